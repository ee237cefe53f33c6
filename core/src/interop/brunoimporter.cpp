// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientcollection_p.h"
#include "clientfields_p.h"
#include "clients_p.h"

#include <QRegularExpression>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using Fields = DraftVariables::Values;

/// A block of a .bru file: "name {", lines, "}".
struct Block
{
    QString name;
    QStringList lines;
    int line = 0; ///< of its beginning, from 1
};

/// The blocks of a file. Error: Invalid for one without an end.
Result<QList<Block>> blocksOf(const ImportFile &source)
{
    static const QRegularExpression beginning(u"^([A-Za-z][\\w:-]*) \\{\\s*$"_s);
    QList<Block> blocks;
    bool isOpen = false;
    bool isText = false; // until its border comes again, whatever stands in it
    int number = 0;
    const QString text = QString::fromUtf8(source.bytes).replace(u"\r\n"_s, u"\n"_s);
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const QString trimmed = line.trimmed();
        if (isOpen && (trimmed == u"'''"_s || (!isText && trimmed.endsWith(u": '''"_s))))
            isText = !isText;
        if (isOpen && !isText && line.startsWith(u'}')) {
            isOpen = false;
        } else if (isOpen) {
            blocks.last().lines.append(line);
        } else if (const auto match = beginning.match(line); match.hasMatch()) {
            blocks.append({ match.captured(1), {}, number });
            isOpen = true;
        }
    }
    if (!isOpen)
        return blocks;
    const QString where = u"%1:%2"_s.arg(source.name, QString::number(blocks.last().line));
    return failure(Error::Code::Invalid,
                   u"%1: the block '%2' has no end"_s.arg(where, blocks.last().name),
                   where);
}

/// "key: value" of a block, those that are disabled left out; a text of several lines without its indentation.
Fields fieldsOf(const Block &block)
{
    const QString border = u"'''"_s;
    Fields fields;
    QStringList text;
    QString key;
    bool isText = false;
    const auto add = [&](const QString &value) {
        if (!key.startsWith(u'~'))
            fields.append({ key, value });
    };
    for (const QString &line : block.lines) {
        const qsizetype colon = line.indexOf(u':');
        if (isText && line.trimmed() == border) {
            isText = false;
            add(text.join(u'\n'));
        } else if (isText) {
            text.append(line.startsWith(u"    "_s) ? line.sliced(4) : line.trimmed());
        } else if (colon > 0) {
            key = line.first(colon).trimmed();
            const QString value = line.sliced(colon + 1).trimmed();
            isText = value == border;
            text.clear();
            if (!isText)
                add(value);
        }
    }
    return fields;
}

QString fieldOf(const Block &block, const QString &key)
{
    const Fields fields = fieldsOf(block);
    const auto found = std::ranges::find(fields, key, &Fields::value_type::first);
    return found == fields.end() ? QString() : found->second;
}

/// A block's credentials, where the mode of the file says that they count.
void takeCredentials(const Block &block, ClientDraft &draft)
{
    const auto given = [&](const QString &key) { return fieldOf(block, key); };
    if (block.name == u"auth:basic"_s)
        draft.auth.basic = { given(u"username"_s), given(u"password"_s) };
    else if (block.name == u"auth:bearer"_s)
        draft.auth.headers.append("Authorization", "Bearer " + given(u"token"_s).toUtf8());
    else if (block.name == u"auth:apikey"_s && given(u"placement"_s) != u"queryparams"_s)
        draft.auth.headers.append(given(u"key"_s).toUtf8(), given(u"value"_s).toUtf8());
    else
        draft.lose(u"its authentication '%1' was left out"_s.arg(block.name.section(u':', 1)));
}

