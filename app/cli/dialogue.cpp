// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "dialogue.h"

#include "inputlines.h"
#include "terminal.h"

#include <unistd.h>

#include <QTimer>
#include <algorithm>

namespace jackfield::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr qint64 lowWaterBytes = 256 << 10; ///< below it input is read again

QList<AwaitedMessages::Predicate> predicates(const QList<QRegularExpression> &expressions)
{
    QList<AwaitedMessages::Predicate> all;
    for (const QRegularExpression &expression : expressions) {
        all.append([expression](const WsMessage &message) {
            return message.isText() && expression.match(message.text()).hasMatch();
        });
    }
    return all;
}
} // namespace

Dialogue::Dialogue(const WebSocket &socket, DialogueOptions options)
    : m_socket(socket)
    , m_options(std::move(options))
    , m_isInteractive(::isatty(STDIN_FILENO) == 1)
    , m_input(new InputLines(this))
    , m_awaited({ .awaited = predicates(m_options.awaited),
                  .refused = predicates(m_options.refused),
                  .ignoring = predicates(m_options.ignoring),
                  .inOrder = m_options.inOrder,
                  .mayShare = true })
{
    listen();
    if (m_options.duration)
        QTimer::singleShot(*m_options.duration, this, [this] {
            m_isTimeOver = true;
            check();
        });
    connect(m_input, &InputLines::lineRead, this, &Dialogue::sendLine);
    connect(m_input, &InputLines::ended, this, &Dialogue::endInput);
    m_input->setPaused(true);
    QTimer::singleShot(0, this, &Dialogue::start);
}

void Dialogue::listen()
{
    m_socket.onMessage([this](const WsMessage &message) { received(message); });
    m_socket.onError([](const Error &error) { complain(error); });
    m_socket.onClose([this](const WsStatus &status, Side initiator, bool clean) {
        closed(status, initiator, clean);
    });
    if (m_options.ping)
        m_socket.every(*m_options.ping, [this] { m_socket.ping(); });
}

void Dialogue::goOn(const WebSocket &socket)
{
    m_socket = socket;
    listen();
    if (m_exitCode) // it has ended while there was none
        m_socket.close();
}

void Dialogue::start()
{
    for (const Utterance &utterance : m_options.first) {
        if (const auto *message = std::get_if<WsMessage>(&utterance))
            send(*message);
        else
            m_socket.sendRaw(std::get<QByteArray>(utterance));
    }
    resumeInput();
    check();
}

void Dialogue::send(const WsMessage &message)
{
    const SendResult result = m_options.send ? m_options.send(message) : m_socket.send(message);
    if (result == SendResult::Buffered) {
        m_input->setPaused(true);
        QTimer::singleShot(1ms, this, &Dialogue::resumeInput);
    } else if (result == SendResult::Closed && m_options.send && !m_exitCode) {
        complain(u"not sent, too much waits for a connection: %1"_s.arg(describe(message)));
    }
}

void Dialogue::sendLine(const QByteArray &line)
{
    ++m_line;
    if (m_exitCode)
        return;
    const WsMessage message = WsMessage::fromUtf8(line);
    if (message.isWellFormed())
        return send(message);
    complain(
        u"standard input, line %1: not valid UTF-8, so it cannot be sent as text"_s.arg(m_line));
    finish(BadInput);
}

void Dialogue::resumeInput()
{
    if (m_socket.isOpen() && m_socket.bufferedBytes() > lowWaterBytes)
        QTimer::singleShot(1ms, this, &Dialogue::resumeInput);
    else
        m_input->setPaused(false);
}

void Dialogue::endInput()
{
    m_isInputOver = true;
    check();
}

void Dialogue::received(const WsMessage &message)
{
    if (!m_options.quiet)
        printLine(printable(message));
    if (m_options.echo)
        send(message);
    const auto [outcome, refusal] = m_awaited.take(message);
    m_received += outcome == AwaitedMessages::Outcome::Ignored ? 0 : 1;
    if (outcome == AwaitedMessages::Outcome::Refused)
        refuse(message, refusal);
    check();
}

void Dialogue::refuse(const WsMessage &message, qsizetype refusal)
{
    if (m_exitCode)
        return;
    complain(u"a message matches '%1': %2"_s.arg(m_options.refused.at(refusal).pattern(),
                                                 message.text()));
    finish(CheckFailed);
}

bool Dialogue::isSatisfied() const
{
    return m_received >= m_options.expect.value_or(0) && m_awaited.isComplete();
}

void Dialogue::check()
{
    if (m_exitCode)
        return;
    const bool waitsForMessages = m_options.expect || !m_options.awaited.isEmpty();
    if (m_isTimeOver) {
        if (!isSatisfied())
            complainOfMissing();
        return finish(isSatisfied() ? Done : CheckFailed);
    }
    if (waitsForMessages) {
        if (isSatisfied() && (m_isInputOver || m_isInteractive))
            finish(Done);
    } else if (m_isInputOver && !m_options.duration && !m_options.echo) {
        finish(Done);
    }
}

void Dialogue::interrupt()
{
    finish(Interrupted, WsStatus::GoingAway);
}

void Dialogue::finish(int exitCode, const WsStatus &status)
{
    if (m_exitCode)
        return;
    m_exitCode = exitCode;
    if (m_options.isReconnecting && m_options.isReconnecting())
        return Q_EMIT finished(exitCode); // nothing to close
    m_socket.close(status);
    QTimer::singleShot(3s, this, [this] { m_socket.abort(); });
}

void Dialogue::closed(const WsStatus &status, Side initiator, bool clean)
{
    const QString words = QStringList { QString::number(status.code), status.name(), status.reason }
                              .join(u' ')
                              .simplified();
    if (!clean)
        complain(u"the connection ended without a closing handshake (%1)"_s.arg(words));
    else if (initiator == Side::Server)
        complain(u"closed by the server: %1"_s.arg(words));

    if (!m_exitCode && m_options.isReconnecting && m_options.isReconnecting())
        return;
    const bool isBadEnd = !clean || status.code == WsStatus::ProtocolError.code;
    if (m_exitCode)
        return Q_EMIT finished(*m_exitCode == Done && isBadEnd ? BadEnd : *m_exitCode);
    const bool wasWatched = m_options.refused.isEmpty() || !m_options.duration || m_isTimeOver;
    if (!isSatisfied())
        complainOfMissing();
    else if (!wasWatched)
        complain(u"the connection ended before the time of --for, for which --none was to hold"_s);
    Q_EMIT finished(isBadEnd ? BadEnd : isSatisfied() && wasWatched ? Done : CheckFailed);
}

void Dialogue::complainOfMissing() const
{
    if (m_received < m_options.expect.value_or(0))
        complain(u"messages expected: %1, came: %2"_s.arg(*m_options.expect).arg(m_received));
    for (const qsizetype i : m_awaited.missing())
        complain(u"no message matched '%1'"_s.arg(m_options.awaited.at(i).pattern()));
}

} // namespace jackfield::cli
