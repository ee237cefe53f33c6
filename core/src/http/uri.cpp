// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/uri.h>

#include <QStringDecoder>
#include <QUrl>

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
    QList<Query> found;
    if (question < 0)
        return found;
    for (const QByteArray &pair : whole.sliced(question + 1).split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0)
            found.emplaceBack(formDecoded(pair), std::nullopt);
        else
            found.emplaceBack(formDecoded(pair.first(equals)),
                              formDecoded(pair.sliced(equals + 1)));
    }
    return found;
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
