// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientlink.h"

#include <ui/models/format.h>
#include <ui/models/heartbeats.h>
#include <ui/models/payloadtext.h>

#include <QThreadPool>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// What a peer says, with all that is in it.
QString shown(const QString &text)
{
    constexpr qsizetype longest = 300;
    return previewText(text.toUtf8(), longest);
}

bool isHarmless(quint16 code)
{
    return code == 1000 || code == 1001 || code == 1005;
}

Result<void> notOpen()
{
    return failure(Error::Code::Closed, ClientLink::tr("the connection is not open"));
}

QString wordsOf(const QList<CertificateFault> &faults)
{
    QStringList words;
    for (const CertificateFault &fault : faults)
        words.append(visibleText(fault.message.toUtf8()));
    return words.join(u' ');
}
} // namespace

ClientLink::ClientLink(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_mailbox(this)
{ }

ClientLink::~ClientLink() = default;

QString ClientLink::words() const
{
    switch (m_state) {
    case State::Idle:
        return tr("not connected");
    case State::Connecting:
        return m_waiting;
    case State::Open:
        return tr("open %1").arg(formattedClock(m_since.elapsed() / 1000));
    case State::Closing:
        return tr("closing, waiting for the other side");
    case State::Closed:
        return m_ending;
    case State::Failed:
        break;
    }
    return tr("could not connect");
}

void ClientLink::open(const std::shared_ptr<Preparation> &preparation,
                      const std::shared_ptr<Replier> &replier)
{
    const int attempt = ++m_attempt;
    m_preparation = preparation;
    m_replier = replier;
    m_problem.clear();
    m_socket.reset();
    m_peer.reset();
    says(tr("preparing"));
    const auto home = m_mailbox.address();
    const auto post = [this, attempt, home](const auto &task) {
        home.post([this, attempt, task] {
            if (attempt == m_attempt)
                task();
        });
    };
    const auto next = [this, post, preparation](const Services::Dial &dial) {
        preparation->prepare(
            [this, post](const QString &words) { post([this, words] { says(words); }); },
            [this, post, dial](const std::expected<ConnectionRequest, ConnectFailure> &request) {
                if (request)
                    post([this, url = request->url] { dials(url); });
                dial(request);
            });
    };
    ReconnectPolicy policy { .isOn = preparation->file().options.reconnects };
    policy.onReconnecting = [this,
                             post](int, std::chrono::milliseconds delay, const QString &reason) {
        post([=, this] { waiting(delay, reason); });
    };
    const auto isOpened = std::make_shared<std::atomic_flag>();
    const auto onOpened = [this, post, preparation, replier, isOpened](const WebSocket &socket) {
        // The end is listened for on the connection's thread, before anything can be missed.
        socket.onClose([this, post](const WsStatus &status, Side initiator, bool clean) {
            post([=, this] { ended(status, initiator, clean); });
        });
        // Anew for each connection, with other values of what is new each time.
        const auto first = preparation->firstMessages();
        for (const WsMessage &message : first.value_or(QList<WsMessage>()))
            socket.send(message);
        if (!first)
            post([this, words = first.error().message] { Q_EMIT firstMessagesFailed(words); });
        if (!isOpened->test_and_set()) // later ones were changed in the window
            replier->setVariables(preparation->environment());
        replier->listen(socket, preparation->taken(), [this, post] {
            post([this] { Q_EMIT answersPaused(); });
        });
        post([this, socket] { opened(socket); });
    };
    const auto onFailed = [this, post](const ConnectFailure &failure) {
        post([this, failure] { failed(failure); });
    };
    m_handle = m_services.connectTo(next, policy, onOpened, onFailed);
}

QMap<QString, QString> ClientLink::taken() const
{
    return m_preparation ? m_preparation->taken() : QMap<QString, QString>();
}

void ClientLink::says(const QString &waiting)
{
    m_waiting = waiting;
    change(State::Connecting);
}

void ClientLink::dials(const QString &url)
{
    m_url = url;
    says(tr("connecting to %1, waiting for its answer").arg(QUrl(url).authority()));
}

void ClientLink::close()
{
    switch (m_state) {
    case State::Connecting:
        ++m_attempt;
        m_preparation->giveUp();
        m_handle.reset();
        change(State::Idle);
        break;
    case State::Open:
        change(State::Closing);
        m_socket->close();
        break;
    case State::Closing:
        m_socket->abort();
        break;
    default:
        break;
    }
}

bool ClientLink::close(const WsStatus &status)
{
    constexpr qsizetype longestReason = 123; // bytes: RFC 6455 section 5.5
    if (!status.isSendable() || status.reason.toUtf8().size() > longestReason)
        return false;
    if (m_state == State::Open) {
        change(State::Closing);
        m_socket->close(status);
    }
    return true;
}

void ClientLink::drop()
{
    if (m_state == State::Open)
        m_socket->abort();
}

void ClientLink::ping()
{
    if (m_state == State::Open)
        m_socket->ping(handPing(++m_pings));
}

/// Until it dials again.
void ClientLink::waiting(std::chrono::milliseconds delay, const QString &reason)
{
    says(tr("reconnecting in %1: %2").arg(formattedDuration(delay.count() * 1000), shown(reason)));
}

bool ClientLink::send(const WsMessage &message)
{
    if (m_state != State::Open)
        return false;
    const SendResult result = m_socket->send(message);
    return result == SendResult::Accepted || result == SendResult::Buffered;
}

void ClientLink::sendLater(const Make &make, const Sent &sent)
{
    if (m_state != State::Open)
        return sent(notOpen());
    QThreadPool::globalInstance()->start(
        [make, sent, socket = *m_socket, home = m_mailbox.address()] {
            const auto message = make();
            Result<void> result;
            if (!message)
                result = std::unexpected(message.error());
            else if (const SendResult done = socket.send(*message);
                     done != SendResult::Accepted && done != SendResult::Buffered)
                result = notOpen();
            home.post([sent, result] { sent(result); });
        });
}

bool ClientLink::sendRaw(const QByteArray &bytes)
{
    return m_state == State::Open && m_socket->sendRaw(bytes) == SendResult::Accepted;
}

void ClientLink::opened(const WebSocket &socket)
{
    m_socket = socket;
    m_peer = socket.tls();
    m_since.start();
    change(State::Open);
}

void ClientLink::ended(const WsStatus &status, Side initiator, bool clean)
{
    const QString who = initiator == Side::Client ? tr("by you") : tr("by the server");
    const QString name = status.name().isEmpty() ? QString() : u' ' + status.name();
    m_ending = tr("closed %1%2 %3").arg(QString::number(status.code), name, who);
    if (!status.reason.isEmpty())
        m_ending += u": “"_s + shown(status.reason) + u'”';
    else if (!clean)
        m_ending += tr(": the connection went away without a close frame");
    m_endedWell = clean && isHarmless(status.code);
    m_socket.reset();
    m_peer.reset();
    change(State::Closed);
}

void ClientLink::failed(const ConnectFailure &failure)
{
    constexpr int unauthorized = 401;
    if (failure.response.status() == unauthorized && m_preparation->dropToken())
        return open(m_preparation, m_replier);
    m_problem = shown(m_preparation->withoutSecrets(failure.message));
    m_peer = failure.tls;
    if (m_peer && m_peer->isPinnable()) // what can be done about it is offered
        m_problem = wordsOf(m_peer->faults);
    m_wasRefused = failure.kind == ConnectFailure::Kind::Refused;
    change(State::Failed);
}

void ClientLink::change(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace jackfield::ui
