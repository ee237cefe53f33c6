// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "codetemplate_p.h"
#include "language_p.h"
#include "learntserver_p.h"
#include "losses_p.h"
#include "support/utf8_p.h"
#include "tables_p.h"
#include "testcode_p.h"

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
QByteArray literal(const QString &text)
{
    return Language::python.string(text);
}

/// As the add-on compares paths: with escapes where they are needed, and only there.
QString comparedPath(const QString &path)
{
    constexpr QByteArrayView kept("/:@!$&'()*+,;=-._~");
    const QByteArray utf8 = path.toUtf8();
    QByteArray made;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const QByteArray digits = utf8.mid(i + 1, 2);
        const QByteArray escaped = QByteArray::fromHex(digits);
        const bool isEscape =
            utf8[i] == '%' && escaped.toHex() == digits.toLower() && !escaped.isEmpty();
        const char c = isEscape ? escaped.front() : utf8[i];
        const bool isUnreserved = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
            || (c >= 'a' && c <= 'z') || QByteArrayView("-._~").contains(c);
        const bool isKept = isUnreserved || (!isEscape && kept.contains(c));
        made += isKept ? QByteArray(1, c) : '%' + QByteArray(1, c).toHex().toUpper();
        i += isEscape ? 2 : 0;
    }
    return QString::fromLatin1(made);
}

/// "text("...", after=0.05)"
QByteArray said(const WsMessage &message, std::chrono::milliseconds pause = {})
{
    const QByteArray content = message.isText() ? literal(charactersOf(message.bytes()))
                                                : '"' + message.bytes().toHex() + '"';
    const QByteArray after = pause.count() > 0
        ? ", after=" + QByteArray::number(double(pause.count()) / 1000)
        : QByteArray();
    return (message.isText() ? "text(" : "binary(") + content + after + ')';
}

/// A list of what can be said, a line each.
QByteArray sayings(const QList<LearntStep> &steps, const QByteArray &indent)
{
    QByteArray lines;
    for (const LearntStep &step : steps) {
        if (step.kind == LearntStep::Kind::Message)
            lines += indent + "    " + said(step.message, step.pause) + ",\n";
    }
    return lines.isEmpty() ? QByteArray("[]") : "[\n" + lines + indent + ']';
}

QByteArray answersOf(const LearntQuestion &question, const QByteArray &indent)
{
    QByteArray text =
        indent + "(\n" + indent + "    " + said(question.said) + ",\n" + indent + "    [\n";
    for (const QList<LearntStep> &reply : question.replies)
        text += indent + "        " + sayings(reply, indent + "        ") + ",\n";
    return text + indent + "    ],\n" + indent + "),\n";
}

QByteArray routeOf(const LearntRoute &route)
{
    QByteArray text = "    " + literal(comparedPath(route.path)) + ": {\n        \"greeting\": "
        + sayings(route.greeting, "        ") + ",\n        \"answers\": [\n";
    for (const LearntQuestion &question : route.questions)
        text += answersOf(question, "            ");
    return text + "        ],\n    },\n";
}

/// A sequence of bytes in quotes.
QByteArray bytes(const QByteArray &value)
{
    QByteArray text = "b\"";
    for (const char c : value) {
        const bool isPlain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
        text += isPlain ? QByteArray(1, c) : "\\x" + QByteArray(1, c).toHex();
    }
    return text + '"';
}

QByteArray refusalOf(const LearntRoute &route)
{
    QByteArray headers;
    for (const auto &[name, value] : route.refusal->headers().fields()) {
        const QByteArray lower = name.toLower();
        if (lower != "content-length" && lower != "transfer-encoding" && lower != "connection")
            headers += "            (" + bytes(name) + ", " + bytes(value) + "),\n";
    }
    return "    " + literal(comparedPath(route.path)) + ": (\n        "
        + QByteArray::number(route.refusal->status()) + ",\n        "
        + (headers.isEmpty() ? QByteArray("[]") : "[\n" + headers + "        ]") + ",\n        "
        + bytes(route.refusal->body()) + ",\n    ),\n";
}

bool isEnd(const LearntStep &step)
{
    return step.kind != LearntStep::Kind::Message;
}
} // namespace

QStringList lostInMitmproxy(const Session &session, const ExportOptions &)
{
    qsizetype ends = 0;
    qsizetype subprotocols = 0;
    QStringList lost;
    for (const LearntRoute &route : learntServer(session)) {
        ends += std::ranges::count_if(route.greeting, isEnd);
        subprotocols += route.subprotocol.isEmpty() ? 0 : 1;
        for (const LearntQuestion &question : route.questions) {
            for (const QList<LearntStep> &reply : question.replies)
                ends += std::ranges::count_if(reply, isEnd);
        }
        for (const QString &each : route.lost)
            lost.append(u"%1 (%2)"_s.arg(each, route.path));
    }
    if (ends > 0)
        lost.append(counted(
            ends, u"end of a connection by the server"_s, u"ends of connections by the server"_s));
    if (subprotocols > 0)
        lost.append(counted(subprotocols,
                            u"subprotocol, which the server behind chooses"_s,
                            u"subprotocols, which the server behind chooses"_s));
    return lost;
}

Result<QList<ExportedFile>> exportMitmproxy(const Session &session, const ExportOptions &options)
{
    CodeTemplate code("mitmproxy.in");
    const QByteArray name = identifier(options.name);
    const QByteArray file = name + "_mitmproxy.py";
    QByteArray routes;
    QByteArray refusals;
    for (const LearntRoute &route : learntServer(session)) {
        if (route.refusal)
            refusals += refusalOf(route);
        else
            routes += routeOf(route);
    }
    if (!refusals.isEmpty())
        code.fill("refused", {});
    const CodeTemplate::Values values {
        { "name", name }, { "file", file }, { "routes", routes }, { "refusals", refusals }
    };
    return QList<ExportedFile> { { QString::fromLatin1(file), code.document("file", values) } };
}

} // namespace jackfield
