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
        QSet<QString> seen;
        for (const JsonValue::Member &member : expected.members()) {
            if (seen.contains(member.key))
                continue;
            seen.insert(member.key);
            const JsonValue mine = *expected.value(member.key);
            if (const auto theirs = actual.value(member.key))
                compare(place.child(member.key), mine, *theirs);
            else
                m_found.append({ place.child(member.key), mine, std::nullopt });
        }
        for (const QString &key : actual.keys()) {
            if (seen.contains(key))
                continue;
            seen.insert(key);
            m_found.append({ place.child(key), std::nullopt, actual.value(key) });
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
