// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptengine.h"

#include "support/utf8_p.h"

#include <QCoreApplication>
#include <QFile>

namespace jackfield::scripthost {

using namespace Qt::StringLiterals;
using namespace script;

namespace {
/// What the prelude calls a turn.
QString nameOf(Ask kind)
{
    static const QMap<Ask, QString> names {
        { Ask::Request, u"request"_s }, { Ask::Open, u"open"_s },   { Ask::Forget, u"forget"_s },
        { Ask::Message, u"message"_s }, { Ask::Close, u"close"_s }, { Ask::Timer, u"timer"_s },
        { Ask::State, u"state"_s },     { Ask::Watch, u"watch"_s }, { Ask::Saw, u"saw"_s },
        { Ask::Ended, u"ended"_s },
    };
    return names.value(kind);
}
} // namespace

void Host::accept()
{
    tell(Tell::Accept);
}

void Host::refuse(int status, const QString &body, const QVariantList &headers)
{
    QList<std::pair<QString, QString>> fields;
    for (const QVariant &header : headers) {
        const QVariantList field = header.toList();
        fields.append({ field.value(0).toString(), field.value(1).toString() });
    }
    tell(Tell::Refuse, qint32(status), fields, body);
}

bool Host::sendText(int connection, const QString &text)
{
    if (!text.isValidUtf16())
        return false;
    tell(Tell::Send, qint32(connection), true, text.toUtf8());
    return true;
}

void Host::sendBinary(int connection, const QByteArray &bytes)
{
    tell(Tell::Send, qint32(connection), false, bytes);
}

bool Host::sendRoomText(const QString &room, const QString &text, int except)
{
    if (!text.isValidUtf16())
        return false;
    tell(Tell::SendRoom, room, true, text.toUtf8(), qint32(except));
    return true;
}

void Host::sendRoomBinary(const QString &room, const QByteArray &bytes, int except)
{
    tell(Tell::SendRoom, room, false, bytes, qint32(except));
}

void Host::close(int connection, int code, const QString &reason)
{
    tell(Tell::Close, qint32(connection), qint32(code), reason);
}

void Host::abort(int connection)
{
    tell(Tell::Abort, qint32(connection));
}

void Host::join(int connection, const QString &room)
{
    tell(Tell::Join, qint32(connection), room);
}

void Host::leave(int connection, const QString &room)
{
    tell(Tell::Leave, qint32(connection), room);
}

void Host::timer(int connection, int timer, int milliseconds)
{
    tell(Tell::Timer, qint32(connection), qint32(timer), qint32(milliseconds));
}

void Host::state(int connection, const QString &json)
{
    tell(Tell::State, qint32(connection), json.toUtf8());
}

void Host::failed(int connection, const QString &words)
{
    tell(Tell::Failed, qint32(connection), file + u": "_s + words, false);
}

void Host::found(int connection, const QString &text)
{
    tell(Tell::Found, qint32(connection), text);
}

void Host::log(const QString &text)
{
    tell(Tell::Log, text);
}

void ScriptEngine::interrupt()
{
    m_isInterrupted = true;
    m_engine.setInterrupted(true);
}

ScriptEngine::ScriptEngine()
{
    QFile prelude(u":/scripthost/prelude.js"_s);
    if (!prelude.open(QIODevice::ReadOnly))
        qFatal("the prelude is not there");
    m_host.catches = [this](int connection, const QJSValue &error) { failed(connection, error); };
    QJSEngine::setObjectOwnership(&m_host, QJSEngine::CppOwnership);
    QJSValue made = m_engine.evaluate(QString::fromUtf8(prelude.readAll()), u"prelude.js"_s);
    if (!made.isError())
        made = made.call({ m_engine.newQObject(&m_host), m_engine.globalObject() });
    if (made.isError())
        qFatal("%d: %s", made.property(u"lineNumber"_s).toInt(), qPrintable(made.toString()));
    m_turn = made.property(u"turn"_s);
    m_end = made.property(u"end"_s);
}

QByteArray ScriptEngine::answer(const QByteArray &said, std::chrono::milliseconds most)
{
    m_most = most;
    Heard heard(said);
    const auto kind = heard.kind<Ask>();
    m_host.time = heard.take<qint64>();
    if (kind == Ask::Load)
        load(heard);
    else if (kind == Ask::Check)
        check(heard.take<QByteArray>());
    else
        turn(nameOf(kind), valuesOf(kind, heard));
    m_isInterrupted = false;
    m_engine.setInterrupted(false);
    m_host.tell(Tell::Done);
    return m_host.taken();
}

/// The connection's number, and what the turn is about.
QJSValueList ScriptEngine::valuesOf(Ask kind, Heard &heard)
{
    QJSValueList values { heard.take<qint32>() };
    switch (kind) {
    case Ask::Request:
    case Ask::Watch:
        values += heard.take<qint32>();
        values += handshakeOf(heard.take<Handshake>());
        break;
    case Ask::Message:
        values += payloadOf(heard);
        break;
    case Ask::Close:
        values += heard.take<qint32>();
        values += heard.take<QString>();
        break;
    case Ask::Timer:
        values += heard.take<qint32>();
        break;
    case Ask::State:
        values += QString::fromUtf8(heard.take<QByteArray>());
        break;
    case Ask::Saw:
        values += heard.take<bool>() ? u"client"_s : u"server"_s;
        values += heard.take<qint32>();
        values += heard.take<double>();
        values += QString::fromUtf8(heard.take<QByteArray>());
        values += payloadOf(heard);
        break;
    default: // there is nothing more to know
        break;
    }
    return values;
}

void ScriptEngine::load(Heard &heard)
{
    m_host.file = heard.take<QString>();
    const auto source = heard.take<QByteArray>();
    m_host.numbers.seed(heard.take<quint32>());
    QStringList calls; // of an exception
    const QJSValue result = m_engine.evaluate(QString::fromUtf8(source), m_host.file, 1, &calls);
    if (!calls.isEmpty() || result.isError())
        failed(0, result);
    m_host.hasBegun = true;
    m_host.tell(Tell::Routes, m_host.routes);
    m_host.tell(Tell::Checks, qint32(m_host.checks));
}

/// Text as a string, binary as an ArrayBuffer.
QJSValue ScriptEngine::payloadOf(Heard &heard)
{
    const bool isText = heard.take<bool>();
    const auto payload = heard.take<QByteArray>();
    return isText ? QJSValue(charactersOf(payload)) : m_engine.toScriptValue(payload);
}

/// The engine reads all of a program before it runs any of it, and what runs first throws. It does so in a block: what stands
/// behind a bare throw is looked at less closely, because it is never reached.
void ScriptEngine::check(const QByteArray &source)
{
    const QJSValue result = m_engine.evaluate(u"{throw 0}"_s + QString::fromUtf8(source));
    if (result.isError()) {
        m_host.tell(
            Tell::Mistake, qint32(result.property(u"lineNumber"_s).toInt()), result.toString());
    }
}

/// One turn of the script: what is said to it, and the promises that are kept because of it.
void ScriptEngine::turn(const QString &name, const QJSValueList &values)
{
    const int connection = values.first().toInt();
    const auto check = [&](const QJSValue &result) {
        if (m_engine.hasError())
            failed(connection, m_engine.catchError());
        else if (!result.isUndefined()) // what was thrown; nothing is returned
            failed(connection, result);
    };
    check(m_turn.call(QJSValueList { name } + values));
    QCoreApplication::sendPostedEvents();
    check(m_end.call());
}

QJSValue ScriptEngine::pairsOf(const QList<std::pair<QString, QString>> &pairs)
{
    QJSValue array = m_engine.newArray(uint(pairs.size()));
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        QJSValue pair = m_engine.newArray(2);
        pair.setProperty(0, pairs.at(i).first);
        pair.setProperty(1, pairs.at(i).second);
        array.setProperty(quint32(i), pair);
    }
    return array;
}

