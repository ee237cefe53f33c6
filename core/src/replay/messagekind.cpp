// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagekind_p.h"

namespace jackfield {

using namespace Qt::StringLiterals;

MessageKind kindOf(const MessagePlace &place, const ReadMessage &read)
{
    if (const JsonValue *value = read.structure()) {
        for (const QString &name : kindMembers()) {
            const auto kind = value->value(name);
            if (!kind || !kind->isString())
                continue;
            const QString path = u'/' + name;
            return { path + u' ' + QString::fromUtf8(kind->raw()),
                     MessageSelector::where(path, kind->toString()) };
        }
        if (value->isArray() && value->size() > 0 && value->at(0).isString()) { // [event, data]
            return { u"/0 "_s + QString::fromUtf8(value->at(0).raw()),
                     MessageSelector::where(u"/0"_s, value->at(0).toString()) };
        }
        const QStringList keys = value->keys();
        if (!keys.isEmpty()) {
            const QString path = JsonPointer().child(keys.first()).toString();
            MessageSelector selector;
            selector.path = JsonPlaces::parse(path).value_or(JsonPlaces());
            return { u"messages with %1"_s.arg(path), selector };
        }
    } else if (read.message().isText()) {
        static const QRegularExpression word(u"^[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?"_s);
        const QString text = read.message().text();
        const QString first = word.match(text).captured();
        MessageSelector selector;
        if (!first.isEmpty() && first.size() < text.size()) {
            selector.matches =
                QRegularExpression(u"^%1\\b"_s.arg(QRegularExpression::escape(first)));
            return { u"texts that begin with %1"_s.arg(first), selector };
        }
        selector.text = text;
        return { u"the text %1"_s.arg(text), selector };
    }
    MessageSelector selector { .conn = place.conn, .n = place.n };
    return { u"message %1 of connection %2"_s.arg(place.n).arg(place.conn), selector, true };
}

} // namespace jackfield
