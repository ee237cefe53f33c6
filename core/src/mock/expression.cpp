// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "expression_p.h"
#include "json/node_p.h"

#include <QUuid>
#include <array>
#include <cmath>

namespace jackfield::mock {

using Evaluated = Result<Expression::Evaluate>;

namespace {
/// `random 1 6`: the name, what follows its first dot, and the arguments.
struct Call
{
    QString member;
    QStringList arguments;
};

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

qsizetype decimals(const QString &number)
{
    const qsizetype point = number.indexOf(u'.');
    return point < 0 ? 0 : number.size() - point - 1;
}

/// Whole numbers for whole bounds, both included; else as many decimals as the bounds have.
Evaluated random(const Call &call, const Scope &)
{
    bool ok[2] = { false, false };
    const auto number = [&](qsizetype i) { return call.arguments.value(i).toDouble(&ok[i]); };
    const double bounds[2] = { number(0), number(1) };
    const qsizetype places =
        qMax(decimals(call.arguments.value(0)), decimals(call.arguments.value(1)));
    const double scale = std::pow(10, places);
    const double low = std::round(bounds[0] * scale);
    const double high = std::round(bounds[1] * scale);
    const double greatest = 1LL << 53;
    if (!ok[0] || !ok[1] || call.arguments.size() != 2 || low > high || std::abs(low) > greatest
        || std::abs(high) > greatest || places > 9)
        return failure(Error::Code::Invalid,
                       QStringLiteral("random takes two numbers, the smaller one first, as in "
                                      "'random 100 200' or 'random 0.50 1.00'"));
    return [=](const Context &context) {
        // The high 53 bits of a generated number are a fraction of [0, 1).
        const double fraction = double(context.random->generate64() >> 11) / greatest;
        const double chosen = qMin(low + std::floor(fraction * (high - low + 1)), high);
        return places == 0 ? JsonValue::number(qint64(chosen)) : JsonValue::number(chosen / scale);
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

Evaluated fromMatch(const Call &call, const Scope &)
{
    return [name = call.member](const Context &context) {
        const auto found = context.match.constFind(name);
        return found == context.match.constEnd() ? JsonValue() : JsonValue::string(*found);
    };
}

/// Random ones, the same for the same seed (RFC 9562 section 5.4).
Evaluated uuid(const Call &, const Scope &)
{
    return [](const Context &context) {
        std::array<quint32, 4> bits {};
        context.random->generate(bits.begin(), bits.end());
        bits[1] = (bits[1] & 0xffff0fffU) | 0x4000U;
        bits[2] = (bits[2] & 0x3fffffffU) | 0x80000000U;
        const QUuid made(bits[0],
                         quint16(bits[1] >> 16U),
                         quint16(bits[1]),
                         quint8(bits[2] >> 24U),
                         quint8(bits[2] >> 16U),
                         quint8(bits[2] >> 8U),
                         quint8(bits[2]),
                         quint8(bits[3] >> 24U),
                         quint8(bits[3] >> 16U),
                         quint8(bits[3] >> 8U),
                         quint8(bits[3]));
        return JsonValue::string(made.toString(QUuid::WithoutBraces));
    };
}

Evaluated now(const Call &, const Scope &)
{
    return [](const Context &context) {
        return JsonValue::string(context.clock.now().toUTC().toString(Qt::ISODateWithMs));
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
    { QLatin1StringView("row"), QLatin1StringView("row.KEY"), &fromRow },
    { QLatin1StringView("random"), QLatin1StringView("random LOW HIGH"), &random },
    { QLatin1StringView("uuid"), QLatin1StringView("uuid"), &uuid },
    { QLatin1StringView("count"), QLatin1StringView("count"), &count },
    { QLatin1StringView("now"), QLatin1StringView("now"), &now },
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

Result<Expression> Expression::parse(const QString &text, const Scope &scope)
{
    // A JSON string stands for itself: {{ "{{" }} is how two braces are written.
    if (const auto literal = JsonValue::parse(text.trimmed().toUtf8());
        literal && literal->isString())
        return Expression([value = *literal](const Context &) { return value; });

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
