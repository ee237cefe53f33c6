// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/node_p.h"
#include "script/sourcenode_p.h"
#include "support/regularfile_p.h"

#include <jackfield/replay/assertion.h>

#include <QDir>
#include <array>

namespace jackfield {

using namespace Qt::StringLiterals;
using json::Node;
using std::chrono::milliseconds;

namespace {
using Members = QList<std::pair<QString, JsonValue>>;

constexpr qint64 longest = 86'400'000; ///< milliseconds
constexpr std::array percents { 50, 90, 95, 99 };

QString percentKey(int percent)
{
    return u"p%1"_s.arg(percent);
}

std::optional<MessageSelector> optionalSelector(const Node &node, const QString &key)
{
    const auto member = node.member(key);
    return member ? std::optional(MessageSelector::readContent(*member)) : std::nullopt;
}

Assertion::Time timeOf(const Node &node, const QString &key)
{
    const auto member = node.member(key);
    return member ? std::optional(milliseconds(member->integer(0, longest))) : std::nullopt;
}

JsonPlaces placesOf(const Node &node)
{
    auto places = JsonPlaces::parse(node.string());
    if (!places)
        node.fail(places.error().message);
    return places.value_or(JsonPlaces());
}

Assertion::Answered readAnswered(const Node &node)
{
    Assertion::Answered answered { .on = optionalSelector(node, u"on"_s),
                                   .expect =
                                       MessageSelector::readContent(node.required(u"expect"_s)),
                                   .within = timeOf(node, u"within"_s) };
    QStringList keys { u"name"_s, u"on"_s, u"expect"_s, u"same"_s, u"within"_s };
    for (const int percent : percents) {
        const QString key = percentKey(percent);
        keys += key;
        if (const auto most = timeOf(node, key))
            answered.percentiles.append({ percent, *most });
    }
    node.expectKeys(keys);
    if (const auto same = node.member(u"same"_s)) {
        const QList<Node> places = same->oneOrMore();
        if (places.isEmpty() || places.size() > 2)
            same->fail(u"must be one path, or those of the question and of the answer"_s);
        else
            answered.same = { placesOf(places.first()), placesOf(places.last()) };
        if (!answered.on)
            same->fail(u"'on' must say the same as what"_s);
    }
    return answered;
}

Assertion::Never readNever(const Node &node)
{
    node.expectKeys({ u"name"_s, u"never"_s, u"on"_s, u"within"_s });
    Assertion::Never never { .never = MessageSelector::readContent(node.required(u"never"_s)),
                             .on = optionalSelector(node, u"on"_s),
                             .within = timeOf(node, u"within"_s) };
    return never;
}

Assertion::Count readCount(const Node &node)
{
    node.expectKeys({ u"name"_s, u"count"_s, u"exactly"_s, u"atLeast"_s, u"atMost"_s });
    Assertion::Count count { .messages = MessageSelector::readContent(node.required(u"count"_s)) };
    const auto number = [&](const QString &key) -> std::optional<qint64> {
        const auto member = node.member(key);
        return member ? std::optional(member->integer(0, qint64(1) << 53)) : std::nullopt;
    };
    count.atLeast = number(u"atLeast"_s);
    count.atMost = number(u"atMost"_s);
    const auto exactly = number(u"exactly"_s);
    if (exactly && (count.atLeast || count.atMost))
        node.fail(u"'exactly' leaves no room for 'atLeast' and 'atMost'"_s);
    else if (exactly)
        count.atLeast = count.atMost = exactly;
    else if (!count.atLeast && !count.atMost)
        node.fail(u"how many: 'exactly', 'atLeast' or 'atMost'"_s, Error::Code::Missing);
    if (count.atLeast && count.atMost && *count.atLeast > *count.atMost)
        node.fail(u"'atLeast' is more than 'atMost'"_s);
    return count;
}

Assertion::Order readOrder(const Node &node)
{
    node.expectKeys({ u"name"_s, u"order"_s });
    Assertion::Order order;
    const Node list = node.required(u"order"_s);
    for (const Node &element : list.elements())
        order.messages.append(MessageSelector::readContent(element));
    if (order.messages.size() < 2)
        list.fail(u"an order takes two messages or more"_s);
    return order;
}

Assertion::Script readScript(const Node &node, const QString &folder)
{
    node.expectKeys({ u"name"_s, u"script"_s });
    const Node member = node.required(u"script"_s);
    const script::Source source = script::readSource(member);
    Assertion::Script script { .file = source.name,
                               .time = source.limits.time,
                               .memory = source.limits.memory };
    if (node.hasFailed())
        return script;
    if (const auto text = readRegularFile(QDir(folder).absoluteFilePath(script.file)))
        script.text = *text;
    else
        member.required(u"file"_s).fail(text.error().message);
    return script;
}

QList<MessageSelector> selectorsOf(const Assertion &assertion)
{
    struct Visitor
    {
        QList<MessageSelector> operator()(const Assertion::Answered &answered) const
        {
            return { answered.expect, answered.on.value_or(answered.expect) };
        }
        QList<MessageSelector> operator()(const Assertion::Never &never) const
        {
            return { never.never, never.on.value_or(never.never) };
        }
        QList<MessageSelector> operator()(const Assertion::Count &count) const
        {
            return { count.messages };
        }
        QList<MessageSelector> operator()(const Assertion::Order &order) const
        {
            return order.messages;
        }
        QList<MessageSelector> operator()(const Assertion::Script &) const { return {}; }
    };
    return std::visit(Visitor(), assertion.what);
}

/// The members of each kind.
struct Written
{
    Members members = {};

