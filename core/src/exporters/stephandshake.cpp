// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "session/replayable_p.h"
#include "stepcode_p.h"
#include "support/utf8_p.h"

// How connections begin and end.

namespace jackfield {

QByteArray StepCode::targetOf(const PlanStep &step)
{
    return step.event.opened().request.uri().pathAndQuery();
}

QByteArrayList StepCode::offered(const Headers &recorded)
{
    QByteArrayList offered;
    for (const QByteArray &line : recorded.values("Sec-WebSocket-Protocol")) {
        for (const QByteArray &each : line.split(',')) {
            if (!hasPseudonym(each) && !each.trimmed().isEmpty())
                offered.append(each.trimmed());
        }
    }
    return offered;
}

/// The subprotocols and headers of a handshake, as arguments with names.
QList<Code> StepCode::options(const WsOpened &opened)
{
    const Headers &recorded = opened.request.headers();
    QList<Code> parts;
    QByteArrayList offered = this->offered(recorded);
    const bool isAgreed = !opened.subprotocol.isEmpty();
    if (!offered.isEmpty() && !isAgreed && m_texts.has("open.agreed")) { // the client would close
        ++m_unsaid["offer"];
        offered.clear();
    }
    Code subprotocols { .text = QByteArray(1, m_language.list[0]),
                        .end = QByteArray(1, m_language.list[1]) };
    for (const QByteArray &each : std::as_const(offered))
        subprotocols.items.append({ .text = m_values.string(charactersOf(each)) });
    Headers headers = replayable(recorded);
    if (!offered.isEmpty() && !m_texts.has("open.subprotocols")) // a header like others
        headers.append("Sec-WebSocket-Protocol", offered.join(", "));
    const auto add = [&](const QByteArray &name, Code part) {
        if (part.items.isEmpty() || !m_texts.has(name))
            return;
        part.text.prepend(m_texts.fill(name, {}).chopped(1));
        parts.append(part);
    };
    add("open.subprotocols", subprotocols);
    add("open.headers", m_language.headers(m_language, headers));
    return parts;
}

/// What a handshake is made with: in one object behind the path, or argument by argument.
Code StepCode::arguments(const PlanStep &step, const QByteArray &path)
{
    const WsOpened &opened = step.event.opened();
    const bool isOpen = step.kind == PlanStep::Kind::Open;
    const QList<Code> parts = options(opened);
    if (m_texts.has("open.options"))
        return parts.isEmpty() ? Code() : Code { ", {", parts, "}", m_language.pad };
    Code all { .text = m_language.callBegin,
               .end = m_language.callEnd,
               .between = m_language.between,
               .endsWithComma = m_language.callsEndWithComma };
    const QByteArray first = isOpen ? "open.first" : "refused.first";
    if (m_texts.has(first)) {
        const QByteArray status = QByteArray::number(opened.response.status());
        all.items.append({ .text = m_texts.fill(first, { { "status", status } }).trimmed() });
    }
    all.items.append({ .text = path });
    all.items += parts;
    return all;
}

void StepCode::open(const PlanStep &step)
{
    const WsOpened &opened = step.event.opened();
    const QByteArray path = m_values.string(charactersOf(targetOf(step)));
    const Values values {
        { "client", client(step.event.conn) },
        { "path", path },
        { "name", m_name },
        { "status", QByteArray::number(opened.response.status()) },
    };
    const bool isOpen = step.kind == PlanStep::Kind::Open;
    line(isOpen ? "open" : "refused", values, arguments(step, path));
    const QString subprotocol = opened.subprotocol;
    if (isOpen && !subprotocol.isEmpty() && !hasPseudonym(subprotocol.toUtf8()))
        line("subprotocol",
             { { "client", client(step.event.conn) },
               { "subprotocol", m_values.string(subprotocol) } });
}

void StepCode::closeStep(const PlanStep &step)
{
    Values values {
        { "client", client(step.event.conn) },
        { "code", QByteArray::number(step.code.value_or(0)) },
        { "reason", m_values.string(step.event.status ? step.event.status->reason : QString()) }
    };
    if (!isOwn(step) && step.kind == PlanStep::Kind::Abort && m_texts.has("expect.abort")) {
        line("expect.abort", values);
    } else if (!isOwn(step)) {
        const int code = step.kind == PlanStep::Kind::Abort ? 1006 : step.code.value_or(1005);
        values.insert("code", QByteArray::number(code));
        line("expect.close", values);
    } else if (step.kind == PlanStep::Kind::Abort) {
        line("abort", values);
    } else {
        line(step.code ? "close" : "close.none", values);
    }
}

} // namespace jackfield
