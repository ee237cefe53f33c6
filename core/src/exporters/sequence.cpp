// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/exporters/sequence.h>
#include <jackfield/session/heartbeat.h>
#include <jackfield/session/membernames.h>
#include <jackfield/session/replypairs.h>
#include <jackfield/support/inwords.h>

#include <QSet>
#include <cmath>

namespace jackfield {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
constexpr qsizetype longestTitle = 60; ///< characters
constexpr qsizetype fewBeats = 2; ///< in a row, each of which is a step of its own

QString inWords(const std::optional<WsStatus> &status)
{
    if (!status)
        return u"without a code"_s;
    QString text = QString::number(status->code);
    if (const QString name = status->name(); !name.isEmpty())
        text += u' ' + name;
    return status->reason.isEmpty() ? text : QString(text + u" · "_s + status->reason);
}

bool isAbnormal(const std::optional<WsStatus> &status)
{
    return status && status->code != 1000 && status->code != 1001 && status->code != 1005;
}

QString addressOf(const WsOpened &opened)
{
    return opened.url.isEmpty() ? QString::fromLatin1(opened.request.uri().target()) : opened.url;
}

QString sizeOf(const QByteArray &payload)
{
    return payload.isEmpty() ? QString() : formattedSize(payload.size());
}

void describeEnd(const SessionEvent &event, SequenceStep &step)
{
    step.detail = inWords(event.status);
    step.ends = event.kind == Kind::End;
    step.shape = step.ends ? SequenceStep::Shape::Note : SequenceStep::Shape::Arrow;
    if (!event.clean)
        step.detail += u", without a closing handshake"_s;
    if (isAbnormal(event.status) || !event.clean)
        step.tone = SequenceStep::Tone::Failure;
}

/// The step of one event, without what it answers; it has no title if nobody needs to see it.
SequenceStep stepOf(const SessionEvent &event)
{
    using enum SequenceStep::Tone;
    SequenceStep step { .tone = Control,
                        .connection = quint32(std::max(0, event.conn)),
                        .from = event.from,
                        .time = event.t.count(),
                        .until = event.t.count(),
                        .title = eventName(event) };
    switch (event.kind) {
    case Kind::Open:
    case Kind::Refused:
        step.from = Side::Client;
        step.begins = true;
        step.ends = event.kind == Kind::Refused;
        step.tone = step.ends ? Failure : Control;
        step.detail = addressOf(event.opened())
            + u" · %1 %2"_s.arg(QString::number(event.opened().response.status()),
                                QString::fromLatin1(event.opened().response.reason()));
        break;
    case Kind::Message:
        step.tone = Message;
        step.title = event.partial ? u"never completed"_s
                                   : sequenceTitle(event.message.bytes(), event.message.isText());
        step.detail = formattedSize(event.message.bytes().size());
        break;
    case Kind::Dropped: // by a breakpoint: it arrived nowhere
        step.tone = Failure;
        step.shape = SequenceStep::Shape::Note;
        step.detail = sequenceTitle(event.message.bytes(), event.message.isText()) + u" · "_s
            + formattedSize(event.message.bytes().size());
        break;
    case Kind::Ping:
    case Kind::Pong:
        step.detail = sizeOf(event.payload);
        break;
    case Kind::Close:
    case Kind::End:
        describeEnd(event, step);
        break;
    case Kind::Error:
    case Kind::Frame:
        step.tone = Failure;
        step.shape = SequenceStep::Shape::Note;
        step.detail = event.kind == Kind::Error ? event.text : sizeOf(event.payload);
        break;
    case Kind::Gap:
        step.shape = SequenceStep::Shape::Note;
        step.detail = u"%1 lost: %2"_s.arg(formattedSize(event.bytes), event.text);
        break;
    case Kind::Redacted:
    case Kind::Unknown:
        return {};
    }
    return step;
}

/// Goes through the events of a session.
class Sequencer
{
public:
    explicit Sequencer(const Session &session)
        : m_events(session.events)
    { }

    QList<SequenceStep> steps()
    {
        for (qsizetype at = 0; at < m_events.size();) {
            const qsizetype beats = beatsFrom(at);
            if (beats > fewBeats) {
                addBeats(at, beats);
                at += beats;
                continue;
            }
            add(at);
            ++at;
        }
        for (SequenceStep &step : m_steps)
            step.isUnanswered = m_unanswered.contains(step.number);
        return std::move(m_steps);
    }

private:
    bool isBeat(const SessionEvent &event) const
    {
        if (event.kind == Kind::Ping || event.kind == Kind::Pong)
            return true;
        return event.isWholeMessage() && event.message.isText()
            && isHeartbeat(event.message.bytes(), m_engineIo.contains(event.conn));
    }

