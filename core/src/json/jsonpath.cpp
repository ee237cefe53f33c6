// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonpath.h>
#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonpath/jsonpath.hpp>

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

Result<QList<JsonValue>> JsonPath::evaluate(const JsonValue &root) const
{
    const QByteArray text = root.toJson();
    try {
        Json document =
            Json::parse(text.begin(),
                        text.end(),
                        jsoncons::json_options().max_nesting_depth(JsonValue::greatestDepth));
        QList<JsonValue> selected;
        const auto take = [&](const std::string &path, const Json &value) {
            selected.append(original(root, document, Location::parse(path), value));
        };
        m_expression->compiled.evaluate(document,
                                        take,
                                        jsoncons::jsonpath::result_options::nodups
                                            | jsoncons::jsonpath::result_options::path);
        return selected;
    } catch (const std::exception &error) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("the JSONPath '%1' cannot be applied: %2")
                           .arg(m_text, QString::fromUtf8(error.what())));
    }
}

} // namespace jackfield
