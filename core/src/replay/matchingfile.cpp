// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/node_p.h"
#include "scriptrun_p.h"
#include "support/regularfile_p.h"

#include <jackfield/json/jsonwriter.h>
#include <jackfield/replay/matching.h>

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <array>

namespace jackfield {

using namespace Qt::StringLiterals;
using json::Node;

namespace {
constexpr qint64 newestVersion = 1;
constexpr double defaultTimeTolerance = 5000; ///< milliseconds

struct NamedStrictness
{
    const char *name;
    Strictness value;
};
constexpr std::array strictnesses { NamedStrictness { "exact", Strictness::Exact },
                                    NamedStrictness { "values", Strictness::Values },
                                    NamedStrictness { "types", Strictness::Types },
                                    NamedStrictness { "shape", Strictness::Shape } };

/// How a list of place rules is written: its key, and the key of its amount if there is one.
struct RuleList
{
    QString key;
    PlaceRuleKind kind;
    QString amount = {};
    double fallback = 0;
};
QList<RuleList> ruleLists()
{
    return { { u"ignore"_s, PlaceRuleKind::Ignore },
             { u"types"_s, PlaceRuleKind::Type },
             { u"tolerances"_s, PlaceRuleKind::Tolerance, u"by"_s },
             { u"percentages"_s, PlaceRuleKind::Percent, u"by"_s },
             { u"times"_s, PlaceRuleKind::Time, u"within"_s, defaultTimeTolerance } };
}

Strictness strictnessOf(const Node &node)
{
    QStringList names;
    for (const NamedStrictness &known : strictnesses) {
        names += QString::fromLatin1(known.name);
        if (node.value().toString() == names.last())
            return known.value;
    }
    node.fail(u"must be %1"_s.arg(json::enumerated(names)));
    return Strictness::Values;
}

double amountOf(const Node &node)
{
    const double amount = node.value().toDouble(-1);
    if (!node.value().isNumber() || amount < 0 || !qIsFinite(amount))
        node.fail(u"must be a number from 0 on"_s);
    return amount;
}

JsonPlaces placesOf(const Node &node)
{
    auto places = JsonPlaces::parse(node.string());
    if (!places)
        node.fail(places.error().message);
    return places.value_or(JsonPlaces());
}

/// "/time", or {"path":"/time","in":{...}} with the amount.
PlaceRule ruleOf(const Node &node, const RuleList &list)
{
    PlaceRule rule { .kind = list.kind, .places = {}, .amount = list.fallback };
    const bool needsAmount = !list.amount.isEmpty() && list.fallback == 0;
    if (node.value().isString() && !needsAmount) {
        rule.places = placesOf(node);
        return rule;
    }
    node.expectKeys(QStringList { u"path"_s, u"in"_s }
                    + (list.amount.isEmpty() ? QStringList() : QStringList { list.amount }));
    rule.places = placesOf(node.required(u"path"_s));
    if (const auto in = node.member(u"in"_s))
        rule.in = MessageSelector::read(*in);
    if (const auto amount = needsAmount ? node.required(list.amount) : node.member(list.amount))
        rule.amount = amountOf(*amount);
    return rule;
}

/// {"name":"order","paths":["/id","/order/id"]}
void readBinding(const Node &node, Matching &matching)
{
    node.expectKeys({ u"name"_s, u"paths"_s, u"in"_s });
    PlaceRule rule { .kind = PlaceRuleKind::Bind,
                     .places = {},
                     .name = node.required(u"name"_s).string() };
    if (const auto in = node.member(u"in"_s))
        rule.in = MessageSelector::read(*in);
    for (const Node &path : node.required(u"paths"_s).elements()) {
        rule.places = placesOf(path);
        matching.add(rule);
    }
}

Matching::Answer answerOf(const Node &node)
{
    node.expectKeys({ u"conn"_s, u"n"_s, u"to"_s });
    constexpr qint64 greatest = std::numeric_limits<int>::max();
    Matching::Answer answer { .conn = int(node.required(u"conn"_s).integer(1, greatest)),
                              .n = int(node.required(u"n"_s).integer(1, greatest)),
                              .to = int(node.required(u"to"_s).integer(0, greatest)) };
    if (answer.to >= answer.n)
        node.fail(u"a message cannot answer a later one"_s);
    return answer;
}

/// The notations of binary messages.
constexpr std::array decoders { std::pair { "cbor", notations::Notation::Cbor },
                                std::pair { "messagepack", notations::Notation::MessagePack } };

/// "cbor", or {"as":"cbor","in":{...}}
Matching::Decoding decodingOf(const Node &node)
{
    Matching::Decoding decoding;
    const bool isPlain = node.value().isString();
    if (!isPlain) {
        node.expectKeys({ u"as"_s, u"in"_s });
        if (const auto in = node.member(u"in"_s))
            decoding.in = MessageSelector::readContent(*in);
    }
    const Node as = isPlain ? node : node.required(u"as"_s);
    const QString name = as.string();
    QStringList names;
    for (const auto &[known, notation] : decoders) {
        names += u'\'' + QString::fromLatin1(known) + u'\'';
        if (name != QLatin1String(known))
            continue;
        decoding.as = notation;
        return decoding;
    }
    as.fail(u"must be %1"_s.arg(json::enumerated(names)));
    return decoding;
}

JsonValue written(const Matching::Decoding &decoding)
{
    const auto *const known = std::ranges::find(
        decoders, decoding.as, [](const auto &decoder) { return decoder.second; });
    const JsonValue as = JsonValue::string(QString::fromLatin1(known->first));
    const JsonValue in = decoding.in.toJson();
    return in.size() == 0 ? as : JsonValue::object({ { u"as"_s, as }, { u"in"_s, in } });
}

template<typename Take>
void eachOf(const Node &root, const QString &key, const Take &take)
{
    const auto list = root.member(key);
    for (const Node &element : list ? list->elements() : QList<Node>())
        take(element);
}

/// `folder`: where files that it names are looked for.
Matching matchingOf(const Node &root, const QString &folder)
{
    Matching matching;
    QStringList keys { u"jackfield"_s, u"version"_s,    u"decode"_s,      u"strictness"_s,
                       u"bind"_s,      u"optional"_s,   u"background"_s,  u"unordered"_s,
                       u"answers"_s,   u"assertions"_s, u"answerWithin"_s };
    for (const RuleList &list : ruleLists()) {
        keys += list.key;
        eachOf(root, list.key, [&](const Node &node) { matching.add(ruleOf(node, list)); });
    }
    root.expectKeys(keys);
    if (const auto strictness = root.member(u"strictness"_s))
        matching.strictness(strictnessOf(*strictness));
    eachOf(root, u"bind"_s, [&](const Node &node) { readBinding(node, matching); });
    eachOf(root, u"optional"_s, [&](const Node &node) {
        matching.optional(MessageSelector::read(node));
    });
    eachOf(root, u"background"_s, [&](const Node &node) {
        matching.background(MessageSelector::read(node));
    });
    eachOf(root, u"unordered"_s, [&](const Node &node) {
        matching.unordered(MessageSelector::read(node));
    });
    eachOf(root, u"answers"_s, [&](const Node &node) { matching.answer(answerOf(node)); });
    eachOf(root, u"decode"_s, [&](const Node &node) { matching.decode(decodingOf(node)); });
    eachOf(root, u"assertions"_s, [&](const Node &node) {
        matching.add(Assertion::read(node, folder));
    });
    if (const auto within = root.member(u"answerWithin"_s))
        matching.answerWithin(std::chrono::milliseconds(within->integer(0, 86'400'000)));
    return matching;
}
} // namespace

Result<Matching> Matching::parse(const QByteArray &text, const QString &name)
{
    const auto wrong = [&](Error::Code code, const QString &position, const QString &message) {
        const QString place = name + u':' + position;
        return failure(code, place + u": "_s + message, place);
    };
    const auto rules = JsonValue::parse(text);
    if (!rules)
        return wrong(rules.error().code, rules.error().where, rules.error().message);
    const auto kind = rules->value(u"jackfield");
    if (!kind || kind->toString() != u"matching") {
        return wrong(
            Error::Code::Invalid,
            rules->position(),
            u"these are no matching rules: {\"jackfield\":\"matching\",\"version\":1,...}"_s);
    }
    const JsonValue version = rules->value(u"version").value_or(JsonValue());
    if (version.toInteger() != newestVersion) {
        return wrong(Error::Code::Unsupported,
                     version.isNull() ? rules->position() : version.position(),
                     u"matching rules of another version than %1"_s.arg(newestVersion));
    }
    json::Problem problem { .name = name, .first = {} };
    Matching matching = matchingOf(Node(*rules, problem), QFileInfo(name).path());
    if (problem.first)
        return wrong(problem.first->code,
                     problem.first->where.sliced(name.size() + 1),
                     problem.first->message);
    return matching;
}

Result<Matching> Matching::load(const QString &path)
{
    auto matching =
        readRegularFile(path).and_then([&](const QByteArray &text) { return parse(text, path); });
    const auto tried = matching ? tryScripts(matching->assertions()) : Result<void>();
    if (!tried)
        return failure(tried.error().code, path + u": "_s + tried.error().message, path);
    return matching;
}

Result<Matching> Matching::beside(const QString &session)
{
    constexpr QLatin1StringView end(".session.jsonl");
    const QString path =
        session.chopped(session.endsWith(end) ? end.size() : 0) + u".matching.json"_s;
    return session.endsWith(end) && QFileInfo::exists(path) ? load(path) : Matching();
}

namespace {
using Members = QList<std::pair<QString, JsonValue>>;

JsonValue written(const PlaceRule &rule, const RuleList &list)
{
    const JsonValue in = rule.in.toJson();
    const bool hasAmount = !list.amount.isEmpty() && rule.amount != list.fallback;
    if (in.size() == 0 && !hasAmount && (list.amount.isEmpty() || list.fallback != 0))
        return JsonValue::string(rule.places.text());
    Members members { { u"path"_s, JsonValue::string(rule.places.text()) } };
    if (!list.amount.isEmpty())
        members.append({ list.amount, JsonValue::number(rule.amount) });
    if (in.size() > 0)
        members.append({ u"in"_s, in });
    return JsonValue::object(members);
}

/// One object for each name and selector, with all its paths.
QList<JsonValue> bindings(const QList<PlaceRule> &rules)
{
    struct Group
    {
        QString name;
        JsonValue in;
        QList<JsonValue> paths;
    };
    QList<Group> groups;
    for (const PlaceRule &rule : rules) {
        if (rule.kind != PlaceRuleKind::Bind)
            continue;
        const JsonValue in = rule.in.toJson();
        auto group = std::ranges::find_if(
            groups, [&](const Group &known) { return known.name == rule.name && known.in == in; });
        if (group == groups.end())
            group = groups.insert(groups.end(), { rule.name, in, {} });
        group->paths.append(JsonValue::string(rule.places.text()));
    }
    QList<JsonValue> all;
    for (const Group &group : std::as_const(groups)) {
        Members members { { u"name"_s, JsonValue::string(group.name) },
                          { u"paths"_s, JsonValue::array(group.paths) } };
        if (group.in.size() > 0)
            members.append({ u"in"_s, group.in });
        all.append(JsonValue::object(members));
    }
    return all;
}

/// Adds a member that is an array, an element a line; nothing if there is none.
void append(QByteArray &out, const QString &key, const QList<JsonValue> &elements)
{
    if (elements.isEmpty())
        return;
    out += ",\n  " + json::quoted(key) + ": [";
    for (const JsonValue &element : elements)
        out += (out.endsWith('[') ? "\n    " : ",\n    ") + element.toJson();
    out += "\n  ]";
}

QList<JsonValue> selectors(const QList<MessageSelector> &list)
{
    QList<JsonValue> all;
    for (const MessageSelector &selector : list)
        all.append(selector.toJson());
    return all;
}
} // namespace

QByteArray Matching::toText() const
{
    QByteArray out = "{\n  \"jackfield\": \"matching\", \"version\": 1";
    const auto name = std::ranges::find(strictnesses, m_strictness, &NamedStrictness::value)->name;
    if (m_strictness != Strictness::Values)
        out += ",\n  \"strictness\": \"" + QByteArray(name) + '"';
    QList<JsonValue> decoded;
    for (const Decoding &decoding : m_decodings)
        decoded.append(written(decoding));
    append(out, u"decode"_s, decoded);
    for (const RuleList &list : ruleLists()) {
        QList<JsonValue> own;
        for (const PlaceRule &rule : m_rules) {
            if (rule.kind == list.kind)
                own.append(written(rule, list));
        }
        append(out, list.key, own);
    }
    append(out, u"bind"_s, bindings(m_rules));
    append(out, u"optional"_s, selectors(m_optional));
    append(out, u"background"_s, selectors(m_background));
    append(out, u"unordered"_s, selectors(m_unordered));
    QList<JsonValue> answered;
    for (const Answer &answer : m_answers) {
        answered.append(JsonValue::object({ { u"conn"_s, JsonValue::number(qint64(answer.conn)) },
                                            { u"n"_s, JsonValue::number(qint64(answer.n)) },
                                            { u"to"_s, JsonValue::number(qint64(answer.to)) } }));
    }
    append(out, u"answers"_s, answered);
    QList<JsonValue> asserted;
    for (const Assertion &assertion : m_assertions)
        asserted.append(assertion.toJson());
    append(out, u"assertions"_s, asserted);
    if (m_answerWithin.count() > 0)
        out += ",\n  \"answerWithin\": " + QByteArray::number(qint64(m_answerWithin.count()));
    return out + "\n}\n";
}

Result<void> Matching::save(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toText()) < 0 || !file.commit())
        return failure(
            Error::Code::Io, u"cannot save %1: %2"_s.arg(path, file.errorString()), path);
    return {};
}

} // namespace jackfield
