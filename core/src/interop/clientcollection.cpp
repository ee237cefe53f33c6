// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientcollection_p.h"

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
bool isIn(const QString &folder, const QString &outer)
{
    return outer.isEmpty() || folder == outer || folder.startsWith(outer + u'/');
}

/// What stands further inside goes before a header of the same name further outside.
void inherit(ClientDraft &draft, const ClientDraft &outer)
{
    Headers headers;
    for (const auto &[name, value] : outer.headers.fields()) {
        if (!draft.headers.contains(name))
            headers.append(name, value);
    }
    for (const auto &[name, value] : draft.headers.fields())
        headers.append(name, value);
    draft.headers = headers;
    if (draft.subprotocols.isEmpty())
        draft.subprotocols = outer.subprotocols;
    draft.report = outer.report + draft.report;
}
} // namespace

void ClientCollection::addScope(const QString &folder, const ClientScope &scope)
{
    m_scopes.append({ folder, 0, scope });
}

void ClientCollection::addEnvironment(const QString &name, const DraftVariables::Values &values)
{
    m_environments.append({ name, values });
}

void ClientCollection::addRequest(const QString &folder, double order, const ClientScope &request)
{
    m_requests.append({ folder, order, request });
}

/// From the outermost to the innermost.
QList<const ClientScope *> ClientCollection::around(const QString &folder) const
{
    QList<const Placed *> found;
    for (const Placed &each : m_scopes) {
        if (isIn(folder, each.folder))
            found.append(&each);
    }
    std::ranges::stable_sort(found, {}, [](const Placed *each) { return each->folder.size(); });
    QList<const ClientScope *> scopes;
    for (const Placed *each : found)
        scopes.append(&each->scope);
    return scopes;
}

ClientDraft ClientCollection::draftOf(const Placed &request,
                                      const DraftVariables::Values &environment) const
{
    const QList<const ClientScope *> scopes = around(request.folder);
    ClientDraft draft = request.scope.draft;
    ClientAuth auth = request.scope.auth;
    for (auto scope = scopes.crbegin(); scope != scopes.crend(); ++scope) {
        inherit(draft, (*scope)->draft);
        if (auth.isInherited)
            auth = (*scope)->auth;
    }
    for (const auto &[name, value] : auth.headers.fields()) {
        draft.credentials.append(name);
        if (!draft.headers.contains(name))
            draft.headers.append(name, value);
    }
    DraftVariables variables;
    for (const ClientScope *scope : scopes) {
        variables.add(scope->variables);
        if (scope == scopes.front())
            variables.add(environment);
    }
    if (scopes.isEmpty())
        variables.add(environment);
    variables.add(request.scope.variables);
    variables.replaceIn(draft);
    return draft;
}

Result<Imported> ClientCollection::session(const ImportSource &source,
                                           const ImportOptions &options) const
{
    QStringList names;
    DraftVariables::Values environment;
    for (const auto &[name, values] : m_environments) {
        names.append(name);
        if (name == options.environment
            || (options.environment.isEmpty() && m_environments.size() == 1))
            environment = values;
    }
    if (!options.environment.isEmpty() && !names.contains(options.environment))
        return failure(Error::Code::Missing,
                       u"%1 has no environment '%2'; it has %3"_s.arg(
                           source.name,
                           options.environment,
                           names.isEmpty() ? u"none"_s : names.join(u", "_s)),
                       source.name);
    QList<Placed> requests = m_requests;
    std::ranges::stable_sort(requests, [](const Placed &a, const Placed &b) {
        return std::tie(a.folder, a.order) < std::tie(b.folder, b.order);
    });
    QList<ClientDraft> drafts;
    for (const Placed &request : std::as_const(requests))
        drafts.append(draftOf(request, environment));
    auto imported = sessionOf(drafts, source, options, u"it has no request of a WebSocket"_s);
    if (!imported)
        return imported;
    if (options.environment.isEmpty() && names.size() > 1)
        imported->report.prepend(
            u"the values of its environments were left out; one of them can be named: "_s
            + names.join(u", "_s));
    if (m_others > 0)
        imported->report.prepend(
            u"requests that are no WebSockets and were left out: %1"_s.arg(m_others));
    return imported;
}

} // namespace jackfield
