// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "environmentfile.h"

#include "jsonedit.h"
#include "problems.h"

#include <jackfield/json/jsonwriter.h>

#include <QFile>
#include <QSaveFile>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 newestVersion = 1;

QString pathIn(const QString &folder)
{
    return folder + u"/workspace.json"_s;
}

Result<JsonValue> wholeOf(const QString &folder)
{
    QFile file(pathIn(folder));
    if (!file.exists())
        return JsonValue::object({});
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Io,
                       Problems::tr("cannot read %1: %2").arg(file.fileName(), file.errorString()),
                       file.fileName());
    const auto whole = JsonValue::parse(file.readAll());
    if (!whole) {
        return failure(Error::Code::Invalid,
                       Problems::tr("%1 is no JSON, at line:column %2: %3")
                           .arg(file.fileName(), whole.error().where, whole.error().message),
                       file.fileName());
    }
    const auto environments = whole->value(u"environments");
    if (!whole->isObject() || (environments && !environments->isArray())) {
        return failure(
            Error::Code::Invalid,
            Problems::tr("%1 is not a workspace file: it is no object with a list of environments")
                .arg(file.fileName()),
            file.fileName());
    }
    if (member(*whole, u"version").toInteger().value_or(newestVersion) > newestVersion) {
        return failure(Error::Code::Unsupported,
                       Problems::tr("%1 was made by a newer Jackfield").arg(file.fileName()),
                       file.fileName());
    }
    return *whole;
}

Result<void> writeWhole(const QString &folder, const JsonValue &whole)
{
    QSaveFile file(pathIn(folder));
    if (!file.open(QIODevice::WriteOnly) || file.write(json::pretty(whole)) < 0 || !file.commit())
        return failure(Error::Code::Io,
                       Problems::tr("cannot write %1: %2").arg(file.fileName(), file.errorString()),
                       file.fileName());
    return {};
}

/// Of a variable: numbers and the like as they are written.
QString textOf(const JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.raw());
}

/// `{"keychain": "NAME"}` is a secret, whatever else is said of it.
ConnectionFile::Field variableOf(const JsonValue::Member &variable)
{
    ConnectionFile::Field field { .name = variable.key, .value = {} };
    field.keychain = textIn(variable.value, u"keychain");
    if (field.keychain.isEmpty())
        field.value = textOf(variable.value);
    return field;
}

JsonValue valueOf(const ConnectionFile::Field &variable)
{
    if (variable.keychain.isEmpty())
        return JsonValue::string(variable.value);
    return JsonValue::object({ { u"keychain"_s, JsonValue::string(variable.keychain) } });
}

JsonValue jsonOf(const EnvironmentFile::Environment &environment, const JsonValue &before)
{
    QList<std::pair<QString, JsonValue>> variables;
    const JsonValue old = member(before, u"variables");
    for (const ConnectionFile::Field &variable : environment.variables) {
        const auto value = old.value(variable.name);
        const bool isSame = value && variableOf({ variable.name, *value }) == variable;
        variables.append({ variable.name, isSame ? *value : valueOf(variable) });
    }
    JsonEdit json(before);
    json.set(u"name"_s, JsonValue::string(environment.name));
    json.set(u"variables"_s, JsonValue::object(variables));
    return json.value();
}
} // namespace

bool EnvironmentFile::refersTo(const QString &keychain) const
{
    return std::ranges::any_of(environments, [&](const Environment &environment) {
        return std::ranges::contains(
            environment.variables, keychain, &ConnectionFile::Field::keychain);
    });
}

QString EnvironmentFile::freeKeychainName(const QString &variable) const
{
    QString name = variable;
    for (int n = 2; refersTo(name); ++n)
        name = u"%1-%2"_s.arg(variable).arg(n);
    return name;
}

bool EnvironmentFile::has(const QString &variable) const
{
    return std::ranges::any_of(environments, [&](const Environment &environment) {
        return std::ranges::contains(environment.variables, variable, &ConnectionFile::Field::name);
    });
}

Result<EnvironmentFile> EnvironmentFile::load(const QString &folder)
{
    const auto whole = wholeOf(folder);
    if (!whole)
        return std::unexpected(whole.error());
    EnvironmentFile file { .environments = {}, .loaded = member(*whole, u"environments") };
    for (const JsonValue &entry : member(*whole, u"environments").elements()) {
        Environment environment { .name = textIn(entry, u"name"), .variables = {} };
        for (const JsonValue::Member &variable : member(entry, u"variables").members())
            environment.variables.append(variableOf(variable));
        file.environments.append(environment);
    }
    return file;
}

Result<void> EnvironmentFile::save(const QString &folder)
{
    const auto whole = wholeOf(folder);
    if (!whole)
        return std::unexpected(whole.error());
    if (!(member(*whole, u"environments") == loaded)) {
        return failure(
            Error::Code::Invalid,
            Problems::tr("%1 was changed by somebody else, and is left so: close the variables and "
                         "open them again")
                .arg(pathIn(folder)),
            pathIn(folder));
    }
    const QList<JsonValue> before = member(*whole, u"environments").elements();
    QList<JsonValue> entries;
    for (qsizetype i = 0; i < environments.size(); ++i) {
        const auto same = std::ranges::find_if(before, [&](const JsonValue &one) {
            return textIn(one, u"name") == environments[i].name;
        });
        const bool isRenamed = same == before.end() && before.size() == environments.size();
        entries.append(jsonOf(environments[i],
                              isRenamed                  ? before[i]
                                  : same == before.end() ? JsonValue()
                                                         : *same));
    }
    JsonEdit json(*whole);
    json.set(u"jackfield"_s, JsonValue::string(u"workspace"_s));
    json.set(u"version"_s, JsonValue::number(newestVersion));
    json.set(u"environments"_s, JsonValue::array(entries));
    return writeWhole(folder, json.value()).transform([&] { loaded = JsonValue::array(entries); });
}

Result<void> saveOrder(const QString &folder, const QStringList &order)
{
    const auto whole = wholeOf(folder);
    if (!whole)
        return std::unexpected(whole.error());
    QList<JsonValue> paths;
    for (const QString &path : order)
        paths.append(JsonValue::string(path));
    JsonEdit json(*whole);
    json.set(u"jackfield"_s, JsonValue::string(u"workspace"_s));
    json.set(u"version"_s, JsonValue::number(newestVersion));
    json.setIf(!paths.isEmpty(), u"order"_s, JsonValue::array(paths));
    return writeWhole(folder, json.value());
}

} // namespace jackfield::ui
