// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "wiremockimporter_p.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;
using namespace interop;
using namespace wiremock;

namespace {
const QString stubFolder = QStringLiteral("message-mappings");

/// A file has one stub or several.
QList<JsonValue> mappingsOf(const JsonValue &root)
{
    const auto list = root.value(u"messageMappings");
    return list ? list->elements() : root.isArray() ? root.elements() : QList { root };
}

struct Stub
{
    QString name;
    Handshakes handshakes;
    std::optional<JsonValue> body;
    JsonValue actions;
    qint64 priority = 5;

    JsonValue when() const
    {
        QList<JsonValue> all = handshakes.conditions;
        if (body)
            all += *body;
        if (all.isEmpty())
            return combined(
                u"any"_s,
                { object(u"mode"_s, word(u"text"_s)), object(u"mode"_s, word(u"binary"_s)) });
        return combined(u"all"_s, all);
    }
};

class Stubs
{
public:
    explicit Stubs(MockDraft &draft)
        : m_draft(draft)
    { }

    /// `areNewestFirst`: as WireMock asks them; else they stand in the order in which they were made.
    void read(const QList<JsonValue> &mappings, bool areNewestFirst)
    {
        for (qsizetype i = 0; i < mappings.size(); ++i) {
            const QString name = textOf(mappings.at(i), u"name");
            m_name = name.isEmpty() ? u"stub %1"_s.arg(i + 1) : name;
            if (const auto stub = stubOf(mappings.at(i)))
                m_stubs += *stub;
        }
        if (!areNewestFirst)
            std::ranges::reverse(m_stubs);
        std::ranges::stable_sort(m_stubs, std::ranges::less(), &Stub::priority);
        m_paths = paths();
        std::vector<std::pair<UriTemplate, DraftRoute>> routes;
        for (const UriTemplate &path : std::as_const(m_paths)) {
            auto route = routeOf(path);
            if (!route)
                break;
            routes.emplace_back(path, *std::move(route));
        }
        for (auto &[path, route] : routes) {
            for (const UriTemplate &room : std::as_const(m_rooms)) {
                if (room == path || room.covers(path))
                    route.greeting += object(u"join"_s, word(room.text()));
            }
            m_draft.add(route, route.path);
        }
    }

private:
    static bool isOpen(const Stub &stub) { return stub.handshakes.path.isOpen(); }

    void lose(const QString &sentence) { m_draft.lose(u"'%1' "_s.arg(m_name) + sentence); }

    std::optional<Stub> stubOf(const JsonValue &mapping)
    {
        const JsonValue trigger = memberOf(mapping, u"trigger");
        const QString type = textOf(trigger, u"type");
        if (!type.isEmpty() && type != u"message"_s) {
            lose(u"was left out: a request of HTTP triggers it; the admin API pushes messages"_s);
            return std::nullopt;
        }
        Stub stub { .name = m_name,
                    .actions = memberOf(mapping, u"actions"),
                    .priority = memberOf(mapping, u"priority").toInteger().value_or(5) };
        const JsonValue message = memberOf(trigger, u"message");
        const auto within = message.value(u"channel");
        if (within && trigger.contains(u"channel")) {
            lose(u"was left out: it asks for two channels"_s);
            return std::nullopt;
        }
        const auto handshakes = handshakesOf(
            memberOf(within.value_or(memberOf(trigger, u"channel")), u"initiatingRequestPattern"));
        if (!handshakes) {
            lose(u"was left out: "_s + handshakes.error().message);
            return std::nullopt;
        }
        stub.handshakes = *handshakes;
        const auto body = message.value(u"body");
        if (!body)
            return stub;
        const auto condition = conditionOf(*body);
        if (!condition) {
            lose(u"was left out: "_s + condition.error().message);
            return std::nullopt;
        }
        stub.body = *condition;
        return stub;
    }

    /// Of all stubs and of those to whom they send, the narrow ones first.
    QList<UriTemplate> paths() const
    {
        QList<UriTemplate> plain;
        QList<UriTemplate> found; // with places
        QSet<QString> known;
        const auto add = [&](const UriTemplate &path) {
            if (path.isOpen() || path.segments().empty() || known.contains(path.text()))
                return;
            known.insert(path.text());
            (path.names().isEmpty() ? plain : found).append(path);
        };
        for (const Stub &stub : m_stubs) {
            add(stub.handshakes.path);
            for (const JsonValue &action : stub.actions.elements()) {
                const auto to =
                    handshakesOf(memberOf(memberOf(action, u"channelTarget"), u"requestPattern"));
                if (to)
                    add(to->path);
            }
        }
        while (!found.isEmpty()) {
            const auto next = std::ranges::find_if(found, [&](const UriTemplate &each) {
                return std::ranges::none_of(found, [&](const UriTemplate &other) {
                    return other != each && each.covers(other);
                });
            });
            plain += next == found.end() ? found.takeFirst() : found.takeAt(next - found.begin());
        }
        if (std::ranges::any_of(m_stubs, &isOpen))
            plain += { UriTemplate(), UriTemplate::any() }; // what stands for a rest is never empty
        return plain;
    }

