// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "urlscheme.h"

#include "workspace.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int tlsPort = 443;

/// Of this machine or of a private network, where nobody has certificates.
bool isNear(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull())
        return address.isLoopback() || address.isPrivateUse() || address.isLinkLocal();
    static const QRegularExpression nearName(
        u"^([^.]+|.*\\.(localhost|local|internal|lan|home\\.arpa))$"_s);
    return nearName.match(host).hasMatch();
}

bool isPlain(const QString &authority)
{
    const QUrl url(u"ws://"_s + authority);
    const int port = url.port();
    if (port == tlsPort)
        return false;
    return port > 0 || isNear(url.host());
}
} // namespace

QString withWsScheme(const QString &typed, const QMap<QString, QString> &variables)
{
    const QString url = typed.trimmed();
    const auto whole = expanded(url, variables);
    if (url.isEmpty() || !whole)
        return url;
    static const QRegularExpression http(u"^http(s?)://"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    if (http.match(url).hasMatch())
        return QString(url).replace(http, u"ws\\1://"_s);
    static const QRegularExpression scheme(u"^[a-z][a-z0-9+.-]*://"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (scheme.match(*whole).hasMatch())
        return url;
    static const QRegularExpression behindAuthority(u"[/?#].*$"_s);
    return (isPlain(QString(*whole).remove(behindAuthority)) ? u"ws://"_s : u"wss://"_s) + url;
}

} // namespace jackfield::ui
