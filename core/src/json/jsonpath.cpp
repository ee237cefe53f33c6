// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonfinder_p.h"

#include <jackfield/json/jsonpath.h>
#include <jackfield/json/jsonwriter.h>
#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonpath/jsonpath.hpp>

#include <QRegularExpression>
#include <unordered_set>

namespace jackfield {

namespace {
using Json = jsoncons::ojson;
using Location = jsoncons::jsonpath::json_location;

/// Whether jsoncons sees something else than we do: the first of duplicate members, or an error for a lone surrogate.
bool isSeenOtherwise(const JsonTape &tape)
{
    for (quint32 node = tape.root(); node < tape.end(tape.root()); ++node) {
        const JsonValue::Type type = tape.type(node);
        if (type == JsonValue::Type::Object && !tape.hasPlainKeys(node)
            && tape.members(node).size() < qsizetype(tape[node].count))
            return true;
        if (type == JsonValue::Type::String && tape.hasEscapes(node)
            && !tape.characters(node).isValidUtf16())
            return true;
    }
    return false;
}

/// Names that jsoncons sees in the place of those with lone surrogates, and what they stand for.
using StandIns = QHash<QString, QString>;

/// The value as we see it, lone surrogates replaced.
void write(const JsonTape &tape, quint32 node, QByteArray &out, StandIns &names)
{
    if (tape.type(node) == JsonValue::Type::String) {
        out += json::quoted(QString::fromUtf8(tape.characters(node).toUtf8()));
    } else if (tape.type(node) == JsonValue::Type::Array) {
        out += '[';
        for (quint32 child = tape.firstChild(node); child < tape.end(node);
             child = tape.nextElement(child)) {
            out += out.endsWith('[') ? "" : ",";
            write(tape, child, out, names);
        }
        out += ']';
    } else if (tape.type(node) == JsonValue::Type::Object) {
        out += '{';
        const QHash<QString, quint32> last = tape.members(node);
        for (quint32 key = tape.firstChild(node); key < tape.end(node); key = tape.nextKey(key)) {
            const QString name = tape.characters(key);
            if (last.value(name) != key + 1)
                continue;
            constexpr char16_t noCharacter = 0xfdd0;
            const QString standIn =
                name.isValidUtf16() ? name : QChar(noCharacter) + QString::number(key);
            if (standIn != name)
                names.insert(standIn, name);
            out += (out.endsWith('{') ? "" : ",") + json::quoted(standIn) + ':';
            write(tape, key + 1, out, names);
        }
        out += '}';
    } else {
        out += tape.raw(node);
    }
}

QByteArray textFor(const JsonValue &root, StandIns &names)
{
    if (!JsonTape::isOf(root))
        return root.toJson();
    const JsonTape tape(root);
    if (!isSeenOtherwise(tape))
        return root.toJson();
    QByteArray text;
    write(tape, tape.root(), text, names);
    return text;
}

JsonPointer pointerOf(const Location &location, const StandIns &names)
{
    JsonPointer pointer;
    for (const auto &step : location) {
        const auto name =
            step.has_name() ? QString::fromStdString(std::string(step.name())) : QString();
        pointer = step.has_name() ? pointer.child(names.value(name, name))
                                  : pointer.child(qsizetype(step.index()));
    }
    return pointer;
}

/// What a function computed.
JsonValue computed(const Json &value)
{
    std::string text;
    value.dump(text);
    return JsonValue::parse(QByteArray::fromStdString(text)).value_or(JsonValue());
}
} // namespace

/// A path that names one place, `$.items[0].name`: no library is needed to find it.
class JsonPath::SinglePlace
{
public:
    /// Nothing: it may name several, or is not that simple. The library finds elements by numbers in quotes, too, and
    /// computes `length`.
    static std::optional<SinglePlace> of(const QString &text)
    {
        static const QRegularExpression step(QStringLiteral(
            R"(\G(?:\.(?!length\b)([A-Za-z_]\w*)|\['(?!length'|-?\d)([^'\\]*)'\]|\[(0|[1-9]\d{0,8})\]))"));
        SinglePlace place;
        qsizetype end = text.startsWith(u'$') ? 1 : text.size() + 1;
        while (end < text.size()) {
            const auto match = step.match(text, end);
            if (!match.hasMatch())
                return std::nullopt;
            end = match.capturedEnd();
            const bool isIndex = match.hasCaptured(3);
            place.m_pointer = isIndex
                ? place.m_pointer.child(match.captured(3).toLongLong())
                : place.m_pointer.child(match.captured(match.hasCaptured(2) ? 2 : 1));
            place.m_isIndex.push_back(isIndex);
        }
        return end == text.size() ? std::optional(place) : std::nullopt;
    }

