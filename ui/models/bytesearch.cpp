// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "bytesearch.h"

#include "asciicase.h"
#include "writtenbytes.h"

namespace jackfield::ui {

namespace {
constexpr qsizetype shortBytes = 1 << 20; ///< are looked through at once
constexpr qsizetype stretch = 1 << 20; ///< between two looks at whether it is still wanted

qsizetype found(QByteArrayView bytes, const ByteSearch::Wanted &wanted, qsizetype from)
{
    return wanted.isText ? indexOfAnyCase(bytes, wanted.bytes, from)
                         : bytes.indexOf(wanted.bytes, from);
}

std::vector<qsizetype>
allOf(QByteArrayView bytes, const ByteSearch::Wanted &wanted, const std::function<bool()> &isWanted)
{
    std::vector<qsizetype> matches;
    qsizetype at = 0;
    while (at < bytes.size() && matches.size() < ByteSearch::mostMatches && isWanted()) {
        const qsizetype end = std::min(bytes.size(), at + stretch + wanted.bytes.size() - 1);
        const qsizetype match = found(bytes.first(end), wanted, at);
        if (match < 0) {
            at += stretch;
            continue;
        }
        matches.push_back(match);
        at = match + wanted.bytes.size();
    }
    return matches;
}
} // namespace

ByteSearch::Wanted ByteSearch::Wanted::from(const QString &text)
{
    if (const auto bytes = bytesFrom(ByteNotation::Hex, text); bytes)
        return { *bytes, false };
    const bool isQuoted = text.size() > 1 && text.startsWith(u'"') && text.endsWith(u'"');
    QByteArray characters = (isQuoted ? text.sliced(1).chopped(1) : text).toUtf8();
    std::ranges::transform(characters, characters.begin(), asciiLower);
    return { characters, true };
}

ByteSearch::ByteSearch(QObject *parent)
    : QObject(parent)
    , m_result(this)
{ }

void ByteSearch::start(const SharedBytes &bytes, const Wanted &wanted)
{
    m_result.compute(
        wanted.bytes.isEmpty() || bytes.size() <= shortBytes,
        [bytes, wanted](const auto &isWanted) {
            return wanted.bytes.isEmpty() ? std::vector<qsizetype>()
                                          : allOf(bytes.view, wanted, isWanted);
        },
        [this, length = wanted.bytes.size()](const std::vector<qsizetype> &matches) {
            m_matches = matches;
            m_length = length;
            Q_EMIT finished();
        });
}

} // namespace jackfield::ui
