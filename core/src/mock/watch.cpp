// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation_p.h"
#include "journalfilter_p.h"
#include "watch_p.h"

#include <algorithm>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

/// A connection. What does not change is read without a lock.
struct Watch::Guest
{
    const int number;
    const WebSocket socket;
    const std::shared_ptr<const Request> request;
    const MockSetup setup; ///< without the watch, which has the guest
    const std::shared_ptr<Variables> state;
    std::shared_ptr<Conversation>
        hand; ///< plays what is played by hand; of the connection's thread
    std::atomic<qint64> received = 0;
    std::atomic<qint64> sent = 0;
    std::atomic<quint64> lastReceived = 0; ///< the entry
    std::atomic<bool> isForgotten = false;

    QString path() const
    {
        const auto &route = request->route();
        return route ? route->uriTemplate : QString();
    }
    bool isIn(const QString &room) const
    {
        return std::ranges::any_of(setup.rooms->all(), [&](const auto &each) {
            return each.first == room && each.second.contains(socket);
        });
    }
    bool isOf(const Audience &audience) const
    {
        return (!audience.connection || *audience.connection == number)
            && (!audience.server || *audience.server == setup.server)
            && (!audience.path || isAt(*audience.path, path(), request.get()))
            && (!audience.room || isIn(*audience.room));
    }
    JournalEntry entry(SessionEvent event, std::chrono::microseconds time) const
    {
        event.conn = number;
        event.t = time;
        return {
            .server = setup.server, .path = path(), .request = request, .event = std::move(event)
        };
    }
};

Watch::Watch(const JournalLimits &limits, Clock clock)
    : m_journal(limits)
    , m_clock(std::move(clock))
    , m_start(m_clock.elapsed())
{ }

void Watch::forgetRoutes()
{
    const std::lock_guard lock(m_mutex);
    m_routes.clear();
}

void Watch::renewRoutes()
{
    const std::lock_guard lock(m_mutex);
    m_oldRoutes = std::exchange(m_routes, {});
}

RouteUse *Watch::useOf(Uses &uses, const MockSetup &setup)
{
    const auto found = std::ranges::find_if(uses, [&](const auto &use) {
        return use.first == setup.route && use.second.server == setup.server;
    });
    return found == uses.end() ? nullptr : &found->second;
}

void Watch::hasRoute(const MockSetup &setup, const MockRoute &route)
{
    const std::lock_guard lock(m_mutex);
    const RouteUse *before = useOf(m_oldRoutes, setup);
    m_routes.append({ setup.route,
                      { .server = setup.server,
                        .path = route.path,
                        .kind = route.kind,
                        .place = route.place,
                        .connections = before ? before->connections : 0 } });
}

void Watch::hasRules(const MockSetup &setup, const QStringList &rules)
{
    const std::lock_guard lock(m_mutex);
    RouteUse *use = useOf(m_routes, setup);
    const RouteUse *before = useOf(m_oldRoutes, setup);
    for (const QString &rule : use ? rules : QStringList()) {
        const auto answered = [&](const RouteUse &old) {
            const auto same = std::ranges::find(old.rules, rule, &RuleUse::rule);
            return same == old.rules.end() ? 0 : same->answered;
        };
        use->rules.append({ rule, before ? answered(*before) : 0 });
    }
}

QList<RouteUse> Watch::routes() const
{
    const std::lock_guard lock(m_mutex);
    QList<RouteUse> uses;
    for (const auto &[route, use] : m_routes)
        uses.append(use);
    return uses;
}

WsResponse
Watch::watched(const WsResponse &response, const Request &request, const MockSetup &setup)
{
    if (!response.isAccepted())
        return response;
    return response.withConsumer(
        [self = shared_from_this(), consumer = response.consumer(), request, setup](
            const WebSocket &socket) {
            self->enter(socket, request, setup);
            consumer(socket);
        });
}

void Watch::enter(const WebSocket &socket, const Request &request, const MockSetup &setup)
{
    std::shared_ptr<Guest> guest;
    {
        const std::lock_guard lock(m_mutex);
        MockSetup own = setup;
        own.watch.reset();
        guest = std::make_shared<Guest>(++m_lastNumber,
                                        socket,
                                        std::make_shared<const Request>(request),
                                        own,
                                        std::make_shared<Variables>());
        m_guests.insert(socket.id(), guest);
        if (RouteUse *use = useOf(m_routes, setup))
            ++use->connections;
    }
    setup.rooms->everyone(setup.route).join(socket);
    const auto opened =
        std::make_shared<const WsOpened>(WsOpened { .request = socket.request(),
                                                    .response = socket.response(),
                                                    .subprotocol = socket.subprotocol(),
                                                    .url = {},
                                                    .upstream = {} });
    SessionEvent event { .kind = SessionEvent::Kind::Open, .handshake = opened };
    m_journal.add(guest->entry(std::move(event), time()));
    // The connection has its observers to its end; who is seen must not keep it.
    socket.observe(
        { .event = [self = weak_from_this(), weak = std::weak_ptr(guest)](const WsEvent &seen) {
            const auto watch = self.lock();
            const auto who = weak.lock();
            if (watch && who)
                watch->seen(*who, seen);
        } });
}

