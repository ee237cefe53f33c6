// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonpointer.h>

namespace jackfield {

namespace {
std::optional<QString> unescaped(const QString &token)
{
    QString plain;
    for (qsizetype i = 0; i < token.size(); ++i) {
        if (token.at(i) != QLatin1Char('~')) {
            plain += token.at(i);
            continue;
        }
        const QChar next = ++i < token.size() ? token.at(i) : QChar();
        if (next != QLatin1Char('0') && next != QLatin1Char('1'))
            return std::nullopt;
        plain += QLatin1Char(next == QLatin1Char('0') ? '~' : '/');
    }
    return plain;
}
} // namespace

Result<JsonPointer> JsonPointer::parse(const QString &text)
{
    if (text.isEmpty())
        return JsonPointer();
    if (!text.startsWith(QLatin1Char('/'))) {
        return failure(
            Error::Code::Invalid,
            QStringLiteral("'%1' is no JSON Pointer: it must be empty or begin with '/'").arg(text),
            text);
    }
    QStringList tokens;
    const QStringList parts = text.sliced(1).split(QLatin1Char('/'));
    for (const QString &part : parts) {
        auto token = unescaped(part);
        if (!token) {
            return failure(
                Error::Code::Invalid,
                QStringLiteral("'%1' is no JSON Pointer: '~' must be followed by 0 or 1").arg(text),
                text);
        }
        tokens.append(*std::move(token));
    }
    return JsonPointer(tokens);
}

QString JsonPointer::toString() const
{
    QString text;
    for (QString token : m_tokens) {
        token.replace(QLatin1Char('~'), QLatin1String("~0"));
        token.replace(QLatin1Char('/'), QLatin1String("~1"));
        text += QLatin1Char('/') + token;
    }
    return text;
}

JsonPointer JsonPointer::child(const QString &key) const
{
    return JsonPointer(m_tokens + QStringList(key));
}

bool JsonPointer::covers(const JsonPointer &other) const
{
    return m_tokens.size() <= other.m_tokens.size()
        && std::equal(m_tokens.begin(), m_tokens.end(), other.m_tokens.begin());
}

} // namespace jackfield
