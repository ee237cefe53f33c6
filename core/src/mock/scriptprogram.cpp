// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "expression_p.h"
#include "rooms_p.h"
#include "script/handshake_p.h"
#include "script/wire_p.h"
#include "scriptprogram_p.h"
#include "watch_p.h"

#include <jackfield/ws/websocket.h>

namespace jackfield::mock {

using namespace Qt::StringLiterals;
using namespace script;

struct ScriptProgram::Guest
{
    int number = 0;
    WebSocket socket;
    std::shared_ptr<Variables> state;
    quint64 seen = 0; ///< Variables::version() that the script knows
};

/// Has the turn, if it got it.
class ScriptProgram::Turn
{
public:
    explicit Turn(ScriptProgram &program)
        : m_program(&program)
    {
        std::unique_lock lock(program.m_mutex);
        program.m_turnIsOver.wait(lock,
                                  [&] { return !program.m_isInTurn && program.m_waiting == 0; });
        program.m_isInTurn = m_isMine = true;
    }
    /// Before others; not at all, if it would have to wait for longer, or somebody has waited so long already.
    Turn(ScriptProgram &program, std::chrono::milliseconds most)
        : m_program(&program)
    {
        std::unique_lock lock(program.m_mutex);
        ++program.m_waiting;
        const auto isFree = [&] { return !program.m_isInTurn; };
        m_isMine = !program.m_isSlow && program.m_turnIsOver.wait_for(lock, most, isFree);
        if (!m_isMine && program.m_isLoading) {
            program.m_turnIsOver.wait(lock, isFree);
            m_isMine = true;
        }
        --program.m_waiting;
        program.m_isSlow = !m_isMine;
        program.m_isInTurn = true;
    }
    ~Turn()
    {
        if (!m_isMine)
            return;
        {
            const std::lock_guard lock(m_program->m_mutex);
            m_program->m_isInTurn = false;
            m_program->m_isSlow = false;
        }
        m_program->m_turnIsOver.notify_all();
    }
    Q_DISABLE_COPY_MOVE(Turn)

    bool isMine() const { return m_isMine; }

private:
    ScriptProgram *const m_program;
    bool m_isMine = false;
};

/// A connection that was accepted and is not open yet.
class ScriptProgram::Pending
{
public:
    Pending(std::shared_ptr<ScriptProgram> program, int number, quint64 process)
        : m_program(std::move(program))
        , m_number(number)
        , m_process(process)
    { }
    ~Pending()
    {
        if (!m_isOpen)
            m_program->forget(m_number, m_process);
    }
    Q_DISABLE_COPY_MOVE(Pending)

