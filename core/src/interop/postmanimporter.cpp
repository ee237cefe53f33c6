// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientcollection_p.h"
#include "clientfields_p.h"
#include "clients_p.h"
#include "mockdraft_p.h"

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using interop::enabledFields;
using interop::folderOf;
using interop::memberOf;
using interop::textOf;

const QString definition = u".resources/definition.yaml"_s;

/// A path in the collection without its "." and with what stands for the folder in front.
QString pathFrom(const QString &folder, QString path)
{
    while (path.startsWith(u"./"_s))
        path.remove(0, 2);
    while (path.endsWith(u'/'))
        path.chop(1);
    return folder.isEmpty() ? path : folder + u'/' + path;
}

std::optional<WsMessage> messageOf(const JsonValue &message)
{
    const QString content = interop::scalarOf(memberOf(message, u"content"));
    const QString type = textOf(message, u"contentType");
    if (type != u"base64"_s && type != u"hex"_s)
        return WsMessage::text(content);
    const auto bytes =
        type == u"hex"_s ? interop::bytesOfHex(content) : interop::bytesOfBase64(content);
    return bytes ? std::optional(WsMessage::binary(*bytes)) : std::nullopt;
}

/// A collection of version 3, a folder of YAML files.
class Folder
{
public:
    explicit Folder(const QList<ImportFile> &files)
        : m_files(files)
    { }

    Result<ClientCollection> collection()
    {
        for (const ImportFile &file : m_files) {
            const bool isRequest = file.name.endsWith(u".request.yaml"_s);
            const bool isEnvironment = file.name.endsWith(u".environment.yaml"_s);
            const bool isScope = file.name == definition || file.name.endsWith(u'/' + definition);
            if (!isRequest && !isEnvironment && !isScope)
                continue;
            const auto root = interop::readDocument(file);
            if (!root)
                return std::unexpected(root.error());
            if (isEnvironment) {
                const JsonValue values = memberOf(*root, u"values");
                m_collection.addEnvironment(
                    textOf(*root, u"name"), enabledFields(values), interop::secretFields(values));
            } else if (isScope) {
                const JsonValue variables = memberOf(*root, u"variables");
                const ClientScope scope { .variables = enabledFields(variables),
                                          .secrets = interop::secretFields(variables) };
                m_collection.addScope(folderOf(folderOf(file.name)), scope);
            } else if (textOf(*root, u"$kind") != u"websocket-request"_s) {
                m_collection.addOther();
            } else if (const auto added = addRequest(*root, file.name); !added) {
                return std::unexpected(added.error());
            }
        }
        return m_collection;
    }

private:
    Result<void> addRequest(const JsonValue &root, const QString &name)
    {
        const QString folder = folderOf(name);
        const QString own = name.section(u'/', -1).section(u".request.yaml"_s, 0, 0);
        ClientDraft draft { .name = name };
        draft.url = interop::withParameters(textOf(root, u"url"),
                                            enabledFields(memberOf(root, u"queryParams")));
        for (const auto &[header, value] : enabledFields(memberOf(root, u"headers")))
            draft.addHeader(header, value);
        QString messages = textOf(root, u"messages");
        const bool isNamed = !messages.isEmpty();
        if (!isNamed)
            messages = u".resources/%1.resources/messages"_s.arg(own);
        const auto added = addMessages(pathFrom(folder, messages) + u'/', draft);
        if (added && isNamed && draft.messages.isEmpty())
            draft.lose(u"it has no messages in %1"_s.arg(messages));
        const double order = memberOf(root, u"order").toDouble();
        if (added)
            m_collection.addRequest(folder, order, { .draft = draft });
        return added;
    }

    Result<void> addMessages(const QString &folder, ClientDraft &draft) const
    {
        QList<std::pair<double, WsMessage>> messages;
        for (const ImportFile &file : m_files) {
            if (!file.name.startsWith(folder) || !file.name.endsWith(u".message.yaml"_s))
                continue;
            const auto root = interop::readDocument(file);
            if (!root)
                return std::unexpected(root.error());
            const auto message = messageOf(*root);
            if (message)
                messages.append({ memberOf(*root, u"order").toDouble(), *message });
            else
                draft.lose(u"the message in %1 was left out: its content is no %2"_s.arg(
                    file.name, textOf(*root, u"contentType")));
        }
        std::ranges::stable_sort(messages, {}, &std::pair<double, WsMessage>::first);
        for (const auto &[order, message] : std::as_const(messages))
            draft.messages.append(message);
        return {};
    }

    const QList<ImportFile> &m_files;
    ClientCollection m_collection;
};

/// The tree of versions 2.0 and 2.1, which know no WebSockets: requests of HTTP with such a URL.
void readItems(const JsonValue &items, const QString &folder, ClientCollection &collection)
{
    for (const JsonValue &each : items.elements()) {
        const QString name = textOf(each, u"name");
        const JsonValue request = memberOf(each, u"request");
        if (each.contains(u"item")) {
            readItems(memberOf(each, u"item"), pathFrom(folder, name), collection);
            continue;
        }
        const JsonValue url = memberOf(request, u"url");
        ClientDraft draft { .name = name,
                            .url = url.isString() ? url.toString() : textOf(url, u"raw") };
        if (!draft.url.startsWith(u"ws://"_s) && !draft.url.startsWith(u"wss://"_s)) {
            collection.addOther();
            continue;
        }
        for (const auto &[header, value] : enabledFields(memberOf(request, u"header")))
            draft.addHeader(header, value);
        draft.lose(u"messages are not in a file of version 2"_s);
        collection.addRequest(folder, 0, { .draft = draft });
    }
}

constexpr auto versionTwo = "schema.getpostman.com/json/collection/v2";
} // namespace

bool isPostman(QByteArrayView content)
{
    constexpr qsizetype looked = 1 << 16;
    const QByteArray begin = '\n' + content.first(std::min(content.size(), looked)).toByteArray();
    return begin.contains("\n$kind: ") || begin.contains(versionTwo);
}

Result<Imported> importPostman(const ImportSource &source, const ImportOptions &options)
{
    if (!source.bytes.trimmed().startsWith('{')) {
        const QList<ImportFile> files = source.files.isEmpty()
            ? QList<ImportFile> { { source.name.section(u'/', -1), source.bytes } }
            : source.files;
        const auto collection = Folder(files).collection();
        if (!collection)
            return interop::inCollection(source, collection.error());
        return collection->session(source, options);
    }
    return interop::readJson(source).and_then([&](const JsonValue &root) -> Result<Imported> {
        ClientCollection collection;
        const JsonValue variables = memberOf(root, u"variable");
        collection.addScope(
            {},
            { .variables = enabledFields(variables), .secrets = interop::secretFields(variables) });
        readItems(memberOf(root, u"item"), {}, collection);
        auto imported = collection.session(source, options);
        if (imported || imported.error().code != Error::Code::Missing)
            return imported;
        return failure(Error::Code::Unsupported,
                       imported.error().message
                           + u"; Postman leaves them out of files of version 2: import the folder "
                             "that its version 3 keeps, postman/collections/NAME",
                       source.name);
    });
}

} // namespace jackfield
