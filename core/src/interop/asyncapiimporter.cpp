// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "asyncapi_p.h"
#include "handlebars_p.h"

#include <QRegularExpression>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;
using namespace interop;
using namespace asyncapi;

namespace {
/// The value with another one at that place, if something or a place for it is there.
JsonValue withValue(const JsonValue &value, const QStringList &keys, const JsonValue &put)
{
    if (keys.isEmpty())
        return put;
    if (!value.isObject())
        return value;
    Members members;
    bool isThere = false;
    for (const auto &[key, child] : value.members()) {
        const bool isIt = key == keys.first();
        isThere = isThere || isIt;
        members.append({ key, isIt ? withValue(child, keys.sliced(1), put) : child });
    }
    if (!isThere && keys.size() == 1)
        members.append({ keys.first(), put });
    return JsonValue::object(members);
}

/// What the server hears, with what it answers.
struct Question
{
    Message message;
    QList<Message> answers;
};

/// All that the server hears and says on one path.
class Played
{
public:
    Played(QString path, MockDraft &draft)
        : m_path(std::move(path))
        , m_draft(draft)
    { }

    void take(const Channel &channel, bool isServer)
    {
        for (const Operation &operation : channel.operations) {
            if (operation.isReceiving == isServer) {
                for (const Message &message : operation.messages)
                    hear({ message, operation.replies });
            } else {
                for (const Message &message : operation.messages)
                    say(message);
                for (const Message &message : operation.replies)
                    hear({ message, {} });
            }
        }
    }

    DraftRoute route()
    {
        DraftRoute made { .path = m_path };
        for (const Question &question : std::as_const(m_heard))
            addRules(question, made.rules);
        std::ranges::stable_sort(made.rules, std::ranges::greater(), &specificity);
        for (const Message &message : std::as_const(m_said)) {
            if (!m_answers.contains(message.place))
                made.pushed += stepsOrNone(message);
        }
        return made;
    }

private:
    void hear(const Question &question)
    {
        const QString &place = question.message.place;
        if (!m_known.contains(place)) {
            m_known.insert(place, m_heard.size());
            m_heard += question;
        } else if (Question &known = m_heard[m_known.value(place)]; known.answers.isEmpty()) {
            known.answers = question.answers;
        }
        for (const Message &answer : question.answers)
            m_answers.insert(answer.place);
    }

    void say(const Message &message)
    {
        if (!m_saidPlaces.contains(message.place))
            m_said += message;
        m_saidPlaces.insert(message.place);
    }

    /// What is the same for many messages is asked for last.
    static int specificity(const DraftRule &rule)
    {
        const JsonValue &when = rule.when;
        return when.contains(u"json")  ? 5
            : when.contains(u"all")    ? 4
            : when.contains(u"schema") ? 3
            : when.contains(u"mode")   ? 1
                                       : 2;
    }

    QList<JsonValue> stepsOrNone(const Message &message)
    {
        const QList<JsonValue> steps = stepsOf(message);
        if (steps.isEmpty())
            m_draft.lose(u"%1: '%2' has neither payload nor example: it is not said"_s.arg(
                m_path, message.name));
        return steps;
    }

    /// The id of the question, in the answer.
    static JsonValue
    correlated(const JsonValue &step, const Message &answer, const Message &question)
    {
        const auto json = step.value(u"json");
        const auto keys = keysOf(question.correlation.join(u'.'));
        if (!json || answer.correlation.isEmpty() || !keys)
            return step;
        return object(u"json"_s,
                      withValue(*json, answer.correlation, word(braced(u"json."_s + *keys))));
    }

    void addRules(const Question &question, QList<DraftRule> &rules)
    {
        const Message &message = question.message;
        if (question.answers.size() > 1) {
            QStringList others;
            for (const Message &answer : question.answers.sliced(1))
                others += answer.name;
            m_draft.lose(u"%1: '%2' is answered with '%3'; it could be %4, too"_s.arg(
                m_path, message.name, question.answers.first().name, others.join(u", "_s)));
        }
        QList<JsonValue> replies;
        if (!question.answers.isEmpty())
            replies = answersTo(message, question.answers.first(), rules);
        if (replies.isEmpty())
            replies += JsonValue::array({}); // it is known, and nothing is said
        rules +=
            DraftRule { .name = message.name, .when = conditionOf(message), .replies = replies };
    }

    /// What the answer may be. Examples of question and answer that bear the same name belong together, by rules of
    /// their own.
    QList<JsonValue>
    answersTo(const Message &message, const Message &answer, QList<DraftRule> &rules)
    {
        QList<JsonValue> all;
        QList<JsonValue> others;
        const QList<JsonValue> steps = stepsOrNone(answer);
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const JsonValue step = correlated(steps.at(i), answer, message);
            const QString name =
                i < answer.examples.size() ? answer.examples.at(i).name : QString();
            const auto asked = std::ranges::find(message.examples, name, &Example::name);
            const bool isPair = !name.isEmpty() && asked != message.examples.end()
                && message.form == Message::Form::Json;
            if (isPair)
                rules += DraftRule { .name = message.name + u": "_s + name,
                                     .when = object(u"json"_s, plainJson(asked->payload)),
                                     .replies = { step } };
            else
                others += step;
            all += step;
        }
        return others.isEmpty() ? all : others;
    }

