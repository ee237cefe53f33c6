// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "secrets.h"

#include "problems.h"

#include <QDir>
#include <QRegularExpression>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// A workspace of a stranger can name any secret: it must only get what was kept for it.
QString keyOf(const QString &folder, const QString &name)
{
    const QString canonical = QDir(folder).canonicalPath();
    return (canonical.isEmpty() ? folder : canonical) + u'#' + name;
}

QString problemWith(const QString &variable, const QString &name, const Error &error)
{
    if (error.code == Error::Code::Missing) {
        return Problems::
            tr("“%1” is a secret, and this machine has none as “%2” for this workspace: type it "
               "in with Ctrl+Shift+E.")
                .arg(variable, name);
    }
    return Problems::tr(
               "The secret “%1” could not be read: %2. If it was never kept here, type it in with "
               "Ctrl+Shift+E.")
        .arg(variable, error.message);
}
} // namespace

SecretReferences SecretReferences::usedIn(const QString &text) const
{
    SecretReferences used { folder, {} };
    for (const auto &[variable, name] : names.asKeyValueRange()) {
        const QRegularExpression place(
            u"\\{\\{\\s*%1\\s*\\}\\}"_s.arg(QRegularExpression::escape(variable)));
        if (place.match(text).hasMatch())
            used.names.insert(variable, name);
    }
    return used;
}

QByteArray SecretReferences::withVariables(const QByteArray &text,
                                           const QMap<QString, QString> &values) const
{
    KnownSecrets known;
    for (const QString &variable : names.keys())
        known.add(values.value(variable).toUtf8(), variable);
    QByteArray result;
    qsizetype at = 0;
    const auto places = known.find(text);
    for (const KnownSecrets::Place &place : places) {
        result += QByteArrayView(text).sliced(at, place.begin - at);
        result += "{{ " + place.name.toUtf8() + " }}";
        at = place.end;
    }
    return result += QByteArrayView(text).sliced(at);
}

Secrets::Secrets(std::shared_ptr<SecretStore> store)
    : m_store(std::move(store))
{ }

void Secrets::read(const SecretReferences &references, const Answered &answered)
{
    struct Reading
    {
        Found found;
        qsizetype open;
    };
    const QMap<QString, QString> there = known(references);
    const auto reading = std::make_shared<Reading>(
        Reading { { there, {} }, references.names.size() - there.size() });
    if (reading->open == 0)
        return answered(reading->found);
    for (const auto &[variable, name] : references.names.asKeyValueRange()) {
        if (there.contains(variable))
            continue;
        const QString key = keyOf(references.folder, name);
        m_store->read(key,
                      [reading, values = m_values, all = m_all, variable, name, key, answered](
                          const Result<QString> &value) {
                          if (value) {
                              all->add(value->toUtf8(), variable);
                              values->insert(key, *value);
                              reading->found.values.insert(variable, *value);
                          } else {
                              reading->found.problems.insert(
                                  variable, problemWith(variable, name, value.error()));
                          }
                          if (--reading->open == 0)
                              answered(reading->found);
                      });
    }
}

QMap<QString, QString> Secrets::known(const SecretReferences &references) const
{
    QMap<QString, QString> known;
    for (const auto &[variable, name] : references.names.asKeyValueRange()) {
        const auto value = m_values->constFind(keyOf(references.folder, name));
        if (value != m_values->constEnd())
            known.insert(variable, *value);
    }
    return known;
}

void Secrets::keep(const QString &folder,
                   const QString &name,
                   const QString &value,
                   const SecretStore::Kept &answered)
{
    const QString key = keyOf(folder, name);
    m_all->add(value.toUtf8(), name);
    m_store->keep(key, value, [values = m_values, key, value, answered](const auto &warning) {
        if (warning)
            values->insert(key, value);
        answered(warning);
    });
}

void Secrets::forget(const QString &folder, const QString &name)
{
    const QString key = keyOf(folder, name);
    m_values->remove(key);
    m_store->forget(key);
}

} // namespace jackfield::ui
