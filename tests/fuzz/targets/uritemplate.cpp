// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"

#include <jackfield/http/uritemplate.h>

using namespace jackfield;

namespace {
/// A template and a path, with a line feed between them.
void run(QByteArrayView input)
{
    const qsizetype end = input.indexOf('\n');
    const QString text = QString::fromUtf8(end < 0 ? input : input.first(end)).left(200);
    const QString path = end < 0 ? QString() : QString::fromUtf8(input.sliced(end + 1)).left(200);
    const auto parsed = UriTemplate::parse(text);
    if (!parsed)
        return;
    const auto again = UriTemplate::parse(parsed->text());
    require(again && *again == *parsed, "a template's text is the template");
    require(again->names() == parsed->names(), "a template's text has the same names");
    const auto values = parsed->match(path);
    require(values == again->match(path), "a template's text matches the same");
    if (values) {
        require(values->size() == parsed->names().size(), "each name has a value");
        for (qsizetype i = 0; i < values->size(); ++i)
            require(values->at(i).first == parsed->names().at(i),
                    "values are in the order of names");
    }
    // Slashes at the start do not matter alone, and would between others.
    QString rest = path;
    while (rest.startsWith(QLatin1Char('/')))
        rest.remove(0, 1);
    const auto prefix = UriTemplate::parse(QStringLiteral("/prefix"));
    const auto below = parsed->below(*prefix);
    require(below.has_value(), "a template can stand below another");
    require(below->match(QStringLiteral("/prefix/") + rest) == values,
            "and matches there as before");
}
} // namespace

const FuzzTarget uriTemplateTarget { "uritemplate", run };