void Watch::seen(Guest &guest, const WsEvent &event)
{
    if (guest.isForgotten)
        return;
    const quint64 number = m_journal.add(guest.entry(eventOf(event), time()));
    if (event.kind == WsEvent::Kind::Message && event.from == Side::Client) {
        ++guest.received;
        guest.lastReceived = number;
    } else if (event.kind == WsEvent::Kind::Message) {
        ++guest.sent;
    } else if (event.kind == WsEvent::Kind::End) {
        const std::lock_guard lock(m_mutex);
        m_guests.remove(guest.socket.id());
    }
}

void Watch::refused(const QString &server, const Request &request, const Response &response)
{
    const auto opened = std::make_shared<const WsOpened>(WsOpened {
        .request = request, .response = response, .subprotocol = {}, .url = {}, .upstream = {} });
    m_journal.add({ .server = server,
                    .request = std::make_shared<const Request>(request),
                    .event = { .kind = SessionEvent::Kind::Refused,
                               .t = time(),
                               .from = Side::Server,
                               .handshake = opened } });
}

std::shared_ptr<Watch::Guest> Watch::guest(quint64 socket) const
{
    const std::lock_guard lock(m_mutex);
    return m_guests.value(socket);
}

std::shared_ptr<Variables> Watch::stateOf(quint64 socket) const
{
    const auto found = guest(socket);
    return found ? found->state : std::make_shared<Variables>();
}

/// A rule that the newest definition does not have any more is only in the journal.
void Watch::answered(quint64 socket, const QString &rule)
{
    const auto found = guest(socket);
    if (!found)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (RouteUse *use = useOf(m_routes, found->setup)) {
            const auto named = std::ranges::find(use->rules, rule, &RuleUse::rule);
            if (named != use->rules.end())
                ++named->answered;
        }
    }
    m_journal.note(found->lastReceived, [&](JournalEntry &entry) { entry.rule = rule; });
}

void Watch::missed(const MockMiss &miss)
{
    const auto found = guest(miss.connection);
    if (!found)
        return;
    m_journal.note(found->lastReceived, [&](JournalEntry &entry) {
        entry.nearest = miss.nearest;
        entry.why = miss.why;
    });
}

Watch::Guests Watch::guests() const
{
    const std::lock_guard lock(m_mutex);
    Guests guests = m_guests.values();
    std::ranges::sort(guests, {}, [](const auto &guest) { return guest->number; });
    return guests;
}

QList<LiveConnection> Watch::connections(const Audience &audience) const
{
    QList<LiveConnection> connections;
    for (const auto &guest : guests()) {
        if (!guest->isOf(audience))
            continue;
        QStringList rooms;
        for (const auto &[name, room] : guest->setup.rooms->all()) {
            if (room.contains(guest->socket))
                rooms += name;
        }
        connections.append({ .number = guest->number,
                             .server = guest->setup.server,
                             .path = guest->path(),
                             .request = *guest->request,
                             .subprotocol = guest->socket.subprotocol(),
                             .peer = guest->socket.peer(),
                             .rooms = rooms,
                             .state = guest->state->all(),
                             .received = guest->received,
                             .sent = guest->sent });
    }
    return connections;
}

/// Of all routes.
QStringList Watch::pathNames() const
{
    QStringList names;
    for (const RouteUse &route : routes()) {
        if (const auto uriTemplate = UriTemplate::parse(route.path))
            names += uriTemplate->names();
    }
    return names;
}

Result<QList<int>> Watch::play(const Audience &audience, const QByteArray &steps)
{
    const auto parsed = [&](const Scope &scope) {
        return json::readText<QList<Step>>(
            steps, u"steps"_s, [&](const json::Node &node) { return Step::read(node, scope); });
    };
    QList<std::pair<std::shared_ptr<Guest>, QList<Step>>> parts;
    for (const auto &guest : guests()) {
        if (!guest->isOf(audience))
            continue;
        Scope scope { .path = guest->path() };
        for (const auto &[name, value] : guest->request->route().value_or(RouteMatch()).values)
            scope.pathNames += name;
        const auto own = parsed(scope);
        if (!own)
            return std::unexpected(own.error());
        parts.append({ guest, *own });
    }
    if (const auto alone = parsed({ .pathNames = pathNames() }); parts.isEmpty() && !alone)
        return std::unexpected(alone.error());
    QList<int> numbers;
    for (const auto &[guest, own] : std::as_const(parts)) {
        numbers += guest->number;
        guest->socket.after(
            {}, [self = shared_from_this(), guest, own] { self->playByHand(*guest, own); });
    }
    return numbers;
}

void Watch::playByHand(Guest &guest, const QList<Step> &steps)
{
    if (!guest.hand) {
        MockSetup setup = guest.setup;
        setup.watch = shared_from_this();
        guest.hand = std::make_shared<Conversation>(guest.socket, *guest.request, setup);
    }
    Context context = guest.hand->context();
    context.count = guest.received;
    guest.hand->play(steps, context);
}

void Watch::forgetAll()
{
    Guests gone;
    {
        const std::lock_guard lock(m_mutex);
        gone = m_guests.values();
        m_guests.clear();
    }
    for (const auto &guest : std::as_const(gone)) {
        guest->isForgotten = true;
        guest->socket.close(WsStatus::GoingAway);
    }
}

} // namespace jackfield::mock
