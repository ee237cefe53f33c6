// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clientdraft_p.h"

namespace jackfield {

/// How a request says who it is: with headers of its own, or as what is around it does.
struct ClientAuth
{
    bool isInherited = true;
    Headers headers = {};
};

/// What a folder of a collection gives to all requests in it and below it; or what a request has for itself.
struct ClientScope
{
    ClientDraft draft = {}; ///< of a folder its headers and subprotocols only
    ClientAuth auth = {};
    DraftVariables::Values variables = {};
};

/// The requests of a collection in their folders.
class ClientCollection
{
public:
    /// `folder`: "" for the collection itself, "a/b" for one in another.
    void addScope(const QString &folder, const ClientScope &scope);
    void addEnvironment(const QString &name, const DraftVariables::Values &values);
    /// Requests come by their folder, then by `order`, then as they were added.
    void addRequest(const QString &folder, double order, const ClientScope &request);
    /// A request of something else than a WebSocket.
    void addOther() { ++m_others; }

    /// A session of all of them. Errors: as of sessionOf(); Missing for an environment that is not there.
    Result<Imported> session(const ImportSource &source, const ImportOptions &options) const;

private:
    struct Placed
    {
        QString folder;
        double order = 0;
        ClientScope scope;
    };

    ClientDraft draftOf(const Placed &request, const DraftVariables::Values &environment) const;
    QList<const ClientScope *> around(const QString &folder) const;

    QList<Placed> m_scopes;
    QList<Placed> m_requests;
    QList<std::pair<QString, DraftVariables::Values>> m_environments;
    int m_others = 0;
};

} // namespace jackfield