    QString m_path;
    MockDraft &m_draft;
    QList<Question> m_heard;
    QList<Message> m_said;
    // By the places of messages:
    QHash<QString, qsizetype> m_known; ///< in m_heard
    QSet<QString> m_answers;
    QSet<QString> m_saidPlaces;
};

/// `{"query": {"token": null}}` of what a handshake must have.
Members requiredOf(const Channel &channel, QStringList &words)
{
    Members when;
    for (const auto &[key, schema] :
         { std::pair(u"query"_s, channel.query), std::pair(u"header"_s, channel.headers) }) {
        Members values;
        for (const JsonValue &name : memberOf(schema, u"required").elements()) {
            const JsonValue only =
                memberOf(memberOf(memberOf(schema, u"properties"), name.toString()), u"const");
            values.append(
                { name.toString(),
                  only.isString() || only.isNull() ? only : word(QString::fromUtf8(only.raw())) });
            words += key + u' ' + name.toString();
        }
        if (!values.isEmpty())
            when.append({ key, JsonValue::object(values) });
    }
    return when;
}

/// The subprotocols that a handshake may ask for.
QStringList subprotocolsOf(const Channel &channel)
{
    for (const auto &[name, schema] : memberOf(channel.headers, u"properties").members()) {
        if (name.compare(u"Sec-WebSocket-Protocol"_s, Qt::CaseInsensitive) != 0)
            continue;
        QStringList words;
        for (const JsonValue &each : memberOf(schema, u"enum").elements())
            words += each.toString();
        if (const auto only = schema.value(u"const"))
            words += only->toString();
        return words;
    }
    return {};
}

QStringList namesOf(const Document &document, bool isReceiving)
{
    QStringList names;
    for (const Channel &channel : document.channels) {
        for (const Operation &operation : channel.operations) {
            for (const Message &message : operation.messages) {
                if (operation.isReceiving == isReceiving && !names.contains(message.name))
                    names += message.name;
            }
        }
    }
    return names.isEmpty() ? QStringList { u"nothing"_s } : names;
}

/// The sentence that asks.
QString questionOf(const ImportSource &source, const Document &document)
{
    constexpr qsizetype enough = 5;
    const auto listed = [&](bool isReceiving) {
        const QStringList names = namesOf(document, isReceiving);
        return names.first(qMin(enough, names.size())).join(u", "_s)
            + (names.size() > enough ? u", ..."_s : QString());
    };
    return u"%1: is the application that it describes the server or a client? It receives %2, and "
           "sends %3: the mock does the same, or is whom it talks to"_s.arg(
               source.name, listed(true), listed(false));
}

void addPath(const QString &path, const Document &document, bool isServer, MockDraft &draft)
{
    Played played(path, draft);
    QStringList words;
    Members when;
    QStringList subprotocols;
    for (const Channel &channel : document.channels) {
        if (!channel.paths.contains(path))
            continue;
        played.take(channel, isServer);
        if (when.isEmpty())
            when = requiredOf(channel, words);
        if (subprotocols.isEmpty())
            subprotocols = subprotocolsOf(channel);
    }
    DraftRoute route = played.route();
    route.when = when;
    route.subprotocols = subprotocols;
    draft.add(route, path);
    if (when.isEmpty())
        return;
    const JsonValue refusal =
        JsonValue::object({ { u"status"_s, JsonValue::number(qint64(400)) },
                            { u"body"_s, word(u"needed: "_s + words.join(u", "_s) + u'\n') } });
    draft.add({ .path = path, .kind = u"refuse"_s, .handler = refusal }, path);
}
} // namespace

bool isAsyncApi(QByteArrayView content)
{
    static const QRegularExpression key(
        u"(?:^|[\\n{,])\\s*[\"']?asyncapi[\"']?\\s*:\\s*[\"']?\\d"_s);
    constexpr qsizetype enough = 1 << 20;
    return key.match(QString::fromUtf8(content.first(qMin(enough, content.size())))).hasMatch();
}

Result<Imported> importAsyncApi(const ImportSource &source, const ImportOptions &options)
{
    return readDocument(source).and_then([&](const Document &document) -> Result<Imported> {
        if (!options.describes)
            return failure(Error::Code::Missing, questionOf(source, document), u"describes"_s);
        MockDraft draft(document.title.isEmpty() ? u"AsyncAPI"_s : document.title);
        QStringList paths;
        for (const Channel &channel : document.channels)
            paths += channel.paths;
        paths.removeDuplicates();
        for (const QString &path : std::as_const(paths))
            addPath(path, document, *options.describes == Side::Server, draft);
        for (const QString &sentence : document.lost)
            draft.lose(sentence);
        return draft.finish(source);
    });
}

} // namespace jackfield
