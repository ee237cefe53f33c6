// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "expressionnames_p.h"

#include <QHash>
#include <QRegularExpression>
#include <QUuid>
#include <array>
#include <cmath>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
qsizetype decimals(const QString &number)
{
    const qsizetype point = number.indexOf(u'.');
    return point < 0 ? 0 : number.size() - point - 1;
}

const QString &oneOf(const QStringList &words, QRandomGenerator &random)
{
    return words.at(random.bounded(int(words.size())));
}

/// Names of nobody, by their kind; the same ones for the same seed. `name` and `email` are made of them.
const QHash<QString, QStringList> &invented()
{
    static const QHash<QString, QStringList> words {
        { u"firstName"_s,
          u"Ada Bo Chidi Dana Emil Fatma Grace Hugo Ines Jun Kofi Lena Mira Noor Olaf Priya"_s
              .split(u' ') },
        { u"lastName"_s,
          u"Abara Berg Costa Dubois Eriksen Fischer Garcia Hall Ito Jensen Khan Novak Okafor Park"_s
              .split(u' ') },
        { u"city"_s,
          u"Accra Bergen Cork Daegu Essen Faro Graz Hobart Izmir Jaipur Kobe Lima"_s.split(u' ') },
        { u"word"_s,
          u"amber brook cedar delta ember fjord grove harbor iris juniper kelp lantern"_s.split(
              u' ') },
    };
    return words;
}

QString wholeName(QRandomGenerator &random)
{
    const QString first = oneOf(invented()[u"firstName"_s], random);
    return first + u' ' + oneOf(invented()[u"lastName"_s], random);
}

QString email(QRandomGenerator &random)
{
    const QString name = wholeName(random).toLower().replace(u' ', u'.');
    return name + QString::number(random.bounded(100)) + u"@example.com"_s;
}

/// `+90s`, `-1d`: milliseconds; nothing if it is no offset.
std::optional<qint64> offsetOf(const QString &text)
{
    static const QRegularExpression form(u"^([+-]\\d{1,9})(ms|s|m|h|d)$"_s);
    static const QHash<QString, qint64> units { { u"ms"_s, 1 },
                                                { u"s"_s, 1000 },
                                                { u"m"_s, 60'000 },
                                                { u"h"_s, 3'600'000 },
                                                { u"d"_s, 86'400'000 } };
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1).toLongLong() * units.value(match.captured(2));
}
} // namespace

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

Evaluated pick(const Call &call, const Scope &)
{
    if (call.arguments.isEmpty())
        return failure(Error::Code::Invalid,
                       u"pick takes one word or more, as in 'pick buy sell'"_s);
    return [words = call.arguments](const Context &context) {
        return JsonValue::string(oneOf(words, *context.random));
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

Evaluated fake(const Call &call, const Scope &)
{
    if (call.member == u"name"_s)
        return [](const Context &context) { return JsonValue::string(wholeName(*context.random)); };
    if (call.member == u"email"_s)
        return [](const Context &context) { return JsonValue::string(email(*context.random)); };
    const auto words = invented().constFind(call.member);
    if (words != invented().constEnd())
        return [words = *words](const Context &context) {
            return JsonValue::string(oneOf(words, *context.random));
        };
    QStringList kinds = invented().keys() + QStringList { u"name"_s, u"email"_s };
    kinds.sort();
    return failure(Error::Code::Invalid,
                   u"there is no fake.%1; there is %2"_s.arg(call.member, json::enumerated(kinds)));
}

/// Of the whole server, from 1.
Evaluated counter(const Call &call, const Scope &)
{
    if (call.arguments.size() != 1)
        return failure(Error::Code::Invalid, u"counter takes a name, as in 'counter orders'"_s);
    return [name = call.arguments.first()](const Context &context) {
        return JsonValue::number(context.counters ? context.counters->next(name) : 1);
    };
}

/// UTC. `ms` and `s`: since 1970, as numbers; an offset; else a format of QDateTime, without blanks.
Evaluated now(const Call &call, const Scope &)
{
    qint64 offset = 0;
    QString format;
    for (const QString &argument : call.arguments) {
        if (const auto given = offsetOf(argument))
            offset += *given;
        else if (format.isEmpty())
            format = argument;
        else
            return failure(Error::Code::Invalid,
                           u"now takes offsets and one format, as in 'now +90s', 'now ms' or "
                           "'now -1d yyyy-MM-dd'"_s);
    }
    return [offset, format](const Context &context) {
        const QDateTime time = context.clock.now().toUTC().addMSecs(offset);
        if (format == u"ms"_s)
            return JsonValue::number(time.toMSecsSinceEpoch());
        if (format == u"s"_s)
            return JsonValue::number(time.toSecsSinceEpoch());
        return JsonValue::string(format.isEmpty() ? time.toString(Qt::ISODateWithMs)
                                                  : time.toString(format));
    };
}

/// What a client's messages call it; `now ms`.
Evaluated timestamp(const Call &, const Scope &scope)
{
    return now({ .member = {}, .arguments = { u"ms"_s } }, scope);
}

} // namespace jackfield::mock
