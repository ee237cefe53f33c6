// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clientdraft_p.h"

namespace jackfield {

/// What a folder of a collection gives to all requests in it and below it; or what a request has for itself.
struct ClientScope
{
    ClientDraft draft = {}; ///< of a folder its headers, subprotocols and credentials only
    DraftVariables::Values variables = {};
    DraftVariables::Values secrets = {}; ///< those of the variables that are
    bool isRoot = false; ///< of a folder: an environment goes before its variables
};

/// The requests of a collection in their folders.
class ClientCollection
{
public:
    /// `folder`: "" for the collection itself, "a/b" for one in another.
    void addScope(const QString &folder, const ClientScope &scope);
    /// `secrets`: those of the values that are; `folder`: whose requests have it.
    void addEnvironment(const QString &name,
                        const DraftVariables::Values &values,
                        const DraftVariables::Values &secrets = {},
                        const QString &folder = {});
    /// Requests come as they were added, not by their folder and its order.
    void keepOrder() { m_isOrdered = true; }
    /// Else requests come by their folder, then by `order`, then as they were added.
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

    struct Environment
    {
        QString name;
        DraftVariables::Values values;
        DraftVariables::Values secrets;
        QString folder;
    };

    ClientDraft draftOf(const Placed &request, const QList<Environment> &environments) const;
    QList<const Placed *> around(const QString &folder) const;
    QStringList environmentNames() const;
    Result<QList<Environment>> chosen(const ImportSource &source, const QString &name) const;

    QList<Placed> m_scopes;
    QList<Placed> m_requests;
    QList<Environment> m_environments;
    int m_others = 0;
    bool m_isOrdered = false;
};

} // namespace jackfield
