// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientcollection_p.h"
#include "clientfields_p.h"
#include "clients_p.h"
#include "mockdraft_p.h"

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using interop::enabledFields;
using interop::folderOf;
using interop::memberOf;
using interop::textOf;

void takeAuthentication(const JsonValue &authentication, ClientDraft &draft)
{
    draft.auth.isInherited = authentication.toString() == u"inherit"_s;
    if (authentication.isObject())
        interop::addAuthentication(authentication, draft);
}

/// Binary is base64, of some writers hex; pairs with blanks between them can only be that.
std::optional<QByteArray> bytesOf(const QString &data, ClientDraft &draft)
{
    const auto hex = interop::bytesOfHex(data);
    const auto base64 = interop::bytesOfBase64(data);
    if (data.trimmed().contains(u' ') || !base64)
        return hex;
    if (hex && !hex->isEmpty())
        draft.lose(u"'%1' could be base64 or hex, and was read as base64"_s.arg(data.left(40)));
    return base64;
}

void addMessage(const JsonValue &message, ClientDraft &draft)
{
    const QString data = interop::scalarOf(memberOf(message, u"data"));
    if (textOf(message, u"type") != u"binary"_s)
        return draft.messages.append(WsMessage::text(data));
    if (const auto bytes = bytesOf(data, draft))
        draft.messages.append(WsMessage::binary(*bytes));
    else
        draft.lose(u"a binary message was left out: it is neither base64 nor hex"_s);
}

void addMessages(const JsonValue &messages, ClientDraft &draft)
{
    const QList<JsonValue> all =
        messages.isObject() ? QList<JsonValue> { messages } : messages.elements();
    for (const JsonValue &each : all)
        addMessage(each.contains(u"message") ? memberOf(each, u"message") : each, draft);
}

/// The parameters of a URL that are in its path stand as :NAME there.
QString urlOf(const JsonValue &socket)
{
    DraftVariables::Values inPath;
    DraftVariables::Values inQuery;
    for (const JsonValue &each : memberOf(socket, u"params").elements()) {
        const auto enabled = enabledFields(JsonValue::array({ each }));
        (textOf(each, u"type") == u"path"_s ? inPath : inQuery).append(enabled);
    }
    return interop::withParameters(interop::withSegments(textOf(socket, u"url"), inPath), inQuery);
}

/// A folder may have YAML of other programs, which need not even be YAML.
bool isOfOthers(const ImportFile &file)
{
    const bool hasMark = file.bytes.startsWith("\xEF\xBB\xBF");
    const QByteArray text = '\n' + file.bytes.sliced(hasMark ? 3 : 0);
    return !text.contains("\ninfo:") && !text.contains("\nopencollection:");
}

class OpenCollection
{
public:
    explicit OpenCollection(ClientCollection &collection)
        : m_collection(collection)
    { }

    /// A file of a collection in a folder, or alone; `called`: as the report calls a request in it.
    Result<void> read(const ImportFile &file, const QString &called)
    {
        const bool isEnvironment = called.startsWith(u"environments/"_s);
        if (called == file.name && !isEnvironment && isOfOthers(file))
            return {};
        return interop::readDocument(file).transform([&](const JsonValue &root) {
            if (isEnvironment)
                readEnvironment(root, file.name.section(u'/', -1).section(u'.', 0, -2));
            else if (root.contains(u"opencollection"))
                readRoot(root, folderOf(called));
            else
                readItem(root, folderOf(called), called);
        });
    }

private:
    /// A collection within another is a folder of it.
    void readRoot(const JsonValue &root, const QString &folder)
    {
        addScope(root, folder, folder.isEmpty() ? u"the collection"_s : folder);
        const JsonValue config = memberOf(root, u"config");
        for (const JsonValue &each : memberOf(config, u"environments").elements())
            readEnvironment(each, QString());
        if (!root.contains(u"items"))
            return;
        m_collection.keepOrder();
        readItems(memberOf(root, u"items"), folder, QString());
    }