/// What any other block says, of a request or of a folder.
void take(const Block &block, ClientScope &scope)
{
    static const QStringList saysNothing { u"meta"_s, u"settings"_s, u"auth"_s, u"params:query"_s };
    ClientDraft &draft = scope.draft;
    if (block.name == u"ws"_s) {
        draft.url = fieldOf(block, u"url"_s);
    } else if (block.name == u"headers"_s) {
        for (const auto &[name, value] : fieldsOf(block))
            draft.addHeader(name, value);
    } else if (block.name == u"params:path"_s) {
        draft.url = interop::withSegments(draft.url, fieldsOf(block));
    } else if (block.name == u"body:ws"_s) {
        draft.messages.append(WsMessage::text(fieldOf(block, u"content"_s)));
    } else if (block.name == u"vars:pre-request"_s) {
        scope.variables = fieldsOf(block);
    } else if (!saysNothing.contains(block.name)) {
        draft.lose(u"the block '%1' was left out"_s.arg(block.name));
    }
}

Block blockOf(const QList<Block> &blocks, const QString &name)
{
    const auto found = std::ranges::find(blocks, name, &Block::name);
    return found == blocks.end() ? Block() : *found;
}

/// `mode`: whose credentials count.
ClientScope scopeOf(const QList<Block> &blocks, const QString &name, const QString &mode)
{
    ClientScope scope { .draft = { .name = name } };
    scope.draft.auth.isInherited = mode == u"inherit"_s;
    for (const Block &block : blocks) {
        if (!block.name.startsWith(u"auth:"_s))
            take(block, scope);
        else if (block.name == u"auth:"_s + mode)
            takeCredentials(block, scope.draft);
    }
    return scope;
}

/// Reads the files of a collection, or the one file of a request.
class Bruno
{
public:
    /// `called`: as the report calls a request in it.
    Result<void> read(const ImportFile &file, const QString &called)
    {
        return blocksOf(file).transform([&](const QList<Block> &blocks) {
            const QString name = called.section(u'/', -1);
            const QString folder = interop::folderOf(called);
            if (folder == u"environments"_s)
                readEnvironment(blocks, name.chopped(4));
            else if (name == u"collection.bru"_s || name == u"folder.bru"_s)
                addScope(blocks, folder, called);
            else
                readRequest(blocks, folder, called);
        });
    }
    const ClientCollection &collection() const { return m_collection; }

private:
    void addScope(const QList<Block> &blocks, const QString &folder, const QString &name)
    {
        const QString mode = fieldOf(blockOf(blocks, u"auth"_s), u"mode"_s);
        m_collection.addScope(folder, scopeOf(blocks, name, mode.isEmpty() ? u"inherit"_s : mode));
    }

    void readEnvironment(const QList<Block> &blocks, const QString &name)
    {
        m_collection.addEnvironment(name, fieldsOf(blockOf(blocks, u"vars"_s)));
    }

    void readRequest(const QList<Block> &blocks, const QString &folder, const QString &name)
    {
        const Block socket = blockOf(blocks, u"ws"_s);
        if (socket.name.isEmpty())
            return m_collection.addOther();
        const double order = fieldOf(blockOf(blocks, u"meta"_s), u"seq"_s).toDouble();
        const QString mode = fieldOf(socket, u"auth"_s);
        m_collection.addRequest(folder, order, scopeOf(blocks, name, mode));
    }

    ClientCollection m_collection;
};
} // namespace

bool isBruno(QByteArrayView content)
{
    constexpr qsizetype looked = 1 << 16;
    const QByteArrayView begin = content.first(std::min(content.size(), looked));
    const bool isRoot = begin.trimmed().startsWith('{') && begin.contains("\"type\"")
        && begin.contains("\"collection\"") && begin.contains("\"version\"");
    return isRoot
        || (begin.contains("meta {") && (begin.contains("\nws {") || begin.startsWith("ws {")));
}

Result<Imported> importBruno(const ImportSource &source, const ImportOptions &options)
{
    Bruno bruno;
    if (source.files.isEmpty()) {
        const auto read = bruno.read({ source.name, source.bytes }, u"the request"_s);
        if (!read)
            return std::unexpected(read.error());
    }
    for (const ImportFile &file : source.files) {
        if (!file.name.endsWith(u".bru"_s))
            continue;
        if (const auto read = bruno.read(file, file.name); !read)
            return interop::inCollection(source, read.error());
    }
    return bruno.collection().session(source, options);
}

} // namespace jackfield
