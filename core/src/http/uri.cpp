// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/uri.h>

#include <QStringDecoder>
#include <QUrl>
#include <algorithm>

namespace jackfield {

namespace {
int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

QString formDecoded(QByteArray text)
{
    text.replace('+', ' ');
    return percentDecoded(text).value_or(QString::fromUtf8(text));
}

Uri::Query formPair(const QByteArray &pair)
{
    const qsizetype equals = pair.indexOf('=');
    if (equals < 0)
        return { formDecoded(pair), std::nullopt };
    return { formDecoded(pair.first(equals)), formDecoded(pair.sliced(equals + 1)) };
}
} // namespace

QByteArray Uri::pathAndQuery() const
{
    QByteArray rest = m_target;
    if (const qsizetype scheme = rest.indexOf("://"); scheme > 0 && !rest.startsWith('/')) {
        qsizetype end = scheme + 3;
        while (end < rest.size() && rest.at(end) != '/' && rest.at(end) != '?'
               && rest.at(end) != '#')
            ++end;
        rest = rest.sliced(end);
    }
    if (const qsizetype fragment = rest.indexOf('#'); fragment >= 0)
        rest.truncate(fragment);
    return rest.startsWith('/') ? rest : '/' + rest;
}

QString Uri::path() const
{
    const QByteArray whole = pathAndQuery();
    const qsizetype question = whole.indexOf('?');
    return QString::fromUtf8(question < 0 ? whole : whole.first(question));
}

QList<Uri::Query> Uri::queries() const
{
    const QByteArray whole = pathAndQuery();
    const qsizetype question = whole.indexOf('?');
    return question < 0 ? QList<Query>() : formPairs(whole.sliced(question + 1));
}

QList<QString> Uri::queryValues(const QString &name) const
{
    QList<QString> found;
    for (const auto &[key, value] : queries()) {
        if (key == name)
            found.append(value.value_or(QString()));
    }
    return found;
}

Uri Uri::withQueryValues(const QString &name, const QList<std::optional<QString>> &values) const
{
    const qsizetype hash = m_target.indexOf('#');
    const QByteArray fragment = hash < 0 ? QByteArray() : m_target.sliced(hash);
    const QByteArray target = hash < 0 ? m_target : m_target.first(hash);
    const qsizetype question = target.indexOf('?');
    const QByteArray path = question < 0 ? target : target.first(question);
    const QByteArray query =
        withFormValues(question < 0 ? QByteArray() : target.sliced(question + 1), name, values);
    return Uri(path + (query.isEmpty() ? query : '?' + query) + fragment);
}

QList<Uri::Query> formPairs(const QByteArray &text)
{
    QList<Uri::Query> found;
    for (const QByteArray &pair : text.split('&')) {
        if (!pair.isEmpty())
            found.append(formPair(pair));
    }
    return found;
}

QByteArray withFormValues(const QByteArray &text,
                          const QString &name,
                          const QList<std::optional<QString>> &values)
{
    QByteArrayList written;
    for (const auto &value : values) {
        const QByteArray key = name.toUtf8().toPercentEncoding();
        written.append(value ? key + '=' + value->toUtf8().toPercentEncoding() : key);
    }
    QByteArrayList pairs = text.isEmpty() ? QByteArrayList() : text.split('&');
    const auto isNamed = [&](const QByteArray &pair) { return formPair(pair).first == name; };
    const auto first = std::ranges::find_if(pairs, isNamed) - pairs.begin();
    pairs.removeIf(isNamed);
    for (qsizetype i = 0; i < written.size(); ++i)
        pairs.insert(first + i, written.at(i));
    return pairs.join('&');
}

std::optional<QString> percentDecoded(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes.append(text[i]);
            continue;
        }
        if (i + 2 >= text.size())
            return std::nullopt;
        const int high = hexDigit(text[i + 1]);
        const int low = hexDigit(text[i + 2]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.append(char(high * 16 + low));
        i += 2;
    }
    // What is cut off is an error, and a U+FEFF stays.
    QStringDecoder decode(QStringDecoder::Utf8,
                          QStringDecoder::Flag::Stateless
                              | QStringDecoder::Flag::ConvertInitialBom);
    QString decoded = decode(bytes);
    if (decode.hasError())
        return std::nullopt;
    return decoded;
}

std::optional<QString> hostOf(const QString &authority)
{
    const QUrl url(QStringLiteral("http://%1/").arg(authority), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()
        || url.path() != QLatin1String("/"))
        return std::nullopt;
    return url.host().toLower();
}

} // namespace jackfield