    /// Nothing, if there are too many rules already.
    std::optional<DraftRoute> routeOf(const UriTemplate &path)
    {
        constexpr qsizetype most = 10'000;
        DraftRoute route { .path = path.isOpen() ? u"/{path:.*}"_s : path.text() };
        for (const Stub &stub : std::as_const(m_stubs)) {
            const UriTemplate &wanted = stub.handshakes.path;
            const bool fits = wanted == path || (!wanted.names().isEmpty() && wanted.covers(path))
                || wanted.isOpen();
            if (!fits)
                continue;
            if (++m_rules > most) {
                m_draft.lose(u"stubs for many paths stand in the route of each, and %1 rules are "
                             "enough: %2 and what follows were left out"_s.arg(most)
                                 .arg(route.path));
                return std::nullopt;
            }
            m_name = stub.name;
            route.rules += DraftRule { .name = stub.name,
                                       .when = stub.when(),
                                       .replies = { replyOf(stub, path) } };
        }
        return route;
    }

    JsonValue replyOf(const Stub &stub, const UriTemplate &path)
    {
        QList<JsonValue> steps;
        for (const JsonValue &action : stub.actions.elements()) {
            if (auto step = messageOf(action); !step.isEmpty() && sendTo(action, path, step))
                steps += JsonValue::object(step);
        }
        return steps.size() == 1 ? steps.first() : JsonValue::array(steps);
    }

    /// Empty for what cannot be sent.
    Members messageOf(const JsonValue &action)
    {
        const JsonValue body = memberOf(memberOf(action, u"message"), u"body");
        const auto data = body.isString() ? std::optional(body) : body.value(u"data");
        if (textOf(action, u"type") != u"send"_s || !data) {
            lose(u"sends what does not stand in it: left out"_s);
            return {};
        }
        if (memberOf(body, u"isBinary").toBool())
            return { { u"base64"_s, *data } };
        QStringList lost;
        const QString text = templateOf(data->toString(), lost);
        for (const QString &expression : std::as_const(lost))
            lose(u"says %1 as it stands"_s.arg(expression));
        return { { u"text"_s, word(text) } };
    }

    /// Whether somebody can be told who hears it.
    bool sendTo(const JsonValue &action, const UriTemplate &path, Members &step)
    {
        const JsonValue target = memberOf(action, u"channelTarget");
        const QString type = textOf(target, u"type");
        if (type.isEmpty() || type == u"originating"_s)
            return true;
        const auto to = handshakesOf(memberOf(target, u"requestPattern"));
        if (type != u"request-initiated"_s || !to || !to->conditions.isEmpty()) {
            lose(u"sends to somebody who cannot be told here: left out"_s);
            return false;
        }
        const bool isAlone = std::ranges::none_of(m_paths, [&](const UriTemplate &other) {
            return other != path && to->path.covers(other);
        });
        if (to->path == path && isAlone) {
            step.append({ u"to"_s, word(u"all"_s) });
            return true;
        }
        if (!m_rooms.contains(to->path))
            m_rooms += to->path;
        step.append({ u"to"_s, object(u"room"_s, word(to->path.text())) });
        return true;
    }

    MockDraft &m_draft;
    QList<Stub> m_stubs; ///< in the order in which they are asked
    QList<UriTemplate> m_rooms; ///< to which something is sent
    QList<UriTemplate> m_paths; ///< of the routes
    qsizetype m_rules = 0;
    QString m_name; ///< of the stub that is read
};
} // namespace

bool isWireMock(QByteArrayView content)
{
    return content.contains("\"messageMappings\"")
        || (content.contains("\"trigger\"") && content.contains("\"actions\""));
}

bool isStubFolder(const QString &path)
{
    return QFileInfo(path).fileName() == stubFolder || QFileInfo(QDir(path), stubFolder).isDir();
}

Result<ImportSource> stubsIn(const QString &path)
{
    const bool isItself = QFileInfo(path).fileName() == stubFolder;
    const QDir folder(isItself ? path : QDir(path).filePath(stubFolder));
    QList<JsonValue> mappings;
    for (const QString &name : folder.entryList({ u"*.json"_s }, QDir::Files, QDir::Name)) {
        const auto root = ImportSource::load(folder.filePath(name)).and_then(&readJson);
        if (!root)
            return std::unexpected(root.error());
        mappings += mappingsOf(*root);
    }
    const QByteArray bytes = object(u"messageMappings"_s, JsonValue::array(mappings)).toJson();
    return ImportSource { .name = path, .bytes = bytes };
}

Result<Imported> importWireMock(const ImportSource &source, const ImportOptions &)
{
    return readJson(source).and_then([&](const JsonValue &root) -> Result<Imported> {
        // Its own answer to GET is in the order in which they are asked, a file in that of their making.
        MockDraft draft(u"WireMock"_s);
        Stubs(draft).read(mappingsOf(root), root.contains(u"meta"));
        return draft.finish(source);
    });
}

} // namespace jackfield
