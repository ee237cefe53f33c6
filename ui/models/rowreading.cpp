// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rowreading.h"

#include <QRegularExpression>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr quint32 longestDecoded = 1 << 20; ///< bytes: a filter goes through many of them

bool beginsJson(QByteArrayView payload)
{
    const auto first = std::ranges::find_if(
        payload, [](char c) { return !QByteArrayView(" \t\r\n").contains(c); });
    return first != payload.end() && (*first == '{' || *first == '[');
}

decode::Hint hintFrom(QByteArrayView handshake)
{
    static const QRegularExpression agreed(
        u"\\nHTTP/1.1 101 .*\\nSec-WebSocket-Protocol: *([^\\n]*)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromUtf8(handshake);
    return { .subprotocol = agreed.match(text).captured(1).trimmed(),
             .target = text.section(u'\n', 0, 0) };
}
} // namespace

/// Many rows in turn are of one connection.
decode::Hint hintOf(const MessageRows &rows, qsizetype row)
{
    const qsizetype at = rows.handshakeOf(row);
    if (at < 0)
        return {};
    thread_local QByteArray known;
    thread_local decode::Hint hint;
    if (const QByteArrayView handshake = rows.payload(at); handshake != known) {
        known = handshake.toByteArray();
        hint = hintFrom(known);
    }
    return hint;
}

std::optional<decode::Decoded> decodedRow(const MessageRows &rows, qsizetype row)
{
    const MessageRows::Record record = rows.at(row);
    if (!record.isMessage() || record.size > longestDecoded)
        return std::nullopt;
    const QByteArrayView payload = rows.payload(record);
    if (beginsJson(payload))
        return std::nullopt;
    return decode::decodeByContent({ payload.toByteArray(), record.kind == EntryKind::Text },
                                   hintOf(rows, row));
}

} // namespace jackfield::ui