    void add(const QString &key, const MessageSelector &selector)
    {
        members.append({ key, selector.toJson() });
    }
    void add(const QString &key, const std::optional<MessageSelector> &selector)
    {
        if (selector)
            add(key, *selector);
    }
    void add(const QString &key, const Assertion::Time &time)
    {
        add(key, time ? std::optional(qint64(time->count())) : std::nullopt);
    }
    void add(const QString &key, const std::optional<qint64> &number)
    {
        if (number)
            members.append({ key, JsonValue::number(*number) });
    }

    void operator()(const Assertion::Answered &answered)
    {
        add(u"on"_s, answered.on);
        add(u"expect"_s, answered.expect);
        if (answered.same) {
            const auto &[question, answer] = *answered.same;
            const JsonValue first = JsonValue::string(question.text());
            const bool isOne = question == answer;
            members.append(
                { u"same"_s,
                  isOne ? first : JsonValue::array({ first, JsonValue::string(answer.text()) }) });
        }
        add(u"within"_s, answered.within);
        for (const Assertion::Percentile &percentile : answered.percentiles)
            add(percentKey(percentile.percent), Assertion::Time(percentile.most));
    }
    void operator()(const Assertion::Never &never)
    {
        add(u"never"_s, never.never);
        add(u"on"_s, never.on);
        add(u"within"_s, never.within);
    }
    void operator()(const Assertion::Count &count)
    {
        add(u"count"_s, count.messages);
        if (count.atLeast && count.atLeast == count.atMost)
            return add(u"exactly"_s, count.atLeast);
        add(u"atLeast"_s, count.atLeast);
        add(u"atMost"_s, count.atMost);
    }
    void operator()(const Assertion::Order &order)
    {
        QList<JsonValue> all;
        for (const MessageSelector &selector : order.messages)
            all.append(selector.toJson());
        members.append({ u"order"_s, JsonValue::array(all) });
    }
    void operator()(const Assertion::Script &script)
    {
        Written written { { { u"file"_s, JsonValue::string(script.file) } } };
        const script::Limits usual;
        if (script.time != usual.time)
            written.add(u"time"_s, Assertion::Time(script.time));
        if (script.memory != usual.memory)
            written.add(u"memory"_s, std::optional(script.memory >> 20));
        members.append({ u"script"_s, JsonValue::object(written.members) });
    }
};
} // namespace

Assertion Assertion::read(const Node &node, const QString &folder)
{
    using What = decltype(what);
    using Read = std::function<What(const Node &)>;
    const QList<std::pair<QString, Read>> kinds {
        { u"expect"_s, [](const Node &at) { return What(readAnswered(at)); } },
        { u"never"_s, [](const Node &at) { return What(readNever(at)); } },
        { u"count"_s, [](const Node &at) { return What(readCount(at)); } },
        { u"order"_s, [](const Node &at) { return What(readOrder(at)); } },
        { u"script"_s, [&](const Node &at) { return What(readScript(at, folder)); } },
    };
    Assertion assertion;
    QStringList there;
    QStringList possible;
    for (const auto &[key, read] : kinds) {
        possible += u'\'' + key + u'\'';
        if (!node.member(key))
            continue;
        if (there.isEmpty())
            assertion.what = read(node);
        there += key;
    }
    if (there.size() != 1)
        node.fail(u"must have one of %1"_s.arg(json::enumerated(possible)), Error::Code::Missing);
    if (const auto name = node.member(u"name"_s))
        assertion.name = name->string();
    for (const MessageSelector &selector : selectorsOf(assertion)) {
        if (selector.conn > 0 && selector.conn != assertion.conn())
            node.fail(u"an assertion is about one connection"_s);
    }
    return assertion;
}

JsonValue Assertion::toJson() const
{
    Written written;
    if (!name.isEmpty())
        written.members.append({ u"name"_s, JsonValue::string(name) });
    std::visit(written, what);
    return JsonValue::object(written.members);
}

int Assertion::conn() const
{
    for (const MessageSelector &selector : selectorsOf(*this)) {
        if (selector.conn > 0)
            return selector.conn;
    }
    return 0;
}

} // namespace jackfield
