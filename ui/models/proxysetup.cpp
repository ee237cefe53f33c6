// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "proxysetup.h"

#include "workspace.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <limits>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// Context of the texts for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProxySetup)
};

int portFrom(const QJsonValue &json)
{
    return std::clamp(json.toInt(), 0, int(std::numeric_limits<quint16>::max()));
}

QList<Breakpoint> breakpointsFrom(const QJsonValue &json)
{
    QList<Breakpoint> breakpoints;
    for (const QJsonValue &one : json.toArray())
        breakpoints.append(
            { .filter = one["filter"_L1].toString(), .isOn = !one["off"_L1].toBool() });
    return breakpoints;
}

QJsonArray listOf(const QList<Breakpoint> &breakpoints)
{
    QJsonArray array;
    for (const Breakpoint &one : breakpoints)
        array.append(QJsonObject { { u"filter"_s, one.filter }, { u"off"_s, !one.isOn } });
    return array;
}
} // namespace

ProxySetup ProxySetup::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return { .port = portFrom(object["port"_L1]),
             .lastPort = portFrom(object["lastPort"_L1]),
             .preserveHost = object["preserveHost"_L1].toBool(),
             .doNotVerify = object["doNotVerify"_L1].toBool(),
             .caFile = object["caFile"_L1].toString(),
             .breakpoints = breakpointsFrom(object["breakpoints"_L1]) };
}

QByteArray ProxySetup::toJson() const
{
    return QJsonDocument(QJsonObject { { u"port"_s, port },
                                       { u"lastPort"_s, lastPort },
                                       { u"preserveHost"_s, preserveHost },
                                       { u"doNotVerify"_s, doNotVerify },
                                       { u"caFile"_s, caFile },
                                       { u"breakpoints"_s, listOf(breakpoints) } })
        .toJson(QJsonDocument::Compact);
}

Result<ProxyPlace> proxyPlaceOf(const QString &url, const QMap<QString, QString> &variables)
{
    const auto invalid = [](const QString &message) {
        return failure(Error::Code::Invalid, message, u"url"_s);
    };
    const auto whole = expanded(url.trimmed(), variables);
    if (!whole)
        return std::unexpected(whole.error());
    if (whole->isEmpty())
        return invalid(Words::tr("Where is the server? Enter its URL, as ws://127.0.0.1:9000."));
    const QUrl parsed(*whole, QUrl::StrictMode);
    if (!parsed.isValid())
        return invalid(Words::tr("%1 is no URL: %2").arg(*whole, parsed.errorString()));
    if (parsed.scheme() != u"ws" && parsed.scheme() != u"wss")
        return invalid(Words::tr("A proxy speaks to ws:// and wss:// URLs; this is %1://.")
                           .arg(parsed.scheme()));
    if (parsed.host().isEmpty())
        return invalid(Words::tr("%1 names no host.").arg(*whole));
    const auto authority =
        QUrl::FormattingOptions(QUrl::RemovePath) | QUrl::RemoveQuery | QUrl::RemoveFragment;
    return ProxyPlace { .server = parsed.adjusted(authority),
                        .path = parsed.toString(QUrl::FullyEncoded | QUrl::RemoveScheme
                                                | QUrl::RemoveAuthority | QUrl::RemoveFragment) };
}

} // namespace jackfield::ui