QJSValue ScriptEngine::handshakeOf(const Handshake &handshake)
{
    QJSValue object = m_engine.newObject();
    object.setProperty(u"method"_s, handshake.method);
    object.setProperty(u"target"_s, handshake.target);
    object.setProperty(u"path"_s, pairsOf(handshake.path));
    object.setProperty(u"query"_s, pairsOf(handshake.query));
    object.setProperty(u"headers"_s, pairsOf(handshake.headers));
    QJSValue subprotocols = m_engine.newArray(uint(handshake.subprotocols.size()));
    for (qsizetype i = 0; i < handshake.subprotocols.size(); ++i)
        subprotocols.setProperty(quint32(i), handshake.subprotocols.at(i));
    object.setProperty(u"subprotocols"_s, subprotocols);
    return object;
}

/// "chat.js:12: TypeError: x is undefined", and below it where that was called from, as far as it is in the script.
void ScriptEngine::failed(int connection, const QJSValue &error)
{
    const bool isLate = m_isInterrupted.exchange(false);
    m_engine.setInterrupted(false);
    const QString within =
        u"@file:"_s + m_host.file + u':'; // a call is written "function@file:chat.js:12"
    QStringList calls;
    QString line;
    for (const QString &call : error.property(u"stack"_s).toString().split(u'\n')) {
        const qsizetype at = call.indexOf(within);
        if (at < 0)
            continue;
        if (line.isEmpty())
            line = call.sliced(at + within.size());
        const QString function = at == 0 || call.startsWith(u'%') ? QString() : call.first(at);
        calls += u"    at %1:%2"_s.arg(m_host.file, call.sliced(at + within.size()))
            + (function.isEmpty() ? QString() : u" in "_s + function);
    }
    if (line.isEmpty() && error.property(u"fileName"_s).toString().endsWith(m_host.file))
        line = error.property(u"lineNumber"_s).toString(); // of a syntax error
    QString text = m_host.file + (line.isEmpty() ? QString() : u':' + line) + u": "_s
        + (isLate ? u"it took longer than %1 ms, and was interrupted"_s.arg(m_most.count())
                  : error.toString());
    if (calls.size() > 1)
        text += u'\n' + calls.join(u'\n');
    m_host.tell(Tell::Failed, qint32(connection), text, isLate);
}

} // namespace jackfield::scripthost
