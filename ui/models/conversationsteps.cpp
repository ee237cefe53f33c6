// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversationsteps.h"

#include "conversation.h"
#include "messagelogmodel.h"
#include "payloadtext.h"
#include "rowreading.h"

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Shape = SequenceStep::Shape;
using Tone = SequenceStep::Tone;

namespace {
constexpr quint32 longestDecoded = 8 << 10; ///< bytes: it is done while painting
constexpr qsizetype beatsAtOnce = 100'000;

Shape shapeOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::End:
    case EntryKind::Error:
    case EntryKind::Note:
    case EntryKind::Dropped: // it arrived nowhere
        return Shape::Note;
    default:
        return Shape::Arrow;
    }
}
} // namespace

QString ConversationSteps::titleOf(qsizetype row) const
{
    const MessageStore &store = m_log.store();
    const MessageRows::Record record = store.at(row);
    if (!record.isMessage())
        return nameOf(record.kind);
    const auto decoded = record.size <= longestDecoded ? decodedRow(store, row) : std::nullopt;
    if (decoded && decoded->payload.isText)
        return sequenceTitle(decoded->payload.bytes, true);
    return sequenceTitle(store.payload(record), record.kind == EntryKind::Text);
}

SequenceStep ConversationSteps::at(int row) const
{
    const qsizetype stored = m_log.storeRow(row);
    const MessageRows::Record record = m_log.store().at(stored);
    SequenceStep step { .shape = shapeOf(record.kind),
                        .tone = record.isMessage() ? Tone::Message : Tone::Control,
                        .connection = record.connection,
                        .from = record.from(),
                        .begins =
                            record.kind == EntryKind::Open || record.kind == EntryKind::Refused,
                        .ends = record.kind == EntryKind::End || record.kind == EntryKind::Refused,
                        .number = stored + 1,
                        .time = record.time,
                        .until = record.time,
                        .title = titleOf(stored) };
    const QModelIndex preview = m_log.index(row, MessageLogModel::Preview);
    if (MessageLogModel::Tone(preview.data(MessageLogModel::ToneRole).toInt())
        == MessageLogModel::Tone::Failure)
        step.tone = Tone::Failure;
    if (step.begins)
        step.from = Side::Client;
    if (record.isMessage() || record.kind == EntryKind::Ping || record.kind == EntryKind::Pong)
        step.detail = m_log.index(row, MessageLogModel::Size).data().toString();
    else
        step.detail = preview.data().toString();
    if (record.kind == EntryKind::Open)
        step.detail += u" · %1"_s.arg(record.code);
    if (const qsizetype folded = m_log.foldedBehind(stored); folded > 0)
        makeExchange(step, stored, folded);
    if (const auto reply = m_conversation.replyAt(stored)) {
        step.answers = reply->question + 1;
        step.isByOrder = reply->isByOrder;
        step.took = record.time - m_log.store().at(reply->question).time;
    }
    step.isUnanswered = m_conversation.isUnanswered(stored);
    return step;
}

/// A run of heartbeats: how many, and how regular they are.
void ConversationSteps::makeExchange(SequenceStep &step, qsizetype row, qsizetype folded) const
{
    const MessageStore &store = m_log.store();
    const MessageRows::Record first = store.at(row);
    Beats &beats = m_beats[row];
    beats.next = std::max(beats.next, row);
    const qsizetype end = std::min(row + folded + 1, beats.next + beatsAtOnce);
    for (; beats.next < end; ++beats.next) {
        const MessageRows::Record record = store.at(beats.next);
        if (record.kind == first.kind && record.fromServer == first.fromServer
            && record.connection == first.connection)
            beats.rhythm.add(record.time);
    }
    step.shape = Shape::Exchange;
    step.tone = Tone::Control;
    step.until = store.at(row + folded).time;
    if (const QString second = titleOf(row + 1); second != step.title)
        step.title += u'/' + second;
    step.detail = u"×%1"_s.arg(formattedCount(folded + 1));
    if (const QString words = beats.rhythm.inWords(); !words.isEmpty())
        step.detail += u", "_s + words;
}

qint64 ConversationSteps::pauseBefore(int row) const
{
    if (row == 0)
        return 0;
    const MessageStore &store = m_log.store();
    const qsizetype before = m_log.storeRow(row - 1);
    return store.at(m_log.storeRow(row)).time - store.at(before + m_log.foldedBehind(before)).time;
}

QString ConversationSteps::inWords(int row) const
{
    const SequenceStep step = at(row);
    const QString client = step.connection == 0 || m_conversation.lanes().size() < 2
        ? MessageLogModel::tr("client")
        : MessageLogModel::tr("conn %1").arg(step.connection);
    const QString server = MessageLogModel::tr("server");
    const bool isOut = step.from == Side::Client;
    QString text = isOut ? client : server;
    if (step.shape == Shape::Arrow)
        text = MessageLogModel::tr("%1 to %2").arg(text, isOut ? server : client);
    else if (step.shape == Shape::Exchange)
        text = MessageLogModel::tr("%1 and %2").arg(client, server);
    text += u": "_s + previewText(step.title.toUtf8(), step.title.size()) + u' ' + step.detail;
    const QString aside = asideOf(step);
    return aside.isEmpty() ? text : QString(text + u", "_s + aside);
}

} // namespace jackfield::ui
