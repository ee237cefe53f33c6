// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionrequest.h"

#include "payloadtext.h"
#include "workspace.h"

#include <QDateTime>
#include <QUrl>
#include <QUuid>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// Replaces variables in many texts, and remembers the first that could not be.
class Expander
{
public:
    explicit Expander(const QMap<QString, QString> &variables)
        : m_variables(variables)
    { }

    QString operator()(const QString &text)
    {
        const auto whole = expanded(text, m_variables);
        if (!whole && !m_error)
            m_error = whole.error();
        return whole.value_or(QString());
    }

    const std::optional<Error> &error() const { return m_error; }

private:
    const QMap<QString, QString> &m_variables;
    std::optional<Error> m_error;
};

Result<void>
authenticate(ConnectionRequest &request, const ConnectionFile::Auth &auth, Expander &expand)
{
    using Kind = ConnectionFile::Auth::Kind;
    if (auth.kind == Kind::None)
        return {};
    // A bearer token has no name, whatever was typed for another kind.
    const QString name = auth.kind == Kind::Bearer ? QString() : expand(auth.name);
    const QString secret = expand(auth.secret);
    Headers &headers = request.config.headers;
    switch (auth.kind) {
    case Kind::None:
        break;
    case Kind::Basic:
        headers.append("Authorization",
                       "Basic " + QString(name + u':' + secret).toUtf8().toBase64());
        break;
    case Kind::Bearer:
        headers.append("Authorization", "Bearer " + secret.toUtf8());
        break;
    case Kind::ApiKey:
        if (name.isEmpty()) {
            return failure(Error::Code::Invalid,
                           u"The API key has no name: what header or parameter is it?"_s,
                           u"auth"_s);
        }
        if (!auth.isInQuery)
            headers.append(name.toUtf8(), secret.toUtf8());
        else
            request.url = withQuery(request.url,
                                    queryOf(request.url) << ConnectionFile::Field {
                                        QString::fromLatin1(QUrl::toPercentEncoding(name)),
                                        QString::fromLatin1(QUrl::toPercentEncoding(secret)) });
        break;
    }
    return {};
}

Result<void> trust(ClientConfig &config, const QStringList &fingerprints)
{
    for (const QString &text : fingerprints) {
        const auto fingerprint = fingerprintFrom(text);
        if (!fingerprint) {
            return failure(Error::Code::Invalid,
                           u"“%1” is no fingerprint of a certificate to trust: sha256: and 64 hex "
                           "digits, please."_s.arg(text),
                           u"tls.trusted"_s);
        }
        config.tls.pinnedSha256.append(*fingerprint);
    }
    return {};
}

void setOptions(ClientConfig &config, const ConnectionFile &file, Expander &expand)
{
    config.tls = { .caFile = expand(file.tls.caFile),
                   .certificateFile = expand(file.tls.certificateFile),
                   .keyFile = expand(file.tls.keyFile),
                   .doNotVerify = file.tls.doNotVerify,
                   .serverName = expand(file.tls.serverName) };
    config.timeout = std::chrono::seconds(file.options.timeout);
    if (file.options.compression)
        config.compression.emplace();
    config.keepAlive = std::chrono::seconds(file.options.keepAlive);
    config.followRedirects = file.options.redirects;
    config.proxy = QUrl(expand(file.options.proxy));
    config.reconnect.isOn = file.options.reconnects;
}
} // namespace

Result<ConnectionRequest> ConnectionRequest::of(const ConnectionFile &file,
                                                const QMap<QString, QString> &variables)
{
    Expander expand(variables);
    ConnectionRequest request { .url = expand(file.url.trimmed()), .config = {} };
    for (const QString &name : file.subprotocols)
        request.config.subprotocols.append(expand(name));
    for (const ConnectionFile::Field &field : file.headers) {
        if (field.isOn && !field.name.isEmpty())
            request.config.headers.append(expand(field.name).toUtf8(),
                                          expand(field.value).toUtf8());
    }
    if (const auto authenticated = authenticate(request, file.auth, expand); !authenticated)
        return std::unexpected(authenticated.error());
    setOptions(request.config, file, expand);
    if (const auto trusted = trust(request.config, file.tls.trusted); !trusted)
        return std::unexpected(trusted.error());
    if (expand.error())
        return std::unexpected(*expand.error());
    return request;
}

Result<WsMessage> messageOf(const ConnectionFile::Message &message,
                            const QMap<QString, QString> &variables)
{
    QMap<QString, QString> all = variables;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const std::pair<QString, QString> made[] = {
        { u"uuid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces) },
        { u"now"_s, now.toString(Qt::ISODateWithMs) },
        { u"timestamp"_s, QString::number(now.toMSecsSinceEpoch()) },
    };
    for (const auto &[name, value] : made) {
        if (!all.contains(name))
            all.insert(name, value);
    }
    const auto text = expanded(message.text, all);
    if (!text)
        return std::unexpected(text.error());
    if (!message.isHex)
        return WsMessage::text(*text);
    const auto bytes = bytesFromHex(*text);
    if (!bytes)
        return failure(Error::Code::Invalid, u"two hex digits a byte, please"_s, message.name);
    return WsMessage::binary(*bytes);
}

Result<QList<WsMessage>> firstMessagesOf(const ConnectionFile &file,
                                         const QMap<QString, QString> &variables)
{
    QList<WsMessage> first;
    for (const QString &name : file.onOpen) {
        const auto message = std::ranges::find(file.messages, name, &ConnectionFile::Message::name);
        if (message == file.messages.end()) {
            return failure(Error::Code::Missing,
                           u"There is no saved message “%1” to send on open."_s.arg(name),
                           name);
        }
        const auto one = messageOf(*message, variables);
        if (!one)
            return std::unexpected(one.error());
        first.append(*one);
    }
    return first;
}

QList<ConnectionFile::Field> queryOf(const QString &url)
{
    QList<ConnectionFile::Field> fields;
    const QString query = url.section(u'#', 0, 0).section(u'?', 1);
    for (const QString &part : query.split(u'&', Qt::SkipEmptyParts))
        fields.append({ part.section(u'=', 0, 0), part.section(u'=', 1) });
    return fields;
}

QString withQuery(const QString &url, const QList<ConnectionFile::Field> &query)
{
    // What would end a part is spelled, if somebody typed it; an empty value keeps the sign that it was written with.
    const auto part = [](QString text) {
        return text.replace(u"&"_s, u"%26"_s).replace(u"#"_s, u"%23"_s);
    };
    const QStringList before = url.section(u'#', 0, 0).section(u'?', 1).split(u'&');
    QStringList parts;
    for (const ConnectionFile::Field &field : query) {
        if (!field.isOn || (field.name.isEmpty() && field.value.isEmpty()))
            continue;
        const QString name = part(field.name).replace(u"="_s, u"%3D"_s);
        const QString whole = name + u'=' + part(field.value);
        parts.append(field.value.isEmpty() && !before.contains(whole) ? name : whole);
    }
    const QString place = url.section(u'#', 0, 0).section(u'?', 0, 0);
    const QString fragment = url.contains(u'#') ? QString(u'#' + url.section(u'#', 1)) : QString();
    return parts.isEmpty() ? QString(place + fragment)
                           : QString(place + u'?' + parts.join(u'&') + fragment);
}

} // namespace jackfield::ui
