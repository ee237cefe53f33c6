// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagetemplate_p.h"

#include <algorithm>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

TextTemplate textOf(const Node &node, const Scope &scope)
{
    auto text = TextTemplate::parse(node.templateText(), scope);
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
    return decoded.decoded;
}

QStringList MessageTemplate::keys()
{
    return { u"json"_s, u"text"_s, u"base64"_s, u"echo"_s };
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
            node->fail(u"a message is one of json, text, base64 and echo, not several"_s);
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
    if (const auto node = found(u"echo"_s)) {
        if (node->value() != JsonValue::boolean(true))
            node->fail(u"must be true"_s);
        message.m_expand = [](const Context &context) { return context.message; };
    }
    if (message.m_expand)
        return message;
    object.fail(u"no message; one of json, text, base64 and echo must stand here"_s,
                Error::Code::Missing);
    message.m_expand = [](const Context &) { return WsMessage(); };
    return message;
}

} // namespace jackfield::mock
