// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "replycondition.h"

#include "jsonedit.h"
#include "rowterms.h"

#include <jackfield/session/membernames.h>

#include <QCoreApplication>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// Context of the texts for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ReplyCondition)
};

using Kind = ReplyCondition::Kind;

constexpr qsizetype longestPart = 200; ///< characters of a text that others are like
constexpr qsizetype longestRead = 1 << 20; ///< bytes: a menu answers at once

/// The keys of a condition that a form has a line for.
struct Form
{
    Kind kind;
    QStringView key; ///< that has the value; empty: none
    bool hasPath;
};
constexpr std::array<Form, 6> forms { {
    { Kind::Equals, u"equals", true },
    { Kind::Matches, u"matches", true },
    { Kind::IsThere, u"", true },
    { Kind::TextIs, u"text", false },
    { Kind::TextContains, u"contains", false },
    { Kind::TextMatches, u"matches", false },
} };

JsonValue word(const QString &text)
{
    return JsonValue::string(text);
}

/// As it is typed: a text without quotes, unless it would be taken for something else.
QString typed(const JsonValue &value)
{
    if (value.isString() && !JsonValue::parse(value.toString().toUtf8()))
        return value.toString();
    return QString::fromUtf8(value.raw());
}

/// An object of these keys, strings or not, and no others.
bool has(const JsonValue &when, const Form &form)
{
    const qsizetype keys = (form.hasPath ? 1 : 0) + (form.key.isEmpty() ? 0 : 1);
    if (when.size() != keys || (form.hasPath && !member(when, u"path").isString()))
        return false;
    const auto value = when.value(form.key);
    return form.key.isEmpty() || (value && (form.kind == Kind::Equals || value->isString()));
}
} // namespace

Result<JsonValue> ReplyCondition::toJson() const
{
    using Members = QList<std::pair<QString, JsonValue>>;
    Members members;
    if (hasPath())
        members.append({ u"path"_s, word(path) });
    switch (kind) {
    case Kind::Equals:
        members.append({ u"equals"_s, JsonValue::parse(value.toUtf8()).value_or(word(value)) });
        break;
    case Kind::Matches:
    case Kind::TextMatches:
        members.append({ u"matches"_s, word(value) });
        break;
    case Kind::IsThere:
        break;
    case Kind::IsMissing:
        members.append({ u"exists"_s, JsonValue::boolean(false) });
        break;
    case Kind::TextIs:
        members.append({ u"text"_s, word(value) });
        break;
    case Kind::TextContains:
        members.append({ u"contains"_s, word(value) });
        break;
    case Kind::Json:
        return JsonValue::parse(value.toUtf8());
    }
    return JsonValue::object(members);
}

QString ReplyCondition::inWords() const
{
    switch (kind) {
    case Kind::Equals:
        return Words::tr("%1 is %2").arg(path, value);
    case Kind::Matches:
        return Words::tr("%1 matches %2").arg(path, value);
    case Kind::IsThere:
        return Words::tr("%1 exists").arg(path);
    case Kind::IsMissing:
        return Words::tr("%1 is missing").arg(path);
    case Kind::TextIs:
        return Words::tr("text is %1").arg(value);
    case Kind::TextContains:
        return Words::tr("text contains %1").arg(value);
    case Kind::TextMatches:
        return Words::tr("text matches %1").arg(value);
    case Kind::Json:
        break;
    }
    return value;
}

ReplyCondition ReplyCondition::of(const JsonValue &when)
{
    if (when.isNull())
        return {};
    for (const Form &form : forms) {
        if (!has(when, form))
            continue;
        const JsonValue value = member(when, form.key);
        return { .kind = form.kind,
                 .path = textIn(when, u"path"),
                 .value = form.kind == Kind::Equals ? typed(value) : value.toString() };
    }
    const bool isMissing = when.size() == 2 && member(when, u"path").isString()
        && member(when, u"exists") == JsonValue::boolean(false);
    if (isMissing)
        return { .kind = Kind::IsMissing, .path = textIn(when, u"path"), .value = {} };
    return { .kind = Kind::Json, .path = {}, .value = QString::fromUtf8(when.toJson()) };
}

ReplyCondition ReplyCondition::like(const MessageRows &rows, qsizetype row)
{
    const MessageRows::Record record = rows.at(row);
    if (!record.isMessage() || rows.payload(record).size() > longestRead)
        return {};
    const QByteArray payload = rows.payload(record).toByteArray();
    return like(record.kind == EntryKind::Binary ? WsMessage::binary(payload)
                                                 : WsMessage::fromUtf8(payload));
}

ReplyCondition ReplyCondition::like(const WsMessage &message)
{
    if (message.size() > longestRead)
        return {};
    const QByteArray payload = message.bytes();
    if (message.mode() == WsMessage::Mode::Binary) {
        const JsonValue whole =
            JsonValue::object({ { u"base64"_s, word(QString::fromLatin1(payload.toBase64())) } });
        return { .kind = Kind::Json, .path = {}, .value = QString::fromUtf8(whole.toJson()) };
    }
    const auto json = JsonValue::parse(payload);
    for (const QString &name : kindMembers()) {
        const auto kind = json ? json->value(name) : std::nullopt;
        if (kind && kind->isString() && kind->raw().size() <= longestPart)
            return { .kind = Kind::Equals,
                     .path = memberPath(u"$"_s, name),
                     .value = typed(*kind) };
    }
    const QStringList paths = json ? valuePaths(*json, 1) : QStringList();
    if (!paths.isEmpty() && paths.first() != u"$"_s)
        return { .kind = Kind::IsThere, .path = paths.first(), .value = {} };
    const QString text = QString::fromUtf8(payload);
    return text.size() > longestPart
        ? ReplyCondition { Kind::TextContains, {}, text.first(longestPart) }
        : ReplyCondition { Kind::TextIs, {}, text };
}

} // namespace jackfield::ui
