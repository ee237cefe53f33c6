// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "definitionvariables_p.h"

#include <QRegularExpression>

namespace jackfield::mock {

using namespace Qt::StringLiterals;
using json::Node;

namespace {
using Values = QHash<QString, JsonValue>;

bool isPlain(const JsonValue &value)
{
    return value.isString() || value.isNumber() || value.isBool();
}

/// Adds the members; of an environment they must be variables of the file.
void addTo(Values &values, const Node &node, bool isEnvironment)
{
    static const QRegularExpression form(u"^[\\w-]+$"_s);
    if (!node.value().isObject())
        return node.expectKeys({}); // which says so
    for (const QString &name : node.value().keys()) {
        const Node value = node.required(name);
        if (!form.match(name).hasMatch())
            value.fail(u"'%1' is not a variable's name: letters, digits, _ and -"_s.arg(name));
        if (isEnvironment && !values.contains(name))
            value.fail(json::noVariable(name, values.keys()));
        if (!isPlain(value.value()))
            value.fail(u"a variable is a string, a number, true or false"_s);
        values.insert(name, value.value());
    }
}

/// As it is written on a command line.
JsonValue valueOf(const QString &text)
{
    const auto value = JsonValue::parse(text.toUtf8());
    return value && (value->isNumber() || value->isBool()) ? *value : JsonValue::string(text);
}
} // namespace

Values readVariables(const Node &root, const MockVariables &given)
{
    Values values;
    if (const auto variables = root.member(u"variables"_s))
        addTo(values, *variables, false);
    QStringList environments;
    const Values own = values;
    if (const auto list = root.member(u"environments"_s)) {
        if (!list->value().isObject())
            list->expectKeys({});
        environments = list->value().keys();
        for (const QString &name : std::as_const(environments)) {
            Values changed = own;
            addTo(changed, list->required(name), true);
            if (name == given.environment)
                values = changed;
        }
    }
    if (!given.environment.isEmpty() && !environments.contains(given.environment))
        root.fail(environments.isEmpty()
                      ? u"there is no environment '%1': the file has none"_s.arg(given.environment)
                      : u"there is no environment '%1'; there is %2"_s.arg(
                            given.environment, json::enumerated(environments)));
    for (const auto &[name, text] : given.values.asKeyValueRange()) {
        if (!values.contains(name))
            root.fail(json::noVariable(name, values.keys()));
        values.insert(name, valueOf(text));
    }
    return values;
}

} // namespace jackfield::mock
