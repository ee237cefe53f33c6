// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "notesfile.h"

#include "jsonedit.h"
#include "problems.h"

#include <jackfield/json/jsonwriter.h>

#include <QFile>
#include <QSaveFile>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 newestVersion = 1;

RowPlace placeOf(const JsonValue &entry)
{
    const auto number = [&](QStringView name) {
        return std::max<qint64>(0, member(entry, name).toInteger().value_or(0));
    };
    return { .conn = quint32(number(u"conn")), .n = number(u"n"), .after = number(u"after") };
}

std::unexpected<Error> refused(Error::Code code, const QString &path, const QString &why)
{
    return failure(
        code, Problems::tr("The notes in %1 are left as they are: %2").arg(path, why), path);
}

Result<QByteArray> textOfFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return refused(Error::Code::Io, path, file.errorString());
    return file.readAll();
}
} // namespace

QString NotesFile::pathFor(const QString &sessionPath)
{
    static const QString end = u".session.jsonl"_s;
    const QString name = sessionPath.endsWith(end) ? sessionPath.chopped(end.size()) : sessionPath;
    return name + u".notes.json"_s;
}

Result<NotesFile> NotesFile::load(const QString &path)
{
    const auto text = textOfFile(path);
    NotesFile notes;
    if (!text)
        return std::unexpected(text.error());
    if (text->isEmpty())
        return notes;
    const auto whole = JsonValue::parse(*text);
    if (!whole) {
        return refused(Error::Code::Invalid,
                       path,
                       Problems::tr("no JSON, at line:column %1: %2")
                           .arg(whole.error().where, whole.error().message));
    }
    const JsonValue entries = member(*whole, u"notes");
    if (!whole->isObject() || !entries.isArray())
        return refused(Error::Code::Invalid, path, Problems::tr("no object with a list of notes"));
    if (member(*whole, u"version").toInteger().value_or(newestVersion) > newestVersion)
        return refused(Error::Code::Unsupported, path, Problems::tr("made by a newer Jackfield"));
    notes.m_whole = *whole;
    notes.m_text = *text;
    for (const JsonValue &entry : entries.elements()) {
        const RowPlace place = placeOf(entry);
        if (place.conn == 0 || !notes.m_entries.emplace(place, entry).second)
            notes.m_others.append(entry);
    }
    return notes;
}

bool NotesFile::isCurrent(const QString &path) const
{
    return textOfFile(path) == m_text;
}

Result<void> NotesFile::save(const QString &path)
{
    QList<JsonValue> entries;
    for (const auto &[place, entry] : m_entries)
        entries.append(entry);
    entries += m_others;
    JsonEdit json(m_whole);
    json.set(u"jackfield"_s, JsonValue::string(u"notes"_s));
    json.set(u"version"_s, JsonValue::number(newestVersion));
    json.set(u"notes"_s, JsonValue::array(entries));
    const QByteArray text = json::pretty(json.value());
    QSaveFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || file.write(text) < 0 || !file.commit())
        return failure(Error::Code::Io,
                       Problems::tr("cannot write %1: %2").arg(path, file.errorString()),
                       path);
    m_text = text;
    return {};
}

QString NotesFile::textOf(const JsonValue &entry)
{
    return textIn(entry, u"text");
}

void NotesFile::set(const RowPlace &place, const QString &text)
{
    const auto there = m_entries.find(place);
    JsonEdit json(there == m_entries.end() ? JsonValue::object({}) : there->second);
    json.setText(u"text"_s, text);
    add(place, json.value());
}

void NotesFile::add(const RowPlace &place, const JsonValue &entry)
{
    JsonEdit json(entry);
    json.set(u"conn"_s, JsonValue::number(qint64(place.conn)));
    json.set(u"n"_s, JsonValue::number(qint64(place.n)));
    json.setNumber(u"after"_s, int(place.after), 0);
    m_entries.insert_or_assign(place, json.value());
}

} // namespace jackfield::ui
