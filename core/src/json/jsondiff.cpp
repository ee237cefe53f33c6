// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsondiff.h>

#include <QSet>

namespace jackfield::json {

namespace {
class Walk
{
public:
    void compare(const JsonPointer &place, const JsonValue &expected, const JsonValue &actual)
    {
        if (expected.isObject() && actual.isObject())
            return compareMembers(place, expected, actual);
        if (expected.isArray() && actual.isArray())
            return compareElements(place, expected, actual);
        if (expected != actual)
            m_found.append({ place, expected, actual });
    }
    QList<Difference> takeFound() { return std::move(m_found); }

private:
    void
    compareMembers(const JsonPointer &place, const JsonValue &expected, const JsonValue &actual)
    {
        const QHash<QString, JsonValue> mine = expected.lastMembers();
        const QHash<QString, JsonValue> theirs = actual.lastMembers();
        QSet<QString> seen;
        for (const QString &key : expected.keys()) {
            if (seen.contains(key))
                continue;
            seen.insert(key);
            if (theirs.contains(key))
                compare(place.child(key), mine.value(key), theirs.value(key));
            else
                m_found.append({ place.child(key), mine.value(key), std::nullopt });
        }
        for (const QString &key : actual.keys()) {
            if (seen.contains(key))
                continue;
            seen.insert(key);
            m_found.append({ place.child(key), std::nullopt, theirs.value(key) });
        }
    }

    void
    compareElements(const JsonPointer &place, const JsonValue &expected, const JsonValue &actual)
    {
        const QList<JsonValue> mine = expected.elements();
        const QList<JsonValue> theirs = actual.elements();
        for (qsizetype i = 0; i < std::max(mine.size(), theirs.size()); ++i) {
            if (i < mine.size() && i < theirs.size())
                compare(place.child(i), mine.at(i), theirs.at(i));
            else if (i < mine.size())
                m_found.append({ place.child(i), mine.at(i), std::nullopt });
            else
                m_found.append({ place.child(i), std::nullopt, theirs.at(i) });
        }
    }

    QList<Difference> m_found;
};
} // namespace

QList<Difference> diff(const JsonValue &expected, const JsonValue &actual)
{
    if (expected == actual)
        return {};
    Walk walk;
    walk.compare({}, expected, actual);
    return walk.takeFound();
}

} // namespace jackfield::json
