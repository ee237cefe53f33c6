// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "longtext.h"

#include "displayline.h"

#include <algorithm>

namespace jackfield::ui {

namespace {
/// Whether a string of JSON is open behind `text`.
bool endsInString(QByteArrayView text, bool isInString)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == '"')
            isInString = !isInString;
        else if (text[at] == '\\' && isInString)
            ++at;
    }
    return isInString;
}
} // namespace

qsizetype wholeEnd(QByteArrayView text, qsizetype end)
{
    const qsizetype begin = end;
    while (end > 1 && end < text.size() && (quint8(text[end]) & 0xc0) == 0x80 && begin - end < 3)
        --end;
    qsizetype backslashes = 0;
    while (backslashes < end && text[end - 1 - backslashes] == '\\')
        ++backslashes;
    return backslashes % 2 == 1 && end > 1 ? end - 1 : end;
}

qsizetype LineCutter::lineEnd(QByteArrayView text, qsizetype begin) const
{
    const QByteArrayView window =
        text.sliced(begin, std::min(longestLine + 1, text.size() - begin));
    const qsizetype feed = window.indexOf('\n');
    if (feed >= 0)
        return begin + feed;
    return window.size() <= longestLine ? text.size() : begin + wholeEnd(window, longestLine);
}

TextPiece LineCutter::cut(const SharedBytes &bytes, bool isLast)
{
    TextPiece piece { .bytes = bytes, .lines = {} };
    const QByteArrayView text = bytes.view;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = lineEnd(text, at);
        const QByteArrayView line = text.sliced(at, end - at);
        piece.lines.push_back({ .start = quint32(at),
                                .cells = quint16(cellsOf(line)),
                                .isCut = m_isWithin,
                                .isInString = m_isInString });
        m_isWithin = end == text.size() || text[end] != '\n';
        m_isInString = m_isWithin && m_isJson && endsInString(line, m_isInString);
        at = m_isWithin ? end : end + 1;
    }
    if (isLast && !m_isWithin)
        piece.lines.push_back({ .start = quint32(text.size()) });
    return piece;
}

void LongText::append(TextBatch batch)
{
    const auto count = qsizetype(batch.piece.lines.size());
    for (const TextLine &line : batch.piece.lines) {
        m_hasCuts = m_hasCuts || line.isCut;
        m_mostCells = std::max(m_mostCells, int(line.cells));
    }
    m_parts.push_back({ .piece = std::make_shared<const TextPiece>(std::move(batch.piece)),
                        .firstLine = m_lines });
    m_lines += count;
    m_folds.insert(m_folds.end(), batch.opened.begin(), batch.opened.end());
    for (const auto &[number, fold] : batch.closed)
        m_folds[number] = fold;
}

const LongText::Part &LongText::partOf(qsizetype line) const
{
    const auto holds = [&](size_t part) {
        return part < m_parts.size() && m_parts[part].firstLine <= line
            && line < m_parts[part].firstLine + qsizetype(m_parts[part].piece->lines.size());
    };
    if (!holds(m_lastPart) && !holds(++m_lastPart)) {
        const auto behind = std::ranges::upper_bound(m_parts, line, {}, &Part::firstLine);
        m_lastPart = size_t(behind - m_parts.begin()) - 1;
    }
    return m_parts[m_lastPart];
}

LongText::Line LongText::line(qsizetype line) const
{
    const auto &[piece, firstLine] = partOf(line);
    const auto index = size_t(line - firstLine);
    const TextLine &known = piece->lines[index];
    const qsizetype end =
        index + 1 < piece->lines.size() ? piece->lines[index + 1].start : piece->bytes.size();
    QByteArrayView text = piece->bytes.view.sliced(known.start, end - known.start);
    if (text.endsWith('\n'))
        text.chop(1);
    return {
        .text = text, .cells = known.cells, .isCut = known.isCut, .isInString = known.isInString
    };
}

int LongText::cells(qsizetype line) const
{
    const auto &[piece, firstLine] = partOf(line);
    return piece->lines[size_t(line - firstLine)].cells;
}

LongText::Place LongText::end() const
{
    return m_lines == 0 ? Place() : Place { m_lines - 1, line(m_lines - 1).text.size() };
}

QByteArray LongText::between(Place from, Place to) const
{
    QByteArray text;
    for (qsizetype at = from.line; at <= to.line && at < m_lines; ++at) {
        const Line one = line(at);
        if (at > from.line && !one.isCut)
            text += '\n';
        const qsizetype begin = at == from.line ? from.byte : 0;
        const qsizetype end = at == to.line ? to.byte : one.text.size();
        text += one.text.sliced(begin, end - begin);
    }
    return text;
}

qsizetype LongText::foldAt(qsizetype line) const
{
    const auto found = std::ranges::lower_bound(m_folds, quint32(line), {}, &TextFold::open);
    const bool isThere =
        found != m_folds.end() && found->open == quint32(line) && found->close > found->open;
    return isThere ? found - m_folds.begin() : -1;
}

qsizetype LongText::foldAround(qsizetype line) const
{
    const auto behind = std::ranges::lower_bound(m_folds, quint32(line), {}, &TextFold::open);
    for (auto fold = behind; fold != m_folds.begin();) {
        --fold;
        if (fold->close >= quint32(line))
            return fold - m_folds.begin();
    }
    return -1;
}

} // namespace jackfield::ui