    /// Folders within the document need no names of their own: they are told by where they stand.
    void readItems(const JsonValue &items, const QString &place, const QString &called)
    {
        int number = 0;
        for (const JsonValue &each : items.elements()) {
            const QString own = textOf(memberOf(each, u"info"), u"name");
            const QString name = called.isEmpty() ? own : called + u'/' + own;
            if (!each.contains(u"items")) {
                readItem(each, place, name);
                continue;
            }
            const QString inner =
                (place.isEmpty() ? QString() : place + u'/') + u"%1"_s.arg(++number, 6, 10, '0'_L1);
            addScope(each, inner, name);
            readItems(memberOf(each, u"items"), inner, name);
        }
    }

    void readEnvironment(const JsonValue &environment, const QString &fileName)
    {
        const QString name = textOf(environment, u"name");
        const JsonValue variables = memberOf(environment, u"variables");
        m_collection.addEnvironment(name.isEmpty() ? fileName : name,
                                    enabledFields(variables),
                                    interop::secretFields(variables));
    }

    void addScope(const JsonValue &folder, const QString &path, const QString &name)
    {
        const JsonValue request = memberOf(folder, u"request");
        ClientScope scope { .draft = { .name = name } };
        for (const auto &[header, value] : enabledFields(memberOf(request, u"headers")))
            scope.draft.addHeader(header, value);
        const JsonValue authentication = memberOf(request, u"auth");
        takeAuthentication(authentication.isNull() ? JsonValue::string(u"inherit"_s)
                                                   : authentication,
                           scope.draft);
        scope.variables = enabledFields(memberOf(request, u"variables"));
        scope.secrets = interop::secretFields(memberOf(request, u"variables"));
        m_collection.addScope(path, scope);
    }

    void readItem(const JsonValue &item, const QString &folder, const QString &name)
    {
        const JsonValue info = memberOf(item, u"info");
        if (!item.contains(u"websocket")) {
            if (textOf(info, u"type") == u"folder"_s)
                addScope(item, folder, folder);
            else if (info.contains(u"type"))
                m_collection.addOther();
            return;
        }
        const JsonValue socket = memberOf(item, u"websocket");
        ClientScope request { .draft = { .name = name, .url = urlOf(socket) } };
        for (const auto &[header, value] : enabledFields(memberOf(socket, u"headers")))
            request.draft.addHeader(header, value);
        addMessages(memberOf(socket, u"message"), request.draft);
        takeAuthentication(memberOf(socket, u"auth"), request.draft);
        const JsonValue runtime = memberOf(item, u"runtime");
        request.variables = enabledFields(memberOf(runtime, u"variables"));
        request.secrets = interop::secretFields(memberOf(runtime, u"variables"));
        for (const QString &part : { u"scripts"_s, u"assertions"_s }) {
            if (!memberOf(runtime, part).elements().isEmpty())
                request.draft.lose(u"its %1 were left out"_s.arg(part));
        }
        m_collection.addRequest(folder, memberOf(info, u"seq").toDouble(), request);
    }

    ClientCollection &m_collection;
};
} // namespace

bool isOpenCollection(QByteArrayView content)
{
    constexpr qsizetype looked = 1 << 16;
    const QByteArray begin = '\n' + content.first(std::min(content.size(), looked)).toByteArray();
    return begin.contains("\nopencollection:") || begin.contains("\"opencollection\"")
        || (begin.contains("\nwebsocket:") && begin.contains("\ninfo:"));
}

Result<Imported> importOpenCollection(const ImportSource &source, const ImportOptions &options)
{
    ClientCollection collection;
    OpenCollection reader(collection);
    if (source.files.isEmpty()) {
        if (const auto read = reader.read({ source.name, source.bytes }, u"the request"_s); !read)
            return std::unexpected(read.error());
    }
    for (const ImportFile &file : source.files) {
        if (const auto read = reader.read(file, file.name); !read)
            return interop::inCollection(source, read.error());
    }
    return collection.session(source, options);
}

} // namespace jackfield
