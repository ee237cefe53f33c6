// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "expressionnames_p.h"
#include "json/node_p.h"

#include <jackfield/mock/mockfile.h>

namespace jackfield::mock {

namespace {
/// One name that an expression may begin with.
struct Name
{
    QLatin1StringView name;
    QLatin1StringView form; ///< how it is written
    Evaluated (*bind)(const Call &call, const Scope &scope);
};

JsonValue stringOrNull(const std::optional<QString> &text)
{
    return text ? JsonValue::string(*text) : JsonValue();
}

/// "items.0.id"
JsonPointer pointerOf(const QString &keys)
{
    JsonPointer pointer;
    for (const QString &key : keys.split(u'.', Qt::SkipEmptyParts))
        pointer = pointer.child(key);
    return pointer;
}

Evaluated fromJson(const Call &call, const Scope &)
{
    return [pointer = pointerOf(call.member)](const Context &context) {
        return context.json ? context.json->at(pointer).value_or(JsonValue()) : JsonValue();
    };
}

Evaluated fromRow(const Call &call, const Scope &)
{
    return [pointer = pointerOf(call.member)](const Context &context) {
        return context.row.at(pointer).value_or(JsonValue());
    };
}

Evaluated fromPath(const Call &call, const Scope &scope)
{
    const QString name = call.member;
    if (!scope.pathNames.contains(name))
        return failure(Error::Code::Invalid,
                       QStringLiteral("the route's path has no {%1}").arg(name));
    return [name](const Context &context) {
        const auto &route = context.request.route();
        return stringOrNull(route ? route->value(name) : std::nullopt);
    };
}

Evaluated fromQuery(const Call &call, const Scope &)
{
    return [name = call.member](const Context &context) {
        const QList<QString> values = context.request.uri().queryValues(name);
        return values.isEmpty() ? JsonValue() : JsonValue::string(values.first());
    };
}

Evaluated fromHeader(const Call &call, const Scope &)
{
    return [name = call.member.toLatin1()](const Context &context) {
        const auto value = context.request.header(name);
        return value ? JsonValue::string(QString::fromLatin1(*value)) : JsonValue();
    };
}

Evaluated text(const Call &, const Scope &)
{
    return [](const Context &context) {
        const WsMessage &message = context.message;
        return JsonValue::string(message.isText() ? message.text() : QString());
    };
}

Evaluated count(const Call &, const Scope &)
{
    return [](const Context &context) { return JsonValue::number(context.count); };
}

Evaluated fromState(const Call &call, const Scope &)
{
    return [name = call.member](const Context &context) { return context.variable(name); };
}

Evaluated fromVariable(const Call &call, const Scope &scope)
{
    if (!scope.variables.contains(call.member))
        return failure(Error::Code::Invalid, json::noVariable(call.member, scope.variables.keys()));
    return [value = scope.variables.value(call.member)](const Context &) { return value; };
}

Evaluated fromMatch(const Call &call, const Scope &)
{
    return [name = call.member](const Context &context) {
        const auto found = context.match.constFind(name);
        return found == context.match.constEnd() ? JsonValue() : JsonValue::string(*found);
    };
}

constexpr Name names[] = {
    { QLatin1StringView("json"), QLatin1StringView("json.KEY"), &fromJson },
    { QLatin1StringView("text"), QLatin1StringView("text"), &text },
    { QLatin1StringView("path"), QLatin1StringView("path.NAME"), &fromPath },
    { QLatin1StringView("query"), QLatin1StringView("query.NAME"), &fromQuery },
    { QLatin1StringView("header"), QLatin1StringView("header.NAME"), &fromHeader },
    { QLatin1StringView("match"), QLatin1StringView("match.GROUP"), &fromMatch },
    { QLatin1StringView("state"), QLatin1StringView("state.NAME"), &fromState },
    { QLatin1StringView("var"), QLatin1StringView("var.NAME"), &fromVariable },
    { QLatin1StringView("row"), QLatin1StringView("row.KEY"), &fromRow },
    { QLatin1StringView("random"), QLatin1StringView("random LOW HIGH"), &random },
    { QLatin1StringView("pick"), QLatin1StringView("pick A B C"), &pick },
    { QLatin1StringView("uuid"), QLatin1StringView("uuid"), &uuid },
    { QLatin1StringView("fake"), QLatin1StringView("fake.KIND"), &fake },
    { QLatin1StringView("counter"), QLatin1StringView("counter NAME"), &counter },
    { QLatin1StringView("count"), QLatin1StringView("count"), &count },
    { QLatin1StringView("now"), QLatin1StringView("now +OFFSET FORMAT"), &now },
    { QLatin1StringView("timestamp"), QLatin1StringView("timestamp"), &timestamp },
};

QStringList forms()
{
    QStringList list;
    for (const Name &name : names)
        list += name.form;
    return list;
}

/// Whether `words` are written as the name wants it: a member where it has one, arguments where it takes them.
bool fits(const Name &name, const QString &member, qsizetype arguments)
{
    const bool wantsMember = name.form.contains(u'.');
    const bool takesArguments = name.form.contains(u' ');
    const bool mayBeWhole =
        name.name == QLatin1StringView("json") || name.name == QLatin1StringView("row");
    return (member.isEmpty() ? !wantsMember || mayBeWhole : wantsMember)
        && (arguments == 0 || takesArguments);
}
} // namespace

JsonValue Variables::all() const
{
    const std::lock_guard lock(m_mutex);
    QList<std::pair<QString, JsonValue>> members;
    for (const auto &[name, value] : m_values.asKeyValueRange()) {
        if (!value.isNull())
            members.append({ name, value });
    }
    return JsonValue::object(members);
}

void Variables::add(const JsonValue &object)
{
    for (const auto &[name, value] : object.members())
        set(name, value);
}

quint64 Variables::replace(const JsonValue &object)
{
    const std::lock_guard lock(m_mutex);
    m_values.clear();
    for (const auto &[name, value] : object.members())
        m_values.insert(name, value);
    return ++m_version;
}

Context Context::of(const Request &request, const MockSetup &setup)
{
    return { .request = request,
             .clock = setup.services.clock,
             .random = std::make_shared<QRandomGenerator>(setup.seed()),
             .counters = setup.counters };
}

Result<Expression> Expression::parse(const QString &text, const Scope &scope)
{
    // A JSON string stands for itself: {{ "{{" }} is how two braces are written.
    if (const auto literal = JsonValue::parse(text.trimmed().toUtf8());
        literal && literal->isString())
        return Expression([value = *literal](const Context &) { return value; });

    if (const auto own = scope.names.constFind(text.trimmed()); own != scope.names.constEnd())
        return Expression([value = *own](const Context &) { return value; });

    QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    const QString first = words.isEmpty() ? QString() : words.takeFirst();
    const qsizetype dot = first.indexOf(u'.');
    const QString word = dot < 0 ? first : first.first(dot);
    const QString member = dot < 0 ? QString() : first.sliced(dot + 1);
    for (const Name &name : names) {
        if (word != name.name || !fits(name, member, words.size()))
            continue;
        auto evaluate = name.bind({ member, words }, scope);
        if (!evaluate)
            return std::unexpected(evaluate.error());
        return Expression(*std::move(evaluate));
    }
    return failure(Error::Code::Invalid,
                   QStringLiteral("unknown expression '{{ %1 }}'; there is %2")
                       .arg(text.simplified(), json::enumerated(forms())));
}

} // namespace jackfield::mock
