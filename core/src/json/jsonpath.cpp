// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonpath.h>
#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonpath/jsonpath.hpp>

#include <unordered_set>

namespace jackfield {

namespace {
using Json = jsoncons::ojson;
using Location = jsoncons::jsonpath::json_location;

JsonPointer pointerOf(const Location &location)
{
    JsonPointer pointer;
    for (const auto &step : location) {
        const auto name =
            step.has_name() ? QString::fromStdString(std::string(step.name())) : QString();
        pointer = step.has_name() ? pointer.child(name) : pointer.child(qsizetype(step.index()));
    }
    return pointer;
}

/// jsoncons selects; the values come from our own document, which knows how they were written.
JsonValue
original(const JsonValue &root, Json &document, const Location &location, const Json &selected)
{
    const auto [found, exists] = jsoncons::jsonpath::get(document, location);
    auto own = root.at(pointerOf(location));
    if (exists && found == &selected && own)
        return *std::move(own);
    std::string computed;
    selected.dump(computed);
    return JsonValue::parse(QByteArray::fromStdString(computed)).value_or(JsonValue());
}
} // namespace

struct JsonPath::Expression
{
    jsoncons::jsonpath::jsonpath_expression<Json> compiled;

    /// Tells `take` of everything that is selected, with the document that it lies in.
    template<typename Take>
    Result<void> select(const QString &text, const JsonValue &root, const Take &take) const;
};

JsonPath::JsonPath(QString text, std::shared_ptr<const Expression> expression)
    : m_text(std::move(text))
    , m_expression(std::move(expression))
{ }

Result<JsonPath> JsonPath::compile(const QString &text)
{
    try {
        return JsonPath(text,
                        std::make_shared<const Expression>(
                            jsoncons::jsonpath::make_expression<Json>(text.toStdString())));
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
    const QByteArray bytes = root.toJson();
    try {
        Json document =
            Json::parse(bytes.begin(),
                        bytes.end(),
                        jsoncons::json_options().max_nesting_depth(JsonValue::greatestDepth));
        std::unordered_set<std::string> known; // jsoncons' own `nodups` is quadratic
        const auto each = [&](const std::string &path, const Json &value) {
            if (known.insert(path).second)
                take(document, Location::parse(path), value);
        };
        compiled.evaluate(document, each, jsoncons::jsonpath::result_options::path);
        return {};
    } catch (const std::exception &error) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("the JSONPath '%1' cannot be applied: %2")
                           .arg(text, QString::fromUtf8(error.what())));
    }
}

Result<QList<JsonValue>> JsonPath::evaluate(const JsonValue &root) const
{
    QList<JsonValue> selected;
    return m_expression
        ->select(m_text,
                 root,
                 [&](Json &document, const Location &location, const Json &value) {
                     selected.append(original(root, document, location, value));
                 })
        .transform([&] { return selected; });
}

Result<QList<JsonPointer>> JsonPath::locate(const JsonValue &root) const
{
    QList<JsonPointer> places;
    return m_expression
        ->select(m_text,
                 root,
                 [&](Json &document, const Location &location, const Json &value) {
                     const auto [found, exists] = jsoncons::jsonpath::get(document, location);
                     if (exists && found == &value)
                         places.append(pointerOf(location));
                 })
        .transform([&] { return places; });
}

} // namespace jackfield
