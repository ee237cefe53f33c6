// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/knownsecrets.h>

#include <algorithm>

namespace jackfield {

void KnownSecrets::add(const QByteArray &value, const QString &name)
{
    if (value.size() < shortest)
        return;
    const QMutexLocker lock(&m_mutex);
    if (std::ranges::find(m_secrets, value, &Secret::value) != m_secrets.end())
        return;
    const auto place = std::ranges::find_if(
        m_secrets, [&](const Secret &secret) { return secret.value.size() < value.size(); });
    m_secrets.insert(place, { value, name });
}

bool KnownSecrets::isEmpty() const
{
    return secrets().isEmpty();
}

QList<KnownSecrets::Secret> KnownSecrets::secrets() const
{
    const QMutexLocker lock(&m_mutex);
    return m_secrets;
}

QString KnownSecrets::nameOf(const QByteArray &value) const
{
    const QList<Secret> all = secrets();
    const auto secret = std::ranges::find(all, value, &Secret::value);
    return secret == all.end() ? QString() : secret->name;
}

bool KnownSecrets::mayBeEscapedIn(QByteArrayView text) const
{
    if (!text.contains('\\'))
        return false;
    const QList<Secret> all = secrets();
    if (all.isEmpty() || text.contains("\\u")) // any character may be written so
        return !all.isEmpty();
    return std::ranges::any_of(all, [](const Secret &secret) {
        return std::ranges::any_of(secret.value, [](char c) {
            return c == '"' || c == '\\' || c == '/' || (c >= 0 && c < ' ');
        });
    });
}

QList<KnownSecrets::Place> KnownSecrets::find(QByteArrayView text) const
{
    QList<Place> found;
    const QList<Secret> all = secrets();
    for (const auto &[value, name] : all) {
        for (qsizetype at = text.indexOf(value); at >= 0; at = text.indexOf(value, at)) {
            found.append({ at, at + value.size(), name });
            at += value.size();
        }
    }
    std::ranges::stable_sort(
        found, {}, &Place::begin); // so of two at one place the longer one is first
    qsizetype end = 0;
    found.removeIf([&end](const Place &place) {
        if (place.begin < end)
            return true;
        end = place.end;
        return false;
    });
    return found;
}

} // namespace jackfield
