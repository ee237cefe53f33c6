// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionrequest.h"

#include "connectionjson.h"
#include "expander.h"
#include "payloadfile.h"
#include "payloadtext.h"
#include "problems.h"
#include "writtenbytes.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QUuid>
#include <algorithm>
#include <functional>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
Result<void> authenticate(ConnectionRequest &request,
                          const ConnectionFile::Auth &auth,
                          const QString &accessToken,
                          Expander &expand)
{
    using Kind = ConnectionFile::Auth::Kind;
    if (auth.kind == Kind::None)
        return {};
    if (auth.kind == Kind::ClientCredentials) {
        request.config.headers.append("Authorization", "Bearer " + accessToken.toUtf8());
        return {};
    }
    // A bearer token has no name, whatever was typed for another kind.
    const QString name = auth.kind == Kind::Bearer ? QString() : expand(auth.name);
    const QString secret = expand(auth.secret);
    Headers &headers = request.config.headers;
    switch (auth.kind) {
    case Kind::None:
    case Kind::ClientCredentials:
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
                           Problems::tr("The API key has no name: what header or parameter is it?"),
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
            return failure(
                Error::Code::Invalid,
                Problems::tr("“%1” is no fingerprint of a certificate to trust: sha256: and 64 hex "
                             "digits, please.")
                    .arg(text),
                u"tls.trusted"_s);
        }
        config.tls.pinnedSha256.append(*fingerprint);
    }
    return {};
}

/// With what is new for each message.
QMap<QString, QString> withMade(QMap<QString, QString> variables)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const std::pair<QString, QString> made[] = {
        { u"uuid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces) },
        { u"now"_s, now.toString(Qt::ISODateWithMs) },
        { u"timestamp"_s, QString::number(now.toMSecsSinceEpoch()) },
    };
    for (const auto &[name, value] : made) {
        if (!variables.contains(name))
            variables.insert(name, value);
    }
    return variables;
}

/// Does it with each message that is sent first, until something is wrong.
Result<void> forFirst(const ConnectionFile &file,
                      const std::function<Result<void>(const ConnectionFile::Message &)> &apply)
{
    for (const QString &name : file.onOpen) {
        const auto message = std::ranges::find(file.messages, name, &ConnectionFile::Message::name);
        if (message == file.messages.end()) {
            return failure(
                Error::Code::Missing,
                Problems::tr("There is no saved message “%1” to send on open.").arg(name),
                name);
        }
        if (const auto done = apply(*message); !done)
            return done;
    }
    return {};
}

/// What is sent without being asked for must be in the workspace, which may be a stranger's: no other file is his.
Result<void> checkFile(const ConnectionFile::Message &message, const QString &folder)
{
    const QString path = QDir(folder).filePath(message.text);
    const QString root = QDir(folder).canonicalPath() + u'/';
    const QString there = QFileInfo(path).canonicalFilePath();
    if (there.isEmpty() || there.startsWith(root))
        return {};
    return failure(
        Error::Code::Invalid,
        Problems::tr(
            "“%1” is %2, which is outside of the workspace, and is not sent on open: put the "
            "file into the workspace, or send it by hand")
            .arg(message.name, path),
        path);
}
} // namespace

Result<ClientConfig> wayOf(const ConnectionFile &file, const QMap<QString, QString> &variables)
{
    Expander expand(variables);
    ClientConfig config;
    config.tls = { .caFile = expand(file.tls.caFile),
                   .certificateFile = expand(file.tls.certificateFile),
                   .keyFile = expand(file.tls.keyFile),
                   .doNotVerify = file.tls.doNotVerify,
                   .serverName = expand(file.tls.serverName) };
    config.timeout = std::chrono::seconds(file.options.timeout);
    config.proxy = QUrl(expand(file.options.proxy));
    if (expand.error())
        return std::unexpected(*expand.error());
    if (const auto trusted = trust(config, file.tls.trusted); !trusted)
        return std::unexpected(trusted.error());
    return config;
}

Result<ConnectionRequest> ConnectionRequest::of(const ConnectionFile &file,
                                                const QMap<QString, QString> &variables,
                                                const QString &accessToken)
{
    const auto way = wayOf(file, variables);
    if (!way)
        return std::unexpected(way.error());
    Expander expand(variables);
    ConnectionRequest request { .url = expand(file.url.trimmed()), .config = *way };
    ClientConfig &config = request.config;
    for (const QString &name : file.subprotocols)
        config.subprotocols.append(expand(name));
    config.headers = expand.headers(file.headers);
    const Headers cookies = expand.headers(file.cookies);
    for (const auto &[name, value] : cookies.fields())
        config.cookies.append({ name, value });
    if (file.options.compression)
        config.compression.emplace();
    config.keepAlive = std::chrono::seconds(file.options.keepAlive);
    config.followRedirects = file.options.redirects;
    config.reconnect.isOn = file.options.reconnects;
    const QString unknown = unknownAuth(file.whole);
    if (file.auth.kind == ConnectionFile::Auth::Kind::None && !unknown.isEmpty()) {
        return failure(
            Error::Code::Unsupported,
            Problems::tr(
                "The authentication “%1” of this connection is not known here: choose another "
                "one, or take “auth” out of its file.")
                .arg(unknown),
            u"auth"_s);
    }
    if (const auto done = authenticate(request, file.auth, accessToken, expand); !done)
        return std::unexpected(done.error());
    if (expand.error())
        return std::unexpected(*expand.error());
    return request;
}

Result<WsMessage> messageOf(const ConnectionFile::Message &message,
                            const QMap<QString, QString> &variables,
                            const QString &folder)
{
    using Kind = ConnectionFile::Message::Kind;
    if (message.isFile())
        return PayloadFile::read(QDir(folder).filePath(message.text),
                                 message.kind == Kind::TextFile);
    const auto text = expanded(message.text, withMade(variables));
    if (!text)
        return std::unexpected(text.error());
    if (const auto notation = notationOf(message.kind))
        return bytesFrom(*notation, *text).transform(WsMessage::binary);
    return WsMessage::text(*text);
}

QStringList madeVariables()
{
    return withMade({}).keys();
}

Result<QList<WsMessage>> firstMessagesOf(const ConnectionFile &file,
                                         const QMap<QString, QString> &variables,
                                         const QString &folder)
{
    QList<WsMessage> first;
    const auto add = [&](const ConnectionFile::Message &message) -> Result<void> {
        if (message.isFile()) {
            if (const auto checked = checkFile(message, folder); !checked)
                return checked;
        }
        return messageOf(message, variables, folder).transform([&](const WsMessage &one) {
            first.append(one);
        });
    };
    if (const auto all = forFirst(file, add); !all)
        return std::unexpected(all.error());
    return first;
}

Result<void> checkFirstMessages(const ConnectionFile &file,
                                const QMap<QString, QString> &variables,
                                const QString &folder)
{
    return forFirst(file, [&](const ConnectionFile::Message &message) -> Result<void> {
        if (message.isFile()) {
            return checkFile(message, folder).and_then([&] {
                return PayloadFile::look(QDir(folder).filePath(message.text))
                    .transform([](auto &&) { });
            });
        }
        // Bytes are those of the values, which are not all known yet.
        if (notationOf(message.kind) && message.text.contains(u"{{"))
            return expanded(message.text, withMade(variables)).transform([](auto &&) { });
        return messageOf(message, variables, folder).transform([](auto &&) { });
    });
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