    const JsonPointer &pointer() const { return m_pointer; }
    /// A name is of an object, an index of an array: unlike with a pointer.
    std::optional<quint32> in(const JsonTape &tape) const
    {
        quint32 node = tape.root();
        for (size_t i = 0; i < m_isIndex.size(); ++i) {
            const auto wanted = m_isIndex[i] ? JsonValue::Type::Array : JsonValue::Type::Object;
            const auto found = tape.type(node) == wanted
                ? tape.child(node, m_pointer.tokens().at(qsizetype(i)))
                : std::nullopt;
            if (!found)
                return std::nullopt;
            node = *found;
        }
        return node;
    }

private:
    JsonPointer m_pointer;
    std::vector<bool> m_isIndex; ///< of each step: else a name
};

/// A path that names every member of one name, however deep, `$..name`: the library is not needed for that either.
class JsonPath::AnyDepth
{
public:
    /// Nothing: it is another path. The library computes `length`.
    static std::optional<AnyDepth> of(const QString &text)
    {
        static const QRegularExpression whole(
            QStringLiteral(R"(^\$\.\.(?!length\z)([A-Za-z_]\w*)\z)"));
        const auto match = whole.match(text);
        return match.hasMatch() ? std::optional(AnyDepth(match.captured(1))) : std::nullopt;
    }

    /// The nodes in the library's order: of an object its own member first, then what stands in its members.
    std::vector<quint32> in(const JsonTape &tape) const
    {
        std::vector<quint32> found;
        visit(tape, tape.root(), [&](quint32 node, const Step &) { found.push_back(node); });
        return found;
    }
    QList<JsonPointer> placesIn(const JsonTape &tape) const
    {
        QList<JsonPointer> places;
        visit(tape, tape.root(), [&](quint32, const Step &above) {
            places.append(pointerOf(tape, &above).child(m_name));
        });
        return places;
    }

private:
    /// How a walk got to a value.
    struct Step
    {
        const Step *before = nullptr; ///< null: it is the root
        std::optional<quint32> key = {}; ///< else it is an element
        qsizetype index = 0;
    };

    explicit AnyDepth(QString name)
        : m_name(std::move(name))
    { }

    static JsonPointer pointerOf(const JsonTape &tape, const Step *step)
    {
        if (!step->before)
            return {};
        const JsonPointer above = pointerOf(tape, step->before);
        return step->key ? above.child(tape.characters(*step->key)) : above.child(step->index);
    }

    template<typename Take>
    void visit(const JsonTape &tape, quint32 node, const Take &take, const Step &at = {}) const
    {
        if (tape.type(node) == JsonValue::Type::Object) {
            if (const auto own = tape.member(node, m_name))
                take(*own, at);
            const bool isPlain = tape.hasPlainKeys(node);
            const auto last = isPlain ? QHash<QString, quint32>() : tape.members(node);
            for (quint32 key = tape.firstChild(node); key < tape.end(node);
                 key = tape.nextKey(key)) {
                if (isPlain || last.value(tape.characters(key)) == key + 1)
                    visit(tape, key + 1, take, { .before = &at, .key = key });
            }
        } else if (tape.type(node) == JsonValue::Type::Array) {
            qsizetype index = 0;
            for (quint32 child = tape.firstChild(node); child < tape.end(node);
                 child = tape.nextElement(child))
                visit(tape, child, take, { .before = &at, .index = index++ });
        }
    }

    QString m_name;
};

struct JsonPath::Expression
{
    jsoncons::jsonpath::jsonpath_expression<Json> compiled;
    std::optional<SinglePlace> single;
    std::optional<AnyDepth> anyDepth;

