// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "spelling_p.h"

#include <jackfield/json/jsondiff.h>

namespace jackfield {

namespace {
/// The text of a value without some of what stands in it.
class Spelling
{
public:
    explicit Spelling(const JsonValue &value)
        : m_from(value.raw().begin())
        , m_end(value.raw().end())
    { }

    /// False if it stands in front of what was left out before.
    bool leaveOut(const JsonValue &part)
    {
        if (part.raw().begin() < m_from)
            return false;
        m_text.append(m_from, part.raw().begin() - m_from);
        m_from = part.raw().end();
        return true;
    }
    QByteArray text() const { return m_text + QByteArrayView(m_from, m_end); }

private:
    const char *m_from;
    const char *const m_end;
    QByteArray m_text;
};
} // namespace

bool areSpelledAlike(const JsonValue &first, const JsonValue &second)
{
    Spelling mine(first);
    Spelling theirs(second);
    bool canTell = true;
    const bool isInOrder =
        json::eachDifference(first, second, [&](const json::Difference &difference) {
            canTell = difference.expected && difference.actual;
            return canTell && mine.leaveOut(*difference.expected)
                && theirs.leaveOut(*difference.actual);
        });
    return !canTell || (isInOrder && mine.text() == theirs.text());
}

} // namespace jackfield
