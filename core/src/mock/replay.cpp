// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlerkinds_p.h"
#include "messagetemplate_p.h"
#include "namedfile_p.h"

#include <jackfield/replay/replay.h>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

MakeHandler readReplay(const Node &node, const Scope &scope)
{
    node.expectKeys({ u"session"_s, u"matching"_s, u"speed"_s, u"target"_s, u"strict"_s });
    ServerReplay how { .speed = 1 };
    if (const auto speed = node.member(u"speed"_s))
        how.speed = speedOf(*speed);
    if (const auto strict = node.member(u"strict"_s))
        how.strict = strict->boolean();
    std::optional<TextTemplate> target;
    if (const auto text = node.member(u"target"_s))
        target = textOf(*text, scope);
    const Node path = node.required(u"session"_s);
    const auto session =
        loaded(path, scope, [](const QString &file) { return Session::load(file); });
    const auto rules = node.member(u"matching"_s);
    const auto matching = rules
        ? loaded(*rules, scope, [](const QString &file) { return Matching::load(file); })
        : loaded(path, scope, [](const QString &file) { return Matching::beside(file); });
    if (!session || !matching)
        return {};
    return [=, recorded = *session, rules = *matching](const MockSetup &setup) -> WsHandler {
        const WsHandler replayed = replay::asHandler(recorded, rules, how);
        return [=](const Request &request) {
            if (!target)
                return replayed(request);
            const Context context = Context::of(request, setup);
            return replayed(request.withUri(Uri(target->expand(context).toUtf8())));
        };
    };
}

} // namespace jackfield::mock
