// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "textsearch.h"

#include "asciicase.h"

#include <algorithm>

namespace jackfield::ui {

namespace {
class Looking
{
public:
    Looking(std::vector<LongText::Part> parts, QByteArray wanted)
        : m_parts(std::move(parts))
        , m_wanted(std::move(wanted))
    { }

    /// Some of them, if nobody wants them any more.
    std::vector<TextMatch> all(const std::function<bool()> &isWanted)
    {
        for (m_part = 0; m_part < m_parts.size() && !isFull() && isWanted(); ++m_part) {
            const QByteArrayView text = m_parts[m_part].piece->bytes.view;
            qsizetype at = std::min(m_begin, text.size());
            m_begin = 0;
            while (!isFull() && (at = indexOfAnyCase(text, m_wanted, at)) >= 0) {
                add(at, m_part, at + m_wanted.size());
                at += m_wanted.size();
            }
            lookAtSeam();
        }
        return std::move(m_matches);
    }

private:
    bool isFull() const { return m_matches.size() >= TextSearch::mostMatches; }

    /// What begins in this piece and ends in the next, if a line does.
    void lookAtSeam()
    {
        if (m_part + 1 >= m_parts.size() || isFull())
            return;
        const QByteArrayView before = m_parts[m_part].piece->bytes.view;
        const TextPiece &next = *m_parts[m_part + 1].piece;
        if (next.lines.empty() || !next.lines.front().isCut)
            return;
        qsizetype begin = before.size() - std::min(before.size(), m_wanted.size() - 1);
        if (!m_matches.empty() && m_lastPart == m_part)
            begin = std::max(begin, m_lastEnd);
        const QByteArrayView after = next.bytes.view;
        const QByteArray seam = before.sliced(begin).toByteArray()
            + after.first(std::min(after.size(), m_wanted.size() - 1)).toByteArray();
        const qsizetype at = indexOfAnyCase(seam, m_wanted, 0);
        if (at < 0)
            return;
        m_begin = begin + at + m_wanted.size() - before.size();
        add(begin + at, m_part + 1, m_begin);
    }

    void add(qsizetype begin, size_t endPart, qsizetype end)
    {
        m_matches.push_back({ placeOf(m_part, begin), placeOf(endPart, end) });
        m_lastPart = endPart;
        m_lastEnd = end;
    }

    LongText::Place placeOf(size_t part, qsizetype offset) const
    {
        const auto &[piece, firstLine] = m_parts[part];
        const auto behind =
            std::ranges::upper_bound(piece->lines, quint32(offset), {}, &TextLine::start);
        const auto line = std::prev(behind);
        return { firstLine + (line - piece->lines.begin()), offset - line->start };
    }

    const std::vector<LongText::Part> m_parts;
    const QByteArray m_wanted;
    std::vector<TextMatch> m_matches;
    size_t m_part = 0;
    qsizetype m_begin = 0; ///< bytes of the next part that belong to a match
    size_t m_lastPart = 0; ///< where the last match ends
    qsizetype m_lastEnd = 0;
};
} // namespace

TextSearch::TextSearch(QObject *parent)
    : QObject(parent)
    , m_result(this)
{ }

void TextSearch::start(const LongText &text, const QString &wanted)
{
    QByteArray bytes = wanted.toUtf8();
    std::ranges::transform(bytes, bytes.begin(), asciiLower);
    const bool isShort = bytes.isEmpty() || text.parts().size() <= 1;
    m_result.compute(
        isShort,
        [parts = text.parts(), bytes](const auto &isWanted) {
            return bytes.isEmpty() ? std::vector<TextMatch>() : Looking(parts, bytes).all(isWanted);
        },
        [this](const std::vector<TextMatch> &matches) {
            m_matches = matches;
            Q_EMIT finished();
        });
}

} // namespace jackfield::ui