    void open(const WebSocket &socket)
    {
        m_isOpen = true;
        m_program->open(m_number, m_process, socket);
    }

private:
    const std::shared_ptr<ScriptProgram> m_program;
    const int m_number;
    const quint64 m_process;
    bool m_isOpen = false;
};

namespace {
WsMessage messageOf(Heard &heard)
{
    const bool isText = heard.take<bool>();
    const auto payload = heard.take<QByteArray>();
    return isText ? WsMessage::fromUtf8(payload) : WsMessage::binary(payload);
}

WsResponse refusalOf(Heard &heard)
{
    const int status = heard.take<qint32>();
    const auto fields = heard.take<QList<std::pair<QString, QString>>>();
    Response response = Response(status).body(heard.take<QString>().toUtf8());
    for (const auto &[name, value] : fields)
        response = response.header(name.toLatin1(), value.toLatin1());
    if (!response.header("Content-Type"))
        response = response.header("Content-Type", "text/plain; charset=utf-8");
    return refuse(response);
}
} // namespace

ScriptProgram::ScriptProgram(Source source, const MockSetup &setup)
    : m_source(std::move(source))
    , m_setup(setup)
{ }

ScriptProgram::~ScriptProgram() = default;

qint64 ScriptProgram::now() const
{
    return m_setup.services.clock.now().toMSecsSinceEpoch();
}

void ScriptProgram::log(const QString &text, bool isError, int number) const
{
    if (!m_setup.services.log)
        return;
    const auto guest = m_guests.value(number);
    m_setup.services.log({ .source = m_source.name,
                           .connection = guest ? guest->socket.id() : 0,
                           .text = text,
                           .isError = isError });
}

/// Starts the process if there is none.
bool ScriptProgram::isRunning()
{
    if (m_process && m_process->hasEnded())
        died({ .code = Error::Code::Io, .message = u"its process has ended"_s });
    if (m_process)
        return true;
    m_isLoading = true;
    auto loaded = load(m_source, now(), m_setup.seed());
    m_isLoading = false;
    if (!loaded || !loaded->error.isEmpty()) {
        log(loaded ? loaded->error : loaded.error().message, true);
        return false;
    }
    for (const QString &text : std::as_const(loaded->log))
        log(text, false);
    ++m_processNumber;
    m_process = std::move(loaded->process);
    return true;
}

/// Whoever asks waits for it, and others with him: so it has little time, and a script that is busy says no.
WsResponse ScriptProgram::answer(qsizetype route, const Request &request)
{
    const Turn turn(*this, handshakeTime);
    if (!turn.isMine())
        return refuse(plainText(503, u"The script is busy."_s).header("Retry-After", "1"));
    const WsResponse failed = refuse(plainText(500, u"The script has failed."_s));
    if (!isRunning())
        return failed;
    const int number = ++m_last;
    const auto told = m_process->ask(
        said(Ask::Request, now(), qint32(number), qint32(route), handshakeOf(request)));
    if (!told) {
        died(told.error());
        return failed;
    }
    std::optional<WsResponse> answer;
    for (const QByteArray &one : *told)
        perform(one, &answer);
    if (!answer || !answer->isAccepted())
        return answer.value_or(failed);
    const auto pending = std::make_shared<Pending>(shared_from_this(), number, m_processNumber);
    return [pending](const WebSocket &socket) { pending->open(socket); };
}

void ScriptProgram::run(const WebSocket &socket, std::function<void()> task)
{
    const bool isOffline = socket.peer() == u"offline"_s;
    auto inTurn = [self = shared_from_this(), isOffline, task = std::move(task)] {
        const Turn turn(*self);
        self->m_isHosted = self->m_isHosted || !isOffline;
        task();
    };
    if (isOffline)
        inTurn();
    else
        m_queue.post(std::move(inTurn));
}

void ScriptProgram::open(int number, quint64 process, const WebSocket &socket)
{
    // A peer that says more than the script can hear is read no further.
    constexpr int many = 256;
    constexpr int few = 64;
    const auto self = shared_from_this();
    const auto waiting = std::make_shared<std::atomic<int>>(0);
    run(socket, [=] { self->enter(number, process, socket); });
    socket.onMessage([=](const WsMessage &message) {
        if (waiting->fetch_add(1) + 1 == many)
            socket.setReadingPaused(true);
        self->run(socket, [=] {
            self->take(number, message);
            if (waiting->fetch_sub(1) - 1 == few)
                socket.setReadingPaused(false);
        });
    });
    socket.onClose([=](const WsStatus &status, Side, bool) {
        self->run(socket, [=] { self->leave(number, status); });
    });
}

void ScriptProgram::enter(int number, quint64 process, const WebSocket &socket)
{
    if (!m_process || process != m_processNumber)
        return socket.close({ WsStatus::InternalError.code, u"the script has failed"_s });
    const auto state =
        m_setup.watch ? m_setup.watch->stateOf(socket.id()) : std::make_shared<Variables>();
    m_guests.insert(number, std::make_shared<Guest>(number, socket, state));
    say(number, quint8(Ask::Open));
}

void ScriptProgram::take(int number, const WsMessage &message)
{
    say(number, quint8(Ask::Message), message.isText(), message.bytes());
}

void ScriptProgram::leave(int number, const WsStatus &status)
{
    say(number, quint8(Ask::Close), qint32(status.code), status.reason);
    m_guests.remove(number);
}

void ScriptProgram::forget(int number, quint64 process)
{
    m_queue.post([self = shared_from_this(), number, process] {
        const Turn turn(*self);
        if (self->m_process && process == self->m_processNumber)
            (void)self->m_process->ask(said(Ask::Forget, self->now(), qint32(number)));
    });
}

template<typename... Values>
void ScriptProgram::say(int number, quint8 ask, const Values &...values)
{
    if (!m_process || !m_guests.contains(number))
        return; // it has died meanwhile, and the connection is closed
    tellState(number);
    const auto told = m_process->ask(said(Ask(ask), now(), qint32(number), values...));
    if (!told)
        return died(told.error());
    for (const QByteArray &one : *told)
        perform(one);
}

/// What steps by hand have set since the last turn.
void ScriptProgram::tellState(int number)
{
    Guest &guest = *m_guests.value(number);
    const quint64 version = guest.state->version();
    if (version == guest.seen)
        return;
    guest.seen = version;
    (void)m_process->ask(said(Ask::State, now(), qint32(number), guest.state->all().toJson()));
}

void ScriptProgram::perform(const QByteArray &told, std::optional<WsResponse> *answer)
{
    Heard heard(told);
    const Tell kind = heard.kind<Tell>();
    switch (kind) {
    case Tell::Accept:
        if (answer)
            *answer = WsConsumer([](const WebSocket &) { });
        return;
    case Tell::Refuse:
        if (answer)
            *answer = refusalOf(heard);
        return;
    case Tell::Log:
        return log(heard.take<QString>(), false);
    case Tell::SendRoom: {
        const auto room = heard.take<QString>();
        const WsMessage message = messageOf(heard);
        const auto except = m_guests.value(heard.take<qint32>());
        return m_setup.rooms->broadcast(room, message, except ? except->socket.id() : 0);
    }
    default:
        break;
    }
    const int number = heard.take<qint32>();
    const auto guest = m_guests.value(number);
    if (kind == Tell::Failed) {
        log(heard.take<QString>(), true, number);
        if (answer)
            answer->reset();
    }
    if (guest && !heard.isBroken())
        performOn(*guest, kind, heard);
}

void ScriptProgram::performOn(Guest &guest, Tell kind, Heard &heard)
{
    const WebSocket &socket = guest.socket;
    switch (kind) {
    case Tell::Failed:
        return socket.close({ WsStatus::InternalError.code, u"the script has failed"_s });
    case Tell::Send:
        (void)socket.send(messageOf(heard));
        return;
    case Tell::Close: {
        const auto code = heard.take<qint32>();
        return socket.close({ quint16(code), heard.take<QString>() });
    }
    case Tell::Abort:
        return socket.abort();
    case Tell::Join:
        return m_setup.rooms->join(heard.take<QString>(), socket);
    case Tell::Leave:
        return m_setup.rooms->leave(heard.take<QString>(), socket);
    case Tell::Timer: {
        const auto timer = heard.take<qint32>();
        const std::chrono::milliseconds delay(heard.take<qint32>());
        socket.after(delay, [self = shared_from_this(), socket, number = guest.number, timer] {
            self->run(socket, [=] { self->say(number, quint8(Ask::Timer), timer); });
        });
        return;
    }
    case Tell::State: {
        const auto json = JsonValue::parse(heard.take<QByteArray>());
        if (guest.state->version()
            != guest.seen) // a step by hand has set something meanwhile: it is told of in its turn
            return guest.state->add(json.value_or(JsonValue()));
        guest.seen = guest.state->replace(json.value_or(JsonValue()));
        return;
    }
    default:
        return;
    }
}

/// Its connections end with it; the next one gets another process.
void ScriptProgram::died(const Error &error)
{
    log(m_source.name + u": "_s + error.message, true);
    m_process.reset();
    const auto guests = std::exchange(m_guests, {});
    for (const auto &guest : guests)
        guest->socket.close({ WsStatus::InternalError.code, u"the script has failed"_s });
    if (m_isHosted) // before somebody has to wait for it
        m_queue.post([self = shared_from_this()] {
            const Turn turn(*self);
            (void)self->isRunning();
        });
}

} // namespace jackfield::mock
