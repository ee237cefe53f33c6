// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handlerkinds_p.h"
#include "messagetemplate_p.h"

#include <jackfield/replay/replay.h>

#include <QDir>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
/// A file that the definition names, from the definition's own folder.
template<typename Load>
auto loaded(const Node &node, const Scope &scope, const Load &load)
{
    const QString path = QDir(scope.folder).filePath(node.string());
    auto result = load(path);
    if (!result) {
        const Error &error = result.error();
        QString words = error.where.isEmpty() || error.where == path
            ? error.message
            : error.where + u": "_s + error.message;
        node.fail(words.replace(path, node.string()));
    }
    return result;
}

/// `"recorded"`, or a factor: 2 is twice as fast; 0: without waiting.
double speedOf(const Node &node)
{
    constexpr double greatest = 1e6;
    if (node.value().isString()) {
        if (node.string() != u"recorded"_s)
            node.fail(u"must be a number or 'recorded'"_s);
        return 1;
    }
    const double speed = node.value().isNumber() ? node.value().toDouble() : -1;
    if (!(speed >= 0 && speed <= greatest))
        node.fail(u"must be 'recorded' or a number from 0, which is without waiting"_s);
    return speed;
}
} // namespace

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
            Context context { .request = request, .clock = setup.clock };
            context.random = std::make_shared<QRandomGenerator>(setup.seed());
            return replayed(request.withUri(Uri(target->expand(context).toUtf8())));
        };
    };
}

} // namespace jackfield::mock
