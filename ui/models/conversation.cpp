// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation.h"

#include "messagelogmodel.h"

#include <QTimer>
#include <algorithm>

namespace jackfield::ui {

namespace {
// Looked at on the spot: well below a frame's time.
constexpr qsizetype fewRows = 2000;
constexpr qint64 fewBytes = 1 << 20;
constexpr qsizetype pieceRows = 50'000;
constexpr int lanedAtOnce = 20'000; ///< rows of the table
constexpr qint64 longestAnswer = 5'000'000; ///< microseconds
} // namespace

Conversation::Conversation(const MessageLogModel &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
{
    connect(&log, &MessageLogModel::countsChanged, this, &Conversation::grow);
    connect(&log, &QAbstractItemModel::modelReset, this, [this] {
        m_laned = 0;
        m_lanes.clear();
        if (m_log.store().size() < m_scanned)
            beginAnew();
        Q_EMIT lanesChanged();
    });
}

void Conversation::setActive(bool on)
{
    m_isActive = on;
    grow();
}

void Conversation::beginAnew()
{
    m_looking.cancel();
    m_isLooking = false;
    m_state.reset();
    m_scanned = 0;
    m_questions.clear();
    m_answers.clear();
    m_lives.clear();
}

void Conversation::grow()
{
    if (!m_isActive)
        return;
    growLanes();
    const MessageStore &store = m_log.store();
    if (m_isLooking || m_scanned >= store.size())
        return;
    if (!m_state)
        m_state = std::make_shared<State>();
    const qsizetype end = std::min(store.size(), m_scanned + pieceRows);
    qint64 bytes = 0;
    for (qsizetype row = m_scanned; row < end && end - m_scanned <= fewRows; ++row)
        bytes += store.at(row).size;
    const bool isShort = end - m_scanned <= fewRows && bytes <= fewBytes;
    m_isLooking = true;
    m_looking.compute(
        isShort,
        [rows = MessageRows(store), from = m_scanned, end, state = m_state](const auto &) {
            return look(rows, from, end, *state);
        },
        [this](const Piece &piece) { take(piece); });
}

/// Thread: any; one at a time.
Conversation::Piece
Conversation::look(const MessageRows &rows, qsizetype from, qsizetype end, State &state)
{
    Piece piece { .end = end };
    for (qsizetype row = from; row < end; ++row) {
        const MessageRows::Record record = rows.at(row);
        if (record.connection != 0) {
            const auto known = piece.lives.find(record.connection);
            Life &life = known == piece.lives.end() ? piece.lives[record.connection] : *known;
            life.begin = life.begin < 0 ? row : life.begin;
            if (record.kind == EntryKind::End || record.kind == EntryKind::Refused)
                life.end = row;
        }
        const QByteArrayView payload = rows.payload(record);
        if (record.kind == EntryKind::Open && firstLine(payload).contains("EIO="))
            state.engineIo.insert(record.connection);
        if (!record.isMessage()
            || isHeartbeat(record.kind, payload, state.engineIo.contains(record.connection)))
            continue;
        const auto found = state.pairs.add({ .connection = record.connection,
                                             .from = record.from(),
                                             .number = row,
                                             .time = record.time,
                                             .isText = record.kind == EntryKind::Text,
                                             .payload = payload });
        if (record.from() == Side::Client)
            piece.questions.push_back({ quint32(row), found.isQuestion, 0 });
        else if (found.isAnswer)
            piece.answers.push_back(
                { quint32(row), quint32(found.number), found.by == ReplyPairs::By::Order });
    }
    rows.release(from, end);
    return piece;
}

void Conversation::take(const Piece &piece)
{
    m_isLooking = false;
    m_scanned = piece.end;
    m_questions.insert(m_questions.end(), piece.questions.begin(), piece.questions.end());
    for (const Answer &answer : piece.answers) {
        const auto question = questionAt(answer.question);
        if (question == m_questions.cend())
            continue;
        m_questions[size_t(question - m_questions.cbegin())].answer = answer.row;
        m_answers.push_back(answer);
    }
    for (const auto &[connection, life] : piece.lives.asKeyValueRange()) {
        Life &known = m_lives[connection];
        known.begin = known.begin < 0 ? life.begin : known.begin;
        known.end = std::max(known.end, life.end);
    }
    Q_EMIT grown();
    grow();
}

/// Few connections, many rows: those are passed over that are of the connection before them.
void Conversation::growLanes()
{
    const int count = m_log.rowCount();
    const int end = std::min(count, m_laned + lanedAtOnce);
    take(m_laned, end - 1);
    m_laned = end; // there may be fewer than there were
    if (m_laned >= count || m_isLaning)
        return;
    m_isLaning = true;
    QTimer::singleShot(0, this, [this] {
        m_isLaning = false;
        if (m_isActive)
            growLanes();
    });
}

void Conversation::take(int first, int last)
{
    const qsizetype lanes = m_lanes.size();
    quint32 before = 0;
    for (int row = first; row <= last; ++row) {
        const quint32 connection = m_log.store().at(m_log.storeRow(row)).connection;
        if (connection != before && connection != 0)
            addLane(connection);
        before = connection;
    }
    if (lanes != m_lanes.size())
        Q_EMIT lanesChanged();
}

void Conversation::addLane(quint32 connection)
{
    const auto place = std::ranges::lower_bound(m_lanes, connection);
    if (place == m_lanes.end() || *place != connection)
        m_lanes.insert(place, connection);
}

std::vector<Conversation::Question>::const_iterator Conversation::questionAt(qsizetype row) const
{
    const auto found = std::ranges::lower_bound(
        m_questions, row, {}, [](const Question &one) { return qsizetype(one.row); });
    return found != m_questions.end() && found->row == quint32(row) ? found : m_questions.end();
}

std::optional<Conversation::Reply> Conversation::replyAt(qsizetype row) const
{
    const auto found = std::ranges::lower_bound(m_answers, quint32(row), {}, &Answer::row);
    if (found == m_answers.end() || found->row != quint32(row))
        return std::nullopt;
    return Reply { .question = qsizetype(found->question), .isByOrder = found->isByOrder != 0 };
}

qsizetype Conversation::answerOf(qsizetype row) const
{
    const auto found = questionAt(row);
    return found == m_questions.end() || found->answer == 0 ? -1 : qsizetype(found->answer);
}

bool Conversation::isUnanswered(const Question &question) const
{
    if (!question.isAsking || question.answer != 0)
        return false;
    const MessageStore &store = m_log.store();
    const MessageRows::Record asked = store.at(question.row);
    const Life life = lifeOf(asked.connection);
    return life.end > qsizetype(question.row)
        || store.at(m_scanned - 1).time - asked.time > longestAnswer;
}

bool Conversation::isUnanswered(qsizetype row) const
{
    const auto found = questionAt(row);
    return found != m_questions.end() && isUnanswered(*found);
}

qsizetype Conversation::nextUnanswered(qsizetype row, bool isForward) const
{
    const auto count = qsizetype(m_questions.size());
    const auto rowOf = [](const Question &one) { return qsizetype(one.row); };
    const auto from = isForward ? std::ranges::upper_bound(m_questions, row, {}, rowOf)
                                : std::ranges::lower_bound(m_questions, row, {}, rowOf);
    qsizetype at = (from - m_questions.begin()) - (isForward ? 0 : 1);
    for (qsizetype i = 0; i < count; ++i, at += isForward ? 1 : -1) {
        const Question &one = m_questions[size_t((at % count + count) % count)];
        if (isUnanswered(one))
            return one.row;
    }
    return -1;
}

} // namespace jackfield::ui
