// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlerkinds_p.h"
#include "texttemplate_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
Headers headersOf(const Node &node)
{
    Headers headers;
    if (!node.value().isObject())
        node.expectKeys({});
    for (const auto &[key, value] : node.value().members()) {
        const Node field = node.required(key);
        const QByteArray name = key.toUtf8();
        const QByteArray text = field.string().toUtf8();
        if (!isToken(name))
            field.fail(u"'%1' is not a header name"_s.arg(key));
        if (!isHeaderValue(text))
            field.fail(u"a header value has no line ends"_s);
        headers.append(name, text);
    }
    return headers;
}

/// A 101 that no client may take (RFC 6455 section 4.1): its key answers no key.
MakeHandler wrongAcceptKey(const Node &node)
{
    if (!node.boolean())
        node.fail(u"must be true"_s);
    return [](const MockSetup &) -> WsHandler {
        return [](const Request &) {
            return refuse(Response(101)
                              .header("Upgrade", "websocket")
                              .header("Connection", "Upgrade")
                              .header("Sec-WebSocket-Accept", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        };
    };
}
} // namespace

MakeHandler readRefuse(const Node &node, const Scope &scope)
{
    if (const auto wrong = node.member(u"wrongAcceptKey"_s)) {
        node.expectKeys({ u"wrongAcceptKey"_s });
        return wrongAcceptKey(*wrong);
    }
    node.expectKeys({ u"status"_s, u"body"_s, u"headers"_s, u"wrongAcceptKey"_s });
    const int status = int(node.required(u"status"_s).integer(300, 599));
    const auto headers = node.member(u"headers"_s);
    const Headers fields = headers ? headersOf(*headers) : Headers();
    TextTemplate body;
    if (const auto text = node.member(u"body"_s)) {
        auto parsed = TextTemplate::parse(text->templateText(), scope);
        if (!parsed)
            text->fail(parsed.error().message);
        body = std::move(parsed).value_or(TextTemplate());
    }
    return [=](const MockSetup &setup) -> WsHandler {
        return [=](const Request &request) {
            const Context context = Context::of(request, setup);
            Response response = Response(status).withHeaders(fields);
            if (!fields.contains("Content-Type"))
                response = response.header("Content-Type", "text/plain; charset=utf-8");
            return refuse(response.body(body.expand(context).toUtf8()));
        };
    };
}

} // namespace jackfield::mock
