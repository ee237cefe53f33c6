// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cppliteral_p.h"
#include "qtestexporter_p.h"
#include "session/replayable_p.h"
#include "template_p.h"
#include "testcode_p.h"

#include <QUtf8StringView>

#include <QSet>

namespace jackfield {

namespace {
using Kind = SessionEvent::Kind;

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

/// The statements for one session, event by event. Connections that overlap share a test function.
class Steps
{
public:
    void add(const SessionEvent &event);
    QByteArray functions();

private:
    void begin(const SessionEvent &event);
    void open(const SessionEvent &event);
    void refused(const SessionEvent &event);
    void message(const SessionEvent &event);
    void close(const SessionEvent &event);
    void line(const QByteArray &statement) { m_body += "        " + statement + '\n'; }
    void endFunction();
    QByteArray client(int conn) const { return "client" + number(conn); }

    QByteArray m_functions;
    QByteArray m_name; ///< of the function that is being written
    QByteArray m_body;
    QSet<int> m_open;
};

void Steps::add(const SessionEvent &event)
{
    const bool isHandshake = event.kind == Kind::Open || event.kind == Kind::Refused;
    if (!isHandshake && !m_open.contains(event.conn))
        return; // the closing handshake's other half, or nothing that a client does
    switch (event.kind) {
    case Kind::Open:
        return open(event);
    case Kind::Refused:
        return refused(event);
    case Kind::Message:
        if (event.isWholeMessage()) // what was never completed cannot be sent, and is not heard
            message(event);
        return;
    case Kind::Ping:
        if (event.from == Side::Client)
            line(client(event.conn) + "->ping(bytes(\"" + event.payload.toHex() + "\"));");
        return;
    case Kind::Close:
    case Kind::End:
        return close(event);
    default:
        return;
    }
}

/// Begins a connection, in a test function of its own if no other one is open.
void Steps::begin(const SessionEvent &event)
{
    if (m_open.isEmpty())
        endFunction();
    m_name += (m_name.isEmpty() ? "connection" : "And") + number(event.conn);
    const Request &recorded = event.opened().request;
    const QByteArray name = "request" + number(event.conn);
    line("const Request " + name + " = Request(Method::Get, Uri("
         + cppLiteral(recorded.uri().target()) + "))");
    Headers headers = replayable(recorded.headers());
    for (const QByteArray &protocols : recorded.headers().values("Sec-WebSocket-Protocol")) {
        if (!hasPseudonym(protocols))
            headers.append("Sec-WebSocket-Protocol", protocols);
    }
    for (const auto &[field, value] : std::as_const(headers).fields())
        line("    .withHeader(" + cppLiteral(field) + ", " + cppLiteral(value) + ')');
    m_body.chop(1);
    m_body += ";\n";
}

void Steps::open(const SessionEvent &event)
{
    begin(event);
    if (m_open.isEmpty())
        line("const testing::TestClock clock;");
    m_open.insert(event.conn);
    const QByteArray conn = number(event.conn);
    line("const auto " + client(event.conn) + " = testing::testWsClient(handlerUnderTest(), request"
         + conn + ", clock);");
    const QByteArray subprotocol = event.opened().subprotocol.toUtf8();
    if (!subprotocol.isEmpty() && !hasPseudonym(subprotocol))
        line("QCOMPARE(" + client(event.conn) + "->subprotocol().toUtf8(), QByteArray("
             + cppLiteral(subprotocol) + "));");
}

void Steps::refused(const SessionEvent &event)
{
    begin(event);
    const QByteArray conn = number(event.conn);
    line("const auto refused" + conn + " = testing::upgrade(handlerUnderTest(), request" + conn
         + ");");
    line("QVERIFY(!refused" + conn + ");");
    line("QCOMPARE(refused" + conn + ".error().response.status(), "
         + number(event.opened().response.status()) + ");");
}

void Steps::message(const SessionEvent &event)
{
    const QByteArray payload = event.message.bytes();
    const bool isPlain = QUtf8StringView(payload).isValidUtf8() && !payload.contains('\0');
    const auto value = isPlain && event.message.isText() ? JsonValue::parse(payload) : JsonValue();
    const bool isJson = value && (value->isObject() || value->isArray());
    QByteArray written;
    if (!event.message.isText())
        written = "WsMessage::binary(bytes(" + cppLiteral(payload.toHex(), 16) + "))";
    else if (!isPlain)
        written = "WsMessage::fromUtf8(bytes(" + cppLiteral(payload.toHex(), 16) + "))";
    else
        written = "text(" + cppLiteral(payload, 16) + ')';
    const QByteArray name = client(event.conn);
    if (event.from == Side::Client)
        line(name + "->send(" + written + ");");
    else if (isJson)
        line("QCOMPARE(receivedJson(*" + name + "), asJson(" + cppLiteral(payload, 16) + "));");
    else
        line("QCOMPARE(received(*" + name + "), " + written + ");");
}

void Steps::close(const SessionEvent &event)
{
    const QByteArray name = client(event.conn);
    const int code = event.status.value_or(WsStatus::NoStatusReceived).code;
    m_open.remove(event.conn);
    if (event.from == Side::Server)
        return line("QCOMPARE(receivedClose(*" + name + "), " + number(code) + ");");
    if (event.kind == Kind::End && !event.clean)
        return line(name + "->abort();");
    if (!event.status || !event.status->isSendable())
        return line(name + "->socket()->closeWithoutCode();");
    line(name + "->close({ " + number(code) + ", QString::fromUtf8("
         + cppLiteral(event.status->reason.toUtf8()) + ") });");
}

void Steps::endFunction()
{
    if (m_name.isEmpty())
        return;
    m_functions += (m_functions.isEmpty() ? "" : "\n") + ("    void " + m_name) + "()\n    {\n"
        + m_body + "    }\n";
    m_name.clear();
    m_body.clear();
}

QByteArray Steps::functions()
{
    endFunction();
    return m_functions;
}
} // namespace

Result<QList<ExportedFile>> exportQtTest(const Session &session, const ExportOptions &options)
{
    Steps steps;
    for (const SessionEvent &event : session.events)
        steps.add(event);
    const QByteArray functions = steps.functions();
    if (functions.isEmpty())
        return failure(Error::Code::Missing,
                       QStringLiteral("the session has no connection to make a test of"));
    const QByteArray name = identifier(options.name);
    const QByteArray file = name + ".session.jsonl";
    const QHash<QByteArray, QByteArray> values {
        { "TEST", "tst_" + name },
        { "CLASS", "Test_" + name },
        { "SESSION_FILE", file },
        { "TESTS", functions },
    };
    const auto made = [&](const QByteArray &fileName, const char *from, bool isUsersOwn) {
        return ExportedFile { QString::fromLatin1(fileName),
                              filled(exporterTemplate(from), values),
                              isUsersOwn };
    };
    return QList<ExportedFile> {
        made("tst_" + name + ".cpp", "qtest.cpp.in", false),
        made("handler.h", "qtest.handler.h.in", true),
        made("CMakeLists.txt", "qtest.cmake.in", true),
        { QString::fromLatin1(file), session.toText(), false },
    };
}

} // namespace jackfield
