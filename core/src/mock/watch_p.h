// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal_p.h"
#include "step_p.h"

#include <jackfield/mock/livemock.h>

namespace jackfield::mock {

class Conversation;
class Variables;

/// Sees who is connected to a mock and what passes, and writes it into its journal. Thread: any.
class Watch final : public std::enable_shared_from_this<Watch>
{
public:
    Watch(const JournalLimits &limits, Clock clock);

    const Journal &journal() const { return m_journal; }
    Journal &journal() { return m_journal; }

    /// What routes are used for is counted anew.
    void forgetRoutes();
    /// The routes are built anew; what is the same goes on counting.
    void renewRoutes();
    void hasRoute(const MockSetup &setup, const MockRoute &route);
    void hasRules(const MockSetup &setup, const QStringList &rules);
    QList<RouteUse> routes() const;

    /// The same answer, whose connection is seen.
    WsResponse watched(const WsResponse &response, const Request &request, const MockSetup &setup);
    void refused(const QString &server, const Request &request, const Response &response);
    /// What is remembered of a connection, by its WebSocket::id().
    std::shared_ptr<Variables> stateOf(quint64 socket) const;
    /// Of the message that came last on the connection.
    void answered(quint64 socket, const QString &rule);
    void missed(const MockMiss &miss);

    QList<LiveConnection> connections(const Audience &audience) const;
    Result<QList<int>> play(const Audience &audience, const QByteArray &steps);
    /// Closes all connections; nothing more is heard of them.
    void forgetAll();

private:
    struct Guest;
    using Guests = QList<std::shared_ptr<Guest>>;

    void enter(const WebSocket &socket, const Request &request, const MockSetup &setup);
    void playByHand(Guest &guest, const QList<Step> &steps);
    void seen(Guest &guest, const WsEvent &event);
    std::chrono::microseconds time() const { return m_clock.elapsed() - m_start; }
    std::shared_ptr<Guest> guest(quint64 socket) const;
    Guests guests() const;
    QStringList pathNames() const;

    Journal m_journal;
    const Clock m_clock;
    const std::chrono::microseconds m_start;
    mutable std::mutex m_mutex; ///< guards what follows
    int m_lastNumber = 0;
    QHash<quint64, std::shared_ptr<Guest>> m_guests; ///< by WebSocket::id()
    using Uses = QList<std::pair<QString, RouteUse>>; ///< by MockSetup::route
    static RouteUse *useOf(Uses &uses, const MockSetup &setup);
    Uses m_routes;
    Uses m_oldRoutes; ///< of the definition before
};

} // namespace jackfield::mock