    /// Tells `take` of everything that is selected, and where it stands; nothing for what was computed.
    template<typename Take>
    Result<void> select(const QString &text, const JsonValue &root, const Take &take) const;
};

JsonPath::JsonPath(QString text, std::shared_ptr<const Expression> expression)
    : m_text(std::move(text))
    , m_expression(std::move(expression))
{ }

std::optional<JsonPointer> JsonPath::place() const
{
    const auto &single = m_expression->single;
    return single ? std::optional(single->pointer()) : std::nullopt;
}

Result<JsonPath> JsonPath::compile(const QString &text)
{
    static const QRegularExpression quoted(
        QStringLiteral(R"('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"));
    const QString bare = QString(text).replace(quoted, QStringLiteral("''"));
    if (bare.contains(u"=~") || bare.contains(u"tokenize"))
        return failure(
            Error::Code::Unsupported,
            QStringLiteral("'%1' searches by a regular expression, for which there is no "
                           "bound in a JSONPath; beside it 'matches' does")
                .arg(text),
            QStringLiteral("1:%1").arg(1
                                       + std::max(bare.indexOf(u"=~"), bare.indexOf(u"tokenize"))));
    try {
        return JsonPath(text,
                        std::make_shared<const Expression>(
                            jsoncons::jsonpath::make_expression<Json>(text.toStdString()),
                            SinglePlace::of(text),
                            AnyDepth::of(text)));
    } catch (const jsoncons::jsonpath::jsonpath_error &error) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("'%1' is no JSONPath: %2")
                           .arg(text, QString::fromUtf8(error.code().message().c_str())),
                       QStringLiteral("%1:%2").arg(error.line()).arg(error.column()));
    }
}

template<typename Take>
Result<void>
JsonPath::Expression::select(const QString &text, const JsonValue &root, const Take &take) const
{
    StandIns names;
    const QByteArray bytes = textFor(root, names);
    try {
        Json document =
            Json::parse(bytes.begin(),
                        bytes.end(),
                        jsoncons::json_options().max_nesting_depth(JsonValue::greatestDepth));
        std::unordered_set<std::string> known; // jsoncons' own `nodups` is quadratic
        const auto each = [&](const std::string &path, const Json &value) {
            if (!known.insert(path).second)
                return;
            const Location location = Location::parse(path);
            const auto [found, exists] = jsoncons::jsonpath::get(document, location);
            const bool isThere = exists && found == &value;
            take(isThere ? std::optional(pointerOf(location, names)) : std::nullopt, value);
        };
        compiled.evaluate(document, each, jsoncons::jsonpath::result_options::path);
        return {};
    } catch (const std::exception &error) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("the JSONPath '%1' cannot be applied: %2")
                           .arg(text, QString::fromUtf8(error.what())));
    }
}

/// jsoncons selects; the values come from our own document, which knows how they were written.
Result<QList<JsonValue>> JsonPath::evaluate(const JsonValue &root) const
{
    if (m_expression->single && JsonTape::isOf(root)) {
        const JsonTape tape(root);
        const auto node = m_expression->single->in(tape);
        return node ? QList { tape.value(*node) } : QList<JsonValue>();
    }
    QList<JsonValue> selected;
    if (m_expression->anyDepth && JsonTape::isOf(root)) {
        const JsonTape tape(root);
        for (const quint32 node : m_expression->anyDepth->in(tape))
            selected.append(tape.value(node));
        return selected;
    }
    JsonFinder finder(root);
    const auto take = [&](const std::optional<JsonPointer> &place, const Json &value) {
        const auto own = place ? finder.at(*place) : std::nullopt;
        selected.append(own ? *own : computed(value));
    };
    return m_expression->select(m_text, root, take).transform([&] { return selected; });
}

Result<QList<JsonPointer>> JsonPath::locate(const JsonValue &root) const
{
    if (m_expression->single && JsonTape::isOf(root)) {
        const bool isThere = m_expression->single->in(JsonTape(root)).has_value();
        return isThere ? QList { m_expression->single->pointer() } : QList<JsonPointer>();
    }
    if (m_expression->anyDepth && JsonTape::isOf(root))
        return m_expression->anyDepth->placesIn(JsonTape(root));
    QList<JsonPointer> places;
    const auto take = [&](const std::optional<JsonPointer> &place, const Json &) {
        if (place)
            places.append(*place);
    };
    return m_expression->select(m_text, root, take).transform([&] { return places; });
}

} // namespace jackfield
