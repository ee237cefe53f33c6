// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/headers.h>
#include <jackfield/session/redaction.h>

namespace jackfield {

namespace {
std::unexpected<Error> noRule(const QString &rule, const QString &why)
{
    return failure(Error::Code::Invalid,
                   QStringLiteral("'%1' is no redaction rule: %2").arg(rule, why));
}

Result<void> addPlace(Redaction &rules, const QString &rule, const QString &place)
{
    if (place.startsWith(u'/')) {
        auto pointer = JsonPointer::parse(place);
        if (!pointer)
            return noRule(rule, pointer.error().message);
        rules.jsonPointers.append(*std::move(pointer));
        return {};
    }
    if (place.startsWith(u'$')) {
        auto path = JsonPath::compile(place);
        if (!path)
            return noRule(rule, path.error().message);
        rules.jsonPaths.append(*std::move(path));
        return {};
    }
    return noRule(rule,
                  QStringLiteral("json: wants a JSON Pointer like json:/auth/token or a JSONPath "
                                 "like json:$..password"));
}

Result<void> addExpression(Redaction &rules, const QString &rule, const QString &pattern)
{
    QRegularExpression expression(pattern);
    if (pattern.isEmpty())
        return noRule(rule, QStringLiteral("the regular expression is empty"));
    if (!expression.isValid()) {
        return noRule(rule,
                      QStringLiteral("the regular expression is broken at character %1: %2")
                          .arg(expression.patternErrorOffset() + 1)
                          .arg(expression.errorString()));
    }
    rules.expressions.append(std::move(expression));
    return {};
}
} // namespace

Redaction Redaction::defaults()
{
    Redaction rules;
    rules.headers = { "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie" };
    for (const char *name : { "token",
                              "secret",
                              "password",
                              "passwd",
                              "pwd",
                              "apikey",
                              "accesskey",
                              "auth",
                              "authorization",
                              "signature",
                              "sig",
                              "jwt",
                              "session",
                              "sid",
                              "credential" })
        rules.queryNames.append(QString::fromLatin1(name));
    return rules;
}

Redaction Redaction::none()
{
    Redaction rules;
    rules.userInfo = false;
    rules.tokens = false;
    return rules;
}

Result<void> Redaction::add(const QString &rule)
{
    const qsizetype colon = rule.indexOf(u':');
    const QString kind = rule.first(std::max<qsizetype>(colon, 0));
    const QString rest = rule.sliced(colon + 1);
    const bool isToken = jackfield::isToken(rest.toUtf8());
    if (rule == QLatin1String("entropy") || rule == QLatin1String("entropy:all")) {
        entropy = colon < 0 && entropy != Entropy::All ? Entropy::Tokens : Entropy::All;
        return {};
    }
    if (kind == QLatin1String("json"))
        return addPlace(*this, rule, rest);
    if (kind == QLatin1String("regex"))
        return addExpression(*this, rule, rest);
    if (kind == QLatin1String("query") && !rest.isEmpty()) {
        queryParameters.append(rest);
        return {};
    }
    if ((kind == QLatin1String("header") || kind == QLatin1String("cookie")) && isToken) {
        (kind == QLatin1String("header") ? headers : cookies).append(rest.toUtf8());
        return {};
    }
    if (kind == QLatin1String("header") || kind == QLatin1String("cookie"))
        return noRule(rule, QStringLiteral("'%1' cannot be the name of a %2").arg(rest, kind));
    return noRule(rule,
                  QStringLiteral("it is header:NAME, query:NAME, cookie:NAME, json:/POINTER, "
                                 "json:$.PATH, regex:EXPRESSION, entropy or entropy:all"));
}

bool Redaction::looksAtTexts() const
{
    return known || !jsonPointers.isEmpty() || !jsonPaths.isEmpty() || !expressions.isEmpty()
        || entropy != Entropy::Off;
}

} // namespace jackfield
