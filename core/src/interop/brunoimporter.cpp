// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientdraft_p.h"
#include "clients_p.h"

#include <QRegularExpression>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using Fields = QList<std::pair<QString, QString>>;

/// A block of a .bru file: "name {", lines, "}".
struct Block
{
    QString name;
    QStringList lines;
    int line = 0; ///< of its beginning, from 1
};

/// The blocks of a file. Error: Invalid for one without an end.
Result<QList<Block>> blocksOf(const ImportSource &source)
{
    static const QRegularExpression beginning(u"^([A-Za-z][\\w:-]*) \\{\\s*$"_s);
    QList<Block> blocks;
    bool isOpen = false;
    int number = 0;
    const QString text = QString::fromUtf8(source.bytes).replace(u"\r\n"_s, u"\n"_s);
    for (const QString &line : text.split(u'\n')) {
        ++number;
        if (isOpen && line.startsWith(u'}')) {
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

void take(const Block &block, ClientDraft &draft)
{
    if (block.name == u"ws"_s) {
        draft.url = fieldOf(block, u"url"_s);
    } else if (block.name == u"headers"_s) {
        for (const auto &[name, value] : fieldsOf(block))
            draft.addHeader(name, value);
    } else if (block.name == u"auth:bearer"_s) {
        draft.addHeader(u"Authorization"_s, u"Bearer "_s + fieldOf(block, u"token"_s));
    } else if (block.name == u"auth:basic"_s) {
        draft.addBasic(fieldOf(block, u"username"_s), fieldOf(block, u"password"_s));
    } else if (block.name == u"body:ws"_s) {
        draft.messages.append(WsMessage::text(fieldOf(block, u"content"_s)));
    } else if (block.name != u"meta"_s && block.name != u"settings"_s) {
        draft.lose(u"the block '%1' was left out"_s.arg(block.name));
    }
}
} // namespace

bool isBruno(QByteArrayView content)
{
    constexpr qsizetype looked = 1 << 16;
    const QByteArrayView begin = content.first(std::min(content.size(), looked));
    return begin.contains("meta {") && (begin.contains("\nws {") || begin.startsWith("ws {"));
}

Result<Imported> importBruno(const ImportSource &source, const ImportOptions &options)
{
    return blocksOf(source).and_then([&](const QList<Block> &blocks) {
        ClientDraft draft { .name = u"the request"_s };
        DraftVariables variables;
        bool isWebSocket = false;
        for (const Block &block : blocks) {
            isWebSocket = isWebSocket || block.name == u"ws"_s;
            if (block.name == u"vars:pre-request"_s)
                variables.add(fieldsOf(block));
            else
                take(block, draft);
        }
        variables.replaceIn(draft);
        return sessionOf(isWebSocket ? QList<ClientDraft> { draft } : QList<ClientDraft>(),
                         source,
                         options,
                         u"it is no request of a WebSocket: it has no block 'ws'"_s);
    });
}

} // namespace jackfield