    qsizetype beatsFrom(qsizetype at) const
    {
        qsizetype end = at;
        while (end < m_events.size() && isBeat(m_events[end]))
            ++end;
        return end - at;
    }

    void addBeats(qsizetype at, qsizetype count)
    {
        SequenceStep step = stepOf(m_events[at]);
        const SequenceStep second = stepOf(m_events[at + 1]);
        Rhythm rhythm;
        for (qsizetype i = at; i < at + count; ++i) {
            const SessionEvent &event = m_events[i];
            if (event.kind == m_events[at].kind && event.from == step.from
                && event.conn == m_events[at].conn)
                rhythm.add(event.t.count());
        }
        step.shape = SequenceStep::Shape::Exchange;
        step.tone = SequenceStep::Tone::Control;
        step.number = at + 1;
        step.until = m_events[at + count - 1].t.count();
        if (second.title != step.title)
            step.title += u'/' + second.title;
        step.detail = u"×%1"_s.arg(count);
        if (const QString words = rhythm.inWords(); !words.isEmpty())
            step.detail += u", "_s + words;
        m_steps.append(step);
    }

    void add(qsizetype at)
    {
        const SessionEvent &event = m_events[at];
        SequenceStep step = stepOf(event);
        if (step.title.isEmpty())
            return;
        step.number = at + 1;
        if (event.kind == Kind::Open && addressOf(event.opened()).contains(u"EIO="))
            m_engineIo.insert(event.conn);
        if (event.isWholeMessage() && !isBeat(event)) {
            const QByteArray payload = event.message.bytes();
            const auto found = m_pairs.add({ .connection = step.connection,
                                             .from = event.from,
                                             .number = step.number,
                                             .time = step.time,
                                             .isText = event.message.isText(),
                                             .payload = payload });
            if (found.isQuestion)
                m_unanswered.insert(step.number);
            if (found.isAnswer) {
                m_unanswered.remove(found.number);
                step.answers = found.number;
                step.isByOrder = found.by == ReplyPairs::By::Order;
                step.took = step.time - found.time;
            }
        }
        m_steps.append(step);
    }

    const QList<SessionEvent> &m_events;
    QList<SequenceStep> m_steps;
    ReplyPairs m_pairs { ReplyPairs::Wanted::ByOrderToo };
    QSet<qint64> m_unanswered;
    QSet<int> m_engineIo;
};
} // namespace

QString asideOf(const SequenceStep &step)
{
    if (step.isUnanswered)
        return u"unanswered"_s;
    if (step.answers == 0)
        return {};
    return u"%1 after #%2"_s.arg(formattedDuration(step.took), QString::number(step.answers));
}

QString sequenceTitle(QByteArrayView payload, bool isText)
{
    if (!isText)
        return u"binary"_s;
    if (const QByteArrayView kind = kindIn(payload); !kind.isEmpty()) {
        if (const auto value = JsonValue::parse(kind.toByteArray()); value && value->isString())
            return value->toString().left(longestTitle);
    }
    // A character has at most four bytes.
    const QByteArrayView start = payload.first(std::min(payload.size(), 4 * longestTitle + 4));
    const QString text = QString::fromUtf8(start).trimmed();
    return text.size() <= longestTitle && start.size() == payload.size()
        ? text
        : QString(text.left(longestTitle - 1) + u'…');
}

void Rhythm::add(qint64 time)
{
    if (m_last >= 0) {
        const auto interval = double(std::max<qint64>(0, time - m_last));
        const double off = interval - m_mean;
        m_mean += off / double(++m_count);
        m_squares += off * (interval - m_mean);
    }
    m_last = time;
}

QString Rhythm::inWords() const
{
    if (m_count == 0)
        return {};
    const QString every = u"every "_s + formattedDuration(qint64(std::llround(m_mean)));
    if (m_count == 1)
        return every;
    const double spread = std::sqrt(m_squares / double(m_count));
    return every + u" ± "_s + formattedDuration(qint64(std::llround(spread)));
}

SequenceLanes SequenceLanes::fitted(qsizetype clients, double left, double width)
{
    const auto gaps = double(std::max<qsizetype>(1, clients));
    return { .clients = clients,
             .first = left + margin,
             .spacing = std::max(leastSpacing, (width - 2 * margin) / gaps) };
}

QList<SequenceStep> sequenceOf(const Session &session)
{
    return Sequencer(session).steps();
}

} // namespace jackfield
