// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/interop/importer.h>

#include <QSet>

namespace jackfield::interop {

using Members = QList<std::pair<QString, JsonValue>>;

inline JsonValue word(const QString &text)
{
    return JsonValue::string(text);
}

/// `{"KEY": VALUE}`
inline JsonValue object(const QString &key, const JsonValue &value)
{
    return JsonValue::object({ { key, value } });
}

/// The member of that name; null if there is none.
inline JsonValue memberOf(const JsonValue &value, QStringView name)
{
    return value.value(name).value_or(JsonValue());
}

inline QString textOf(const JsonValue &value, QStringView name)
{
    return memberOf(value, name).toString();
}

/// The file's JSON, its byte order mark left out. Error: Invalid, with file, line and column.
Result<JsonValue> readJson(const ImportSource &source);

/// The text as a template that says it, braces and all.
QString plainText(QString text);
/// The same for all strings in a value.
JsonValue plainJson(const JsonValue &value);

/// The JSONPath of a place: `$.items[0]['odd key']`.
QString jsonPathOf(const QStringList &keys);

/// `{"KEY": CONDITIONS}` of several, the only one as it is; `key`: "all" or "any". Precondition: not empty.
JsonValue combined(const QString &key, const QList<JsonValue> &conditions);
/// `{"not": CONDITION}`
JsonValue negated(const JsonValue &condition);
/// A condition on the value at a place, for those who compare texts: "1" is 1.
JsonValue textAt(const QString &path, const QString &value);

/// One rule of a route, of the values that stand in a definition.
struct DraftRule
{
    QString name;
    JsonValue when;
    QList<JsonValue> replies; ///< each a step or an array of steps
    bool isRandom = false;
    qint64 priority = 0;

    JsonValue value() const;
};

/// One route.
struct DraftRoute
{
    QString path;
    QString description = {};
    Members when = {}; ///< "query": {...}, "header": {...}
    QStringList subprotocols = {};
    QString kind = {}; ///< of its handler: "stream", "refuse"; empty: its rules
    JsonValue handler = {}; ///< of `kind`
    QList<JsonValue> greeting = {}; ///< steps
    QList<JsonValue> pushed = {}; ///< messages of a stream beside the rules, or without any
    qint64 every = 1000; ///< of the stream, milliseconds
    QList<DraftRule> rules = {};

    JsonValue value() const;
};

/// A definition that is put together from what another program has written. What would be a mistake in it is left out,
/// and said.
class MockDraft
{
public:
    explicit MockDraft(QString name, quint16 port = 0)
        : m_name(std::move(name))
        , m_port(port)
    { }

    /// `what`: how the report calls it, "channel /chat".
    void add(DraftRoute route, const QString &what);
    void lose(const QString &sentence);

    /// Error: Missing, if there is no route.
    Result<Imported> finish(const ImportSource &source);

private:
    void keepWhatHolds(DraftRoute &route, const QString &what);
    QList<JsonValue> routesThatGoTogether();

    QString m_name;
    quint16 m_port = 0;
    QList<std::pair<QString, JsonValue>> m_routes; ///< with how the report calls them
    QStringList m_report;
    QSet<QString> m_said; ///< what is in it
    qsizetype m_unsaid = 0; ///< what would be too much for it
};

} // namespace jackfield::interop
