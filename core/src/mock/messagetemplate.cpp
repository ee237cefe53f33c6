// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagetemplate_p.h"

#include <algorithm>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 greatestPause = 86'400'000; // a day

TextTemplate textOf(const Node &node, const Scope &scope)
{
    auto text = TextTemplate::parse(node.string(), scope);
    if (!text)
        node.fail(text.error().message);
    return std::move(text).value_or(TextTemplate());
}

QByteArray bytesOf(const Node &node)
{
    auto decoded = QByteArray::fromBase64Encoding(node.string().toLatin1(),
                                                  QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        node.fail(u"not base64"_s);
    return *decoded;
}

/// `1001` or `{"code": 1001, "reason": "restarting"}`.
WsStatus statusOf(const Node &node)
{
    WsStatus status;
    Node code = node;
    if (node.value().isObject()) {
        node.expectKeys({ u"code"_s, u"reason"_s });
        code = node.required(u"code"_s);
        if (const auto reason = node.member(u"reason"_s))
            status.reason = reason->string();
    }
    status.code = quint16(code.integer(1000, 4999));
    if (!status.isSendable())
        code.fail(u"%1 may not be sent in a close frame"_s.arg(status.code));
    return status;
}

Step stepOf(const Node &node, const Scope &scope)
{
    node.expectKeys(MessageTemplate::keys() + QStringList { u"close"_s, u"delay"_s });
    Step step;
    if (const auto delay = node.member(u"delay"_s))
        step.delay = std::chrono::milliseconds(delay->integer(0, greatestPause));
    const auto close = node.member(u"close"_s);
    if (!close) {
        step.message = MessageTemplate::read(node, scope);
        return step;
    }
    step.close = statusOf(*close);
    if (MessageTemplate::isIn(node))
        close->fail(u"a step is a message or a close, not both"_s);
    return step;
}
} // namespace

QStringList MessageTemplate::keys()
{
    return { u"json"_s, u"text"_s, u"base64"_s };
}

bool MessageTemplate::isIn(const Node &object)
{
    return std::ranges::any_of(keys(),
                               [&](const QString &key) { return object.member(key).has_value(); });
}

MessageTemplate MessageTemplate::read(const Node &object, const Scope &scope)
{
    MessageTemplate message;
    const auto found = [&](const QString &key) {
        const auto node = object.member(key);
        if (node && message.m_expand)
            node->fail(u"a message is one of json, text and base64, not several"_s);
        return node;
    };
    if (const auto node = found(u"json"_s))
        message.m_expand = [made = JsonTemplate(*node, scope)](const Context &context) {
            return WsMessage::fromUtf8(made.expand(context));
        };
    if (const auto node = found(u"text"_s))
        message.m_expand = [made = textOf(*node, scope)](const Context &context) {
            return WsMessage::text(made.expand(context));
        };
    if (const auto node = found(u"base64"_s))
        message.m_expand = [bytes = bytesOf(*node)](const Context &) {
            return WsMessage::binary(bytes);
        };
    if (message.m_expand)
        return message;
    object.fail(u"no message; one of json, text and base64 must stand here"_s,
                Error::Code::Missing);
    message.m_expand = [](const Context &) { return WsMessage(); };
    return message;
}

QList<Step> Step::read(const Node &node, const Scope &scope)
{
    QList<Step> steps;
    for (const Node &element : node.oneOrMore())
        steps.append(stepOf(element, scope));
    return steps;
}

} // namespace jackfield::mock
