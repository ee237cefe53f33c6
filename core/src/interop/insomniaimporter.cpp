// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientcollection_p.h"
#include "clientfields_p.h"
#include "clients_p.h"
#include "mockdraft_p.h"

#include <QRegularExpression>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using interop::enabledFields;
using interop::memberOf;
using interop::textOf;

/// With "{{ _.name }}" as "{{ name }}": a value of an environment.
QByteArray plainVariables(const QByteArray &document)
{
    static const QRegularExpression place(u"\\{\\{\\s*_\\.([\\w.]+)\\s*\\}\\}"_s);
    return QString::fromUtf8(document).replace(place, u"{{ \\1 }}"_s).toUtf8();
}

/// The values of an environment; those within objects by their path, "a.b".
DraftVariables::Values valuesOf(const JsonValue &data, const QString &prefix = {}, int depth = 0)
{
    constexpr int deepest = 32;
    DraftVariables::Values values;
    for (const JsonValue::Member &each : data.members()) {
        const QString name = prefix + each.key;
        if (each.value.isObject() && depth < deepest)
            values += valuesOf(each.value, name + u'.', depth + 1);
        else
            values.append({ name, interop::scalarOf(each.value) });
    }
    return values;
}

/// What a request and a folder of them have alike.
ClientScope scopeOf(const JsonValue &item)
{
    ClientScope scope { .draft = { .name = textOf(item, u"name") } };
    for (const auto &[name, value] : enabledFields(memberOf(item, u"headers")))
        scope.draft.addHeader(name, value);
    const JsonValue authentication = memberOf(item, u"authentication");
    scope.draft.auth.isInherited = textOf(authentication, u"type").isEmpty();
    interop::addAuthentication(authentication, scope.draft);
    return scope;
}

ClientScope requestOf(const JsonValue &item)
{
    ClientScope request = scopeOf(item);
    const QString url = interop::withSegments(textOf(item, u"url"),
                                              enabledFields(memberOf(item, u"pathParameters")));
    request.draft.url = interop::withParameters(url, enabledFields(memberOf(item, u"parameters")));
    return request;
}

class Insomnia
{
public:
    Insomnia() { m_collection.keepOrder(); }

    /// The flat list of version 4: requests in groups, payloads that name their request, environments.
    void readFlat(const JsonValue &root)
    {
        m_resources = memberOf(root, u"resources").elements();
        for (const JsonValue &each : std::as_const(m_resources)) {
            const QString type = textOf(each, u"_type");
            if (type == u"websocket_request"_s)
                addFlatRequest(each);
            else if (type == u"request_group"_s)
                addFolder(each, folderOf(textOf(each, u"_id")));
            else if (type == u"environment"_s)
                addFlatEnvironment(each);
            else if (type == u"request"_s || type == u"grpc_request"_s)
                m_collection.addOther();
        }
    }

    /// The tree of version 5, which has no payloads.
    void readTree(const JsonValue &root)
    {
        const JsonValue base = memberOf(root, u"environments");
        m_collection.addScope({}, { .variables = valuesOf(memberOf(base, u"data")) });
        for (const JsonValue &each : memberOf(base, u"subEnvironments").elements())
            m_collection.addEnvironment(textOf(each, u"name"), valuesOf(memberOf(each, u"data")));
        readItems(memberOf(root, u"collection"), {});
    }

    const ClientCollection &collection() const { return m_collection; }

private:
    void readItems(const JsonValue &items, const QString &folder)
    {
        int number = 0;
        for (const JsonValue &each : items.elements()) {
            ++number;
            if (each.contains(u"children")) {
                const QString inner = (folder.isEmpty() ? QString() : folder + u'/')
                    + u"%1"_s.arg(number, 6, 10, '0'_L1);
                addFolder(each, inner);
                readItems(memberOf(each, u"children"), inner);
            } else if (textOf(memberOf(each, u"meta"), u"id").startsWith(u"ws-req"_s)) {
                ClientScope request = requestOf(each);
                request.draft.lose(u"its messages are not in a file of version 5"_s);
                m_collection.addRequest(folder, 0, request);
            } else {
                m_collection.addOther();
            }
        }
    }

    void addFolder(const JsonValue &item, const QString &folder)
    {
        ClientScope scope = scopeOf(item);
        scope.variables = valuesOf(memberOf(item, u"environment"));
        m_collection.addScope(folder, scope);
    }

    void addFlatRequest(const JsonValue &item)
    {
        ClientScope request = requestOf(item);
        const QString id = textOf(item, u"_id");
        for (const JsonValue &each : std::as_const(m_resources)) {
            if (textOf(each, u"_type") == u"websocket_payload"_s && textOf(each, u"parentId") == id)
                request.draft.messages.append(WsMessage::text(textOf(each, u"value")));
        }
        m_collection.addRequest(folderOf(textOf(item, u"parentId")), 0, request);
    }

    /// The base environment is the workspace's, the others are its children.
    void addFlatEnvironment(const JsonValue &item)
    {
        const QString above = textOf(item, u"parentId");
        const JsonValue *const parent = resource(above);
        const auto values = valuesOf(memberOf(item, u"data"));
        if (parent && textOf(*parent, u"_type") == u"environment"_s)
            m_collection.addEnvironment(
                textOf(item, u"name"), values, {}, textOf(*parent, u"parentId"));
        else
            m_collection.addScope(above, { .variables = values, .isRoot = true });
    }

    const JsonValue *resource(const QString &id) const
    {
        const auto found = std::ranges::find_if(
            m_resources, [&](const JsonValue &each) { return textOf(each, u"_id") == id; });
        return found == m_resources.end() ? nullptr : &*found;
    }

    /// The ids of a workspace and of the groups in it down to that one.
    QString folderOf(const QString &id) const
    {
        QStringList path;
        QString at = id;
        for (const JsonValue *each = resource(at);
             each && textOf(*each, u"_type") == u"request_group"_s && !path.contains(at);
             each = resource(at)) {
            path.prepend(at);
            at = textOf(*each, u"parentId");
        }
        path.prepend(at); // the workspace
        return path.join(u'/');
    }

    QList<JsonValue> m_resources;
    ClientCollection m_collection;
};
} // namespace

bool isInsomnia(QByteArrayView content)
{
    constexpr qsizetype looked = 1 << 16;
    const QByteArrayView begin = content.first(std::min(content.size(), looked));
    return begin.contains("__export_format") || begin.contains(".insomnia.rest/5");
}

Result<Imported> importInsomnia(const ImportSource &source, const ImportOptions &options)
{
    return interop::readDocument({ source.name, plainVariables(source.bytes) })
        .and_then([&](const JsonValue &root) {
            Insomnia reader;
            if (root.contains(u"resources"))
                reader.readFlat(root);
            else
                reader.readTree(root);
            return reader.collection().session(source, options);
        });
}

} // namespace jackfield
