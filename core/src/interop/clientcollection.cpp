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
    m_scopes.last().scope.isRoot = scope.isRoot || folder.isEmpty();
}

void ClientCollection::addEnvironment(const QString &name,
                                      const DraftVariables::Values &values,
                                      const DraftVariables::Values &secrets,
                                      const QString &folder)
{
    m_environments.append({ name, values, secrets, folder });
}

void ClientCollection::addRequest(const QString &folder, double order, const ClientScope &request)
{
    m_requests.append({ folder, order, request });
}

/// From the outermost to the innermost.
QList<const ClientCollection::Placed *> ClientCollection::around(const QString &folder) const
{
    QList<const Placed *> found;
    for (const Placed &each : m_scopes) {
        if (isIn(folder, each.folder))
            found.append(&each);
    }
    std::ranges::stable_sort(found, {}, [](const Placed *each) { return each->folder.size(); });
    return found;
}

ClientDraft ClientCollection::draftOf(const Placed &request,
                                      const QList<Environment> &environments) const
{
    const QList<const Placed *> scopes = around(request.folder);
    ClientDraft draft = request.scope.draft;
    for (auto each = scopes.crbegin(); each != scopes.crend(); ++each) {
        inherit(draft, (*each)->scope.draft);
        if (draft.auth.isInherited)
            draft.auth = (*each)->scope.draft.auth;
    }
    // An environment goes before the collection, and what stands in a folder before both.
    DraftVariables variables;
    DraftVariables::Values secrets = request.scope.secrets;
    for (const Placed *each : scopes) {
        secrets += each->scope.secrets;
        variables.add(each->scope.isRoot ? each->scope.variables : DraftVariables::Values());
    }
    for (const Environment &each : environments) {
        if (!isIn(request.folder, each.folder))
            continue;
        variables.add(each.values);
        secrets += each.secrets;
    }
    for (const Placed *each : scopes)
        variables.add(each->scope.isRoot ? DraftVariables::Values() : each->scope.variables);
    variables.add(request.scope.variables);
    variables.replaceIn(draft);
    for (const auto &[name, value] : std::as_const(secrets))
        draft.secrets.append({ name, variables.expanded(value) });
    return draft;
}

QStringList ClientCollection::environmentNames() const
{
    QStringList names;
    for (const Environment &each : m_environments)
        names.append(each.name);
    names.removeDuplicates();
    return names;
}

/// Those of that name, one for each folder that has it; without a name the only one.
Result<QList<ClientCollection::Environment>> ClientCollection::chosen(const ImportSource &source,
                                                                      const QString &name) const
{
    if (name.isEmpty())
        return m_environments.size() == 1 ? m_environments : QList<Environment>();
    QList<Environment> found = m_environments;
    found.removeIf([&](const Environment &each) { return each.name != name; });
    if (!found.isEmpty())
        return found;
    const QString names = environmentNames().join(u", "_s);
    return failure(Error::Code::Missing,
                   u"%1 has no environment '%2'; it has %3"_s.arg(
                       source.name, name, names.isEmpty() ? u"none"_s : names),
                   source.name);
}

Result<Imported> ClientCollection::session(const ImportSource &source,
                                           const ImportOptions &options) const
{
    const auto environments = chosen(source, options.environment);
    if (!environments)
        return std::unexpected(environments.error());
    QList<Placed> requests = m_requests;
    std::ranges::stable_sort(requests, [&](const Placed &a, const Placed &b) {
        return !m_isOrdered && std::tie(a.folder, a.order) < std::tie(b.folder, b.order);
    });
    QList<ClientDraft> drafts;
    for (const Placed &request : std::as_const(requests))
        drafts.append(draftOf(request, *environments));
    auto imported = sessionOf(drafts, source, options, u"it has no request of a WebSocket"_s);
    const QString unnamed = options.environment.isEmpty() && m_environments.size() > 1
        ? u"the values of its environments were left out; one of them can be named: "_s
            + environmentNames().join(u", "_s)
        : QString();
    if (!imported)
        return unnamed.isEmpty() ? imported
                                 : failure(imported.error().code,
                                           imported.error().message + u"; "_s + unnamed,
                                           imported.error().where);
    if (!unnamed.isEmpty())
        imported->report.prepend(unnamed);
    if (m_others > 0)
        imported->report.prepend(
            u"requests that are no WebSockets and were left out: %1"_s.arg(m_others));
    return imported;
}

} // namespace jackfield
