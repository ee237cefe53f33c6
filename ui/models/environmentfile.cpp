// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "environmentfile.h"

#include "jsonedit.h"

#include <jackfield/json/jsonwriter.h>

#include <QFile>
#include <QSaveFile>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
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
                       u"cannot read %1: %2"_s.arg(file.fileName(), file.errorString()),
                       file.fileName());
    auto whole = JsonValue::parse(file.readAll());
    if (whole)
        return *whole;
    return failure(Error::Code::Invalid,
                   u"%1 is no JSON, at line:column %2: %3"_s.arg(
                       file.fileName(), whole.error().where, whole.error().message),
                   file.fileName());
}

JsonValue jsonOf(const EnvironmentFile::Environment &environment, const JsonValue &before)
{
    QList<std::pair<QString, JsonValue>> variables;
    for (const ConnectionFile::Field &variable : environment.variables)
        variables.append({ variable.name, JsonValue::string(variable.value) });
    JsonEdit json(before);
    json.set(u"name"_s, JsonValue::string(environment.name));
    json.set(u"variables"_s, JsonValue::object(variables));
    return json.value();
}
} // namespace

Result<EnvironmentFile> EnvironmentFile::load(const QString &folder)
{
    const auto whole = wholeOf(folder);
    if (!whole)
        return std::unexpected(whole.error());
    EnvironmentFile file;
    for (const JsonValue &entry : member(*whole, u"environments").elements()) {
        Environment environment { .name = textIn(entry, u"name"), .variables = {} };
        for (const JsonValue::Member &variable : member(entry, u"variables").members())
            environment.variables.append({ variable.key, variable.value.toString() });
        file.environments.append(environment);
    }
    return file;
}

Result<void> EnvironmentFile::save(const QString &folder) const
{
    const auto whole = wholeOf(folder);
    if (!whole)
        return std::unexpected(whole.error());
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
    json.set(u"version"_s, JsonValue::number(qint64(1)));
    json.set(u"environments"_s, JsonValue::array(entries));
    QSaveFile file(pathIn(folder));
    if (!file.open(QIODevice::WriteOnly) || file.write(json::pretty(json.value())) < 0
        || !file.commit())
        return failure(Error::Code::Io,
                       u"cannot write %1: %2"_s.arg(file.fileName(), file.errorString()),
                       file.fileName());
    return {};
}

} // namespace jackfield::ui
