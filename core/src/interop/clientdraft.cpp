// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientdraft_p.h"

#include <jackfield/session/redaction.h>

#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace jackfield {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

void ClientDraft::lose(const QString &sentence)
{
    report.append(name + u": "_s + sentence);
}

void ClientDraft::addHeader(const QString &header, const QString &value)
{
    static constexpr std::array own { "upgrade"_L1,
                                      "connection"_L1,
                                      "host"_L1,
                                      "sec-websocket-key"_L1,
                                      "sec-websocket-version"_L1,
                                      "sec-websocket-extensions"_L1 };
    const QString lower = header.toLower();
    if (lower == u"sec-websocket-protocol"_s) {
        for (const QString &each : value.split(u','))
            subprotocols.append(each.trimmed());
    } else if (!std::ranges::any_of(own, [&](QLatin1String each) { return lower == each; })) {
        headers.append(header.toUtf8(), value.toUtf8());
    }
}

Headers ClientDraft::sent() const
{
    Headers credentials = auth.headers;
    if (auth.basic) {
        const QString pair = auth.basic->first + u':' + auth.basic->second;
        credentials.append("Authorization", "Basic " + pair.toUtf8().toBase64());
    }
    Headers all;
    for (const auto &[field, content] : headers.fields()) {
        const bool isCookie = field.compare("Cookie", Qt::CaseInsensitive) == 0;
        if (isCookie || !credentials.contains(field))
            all.append(field, content);
    }
    for (const auto &[field, content] : credentials.fields()) {
        const auto cookies = all.value("Cookie");
        const bool isCookie = field.compare("Cookie", Qt::CaseInsensitive) == 0 && cookies;
        if (isCookie)
            all.replace("Cookie", *cookies + "; " + content);
        else
            all.append(field, content);
    }
    return all;
}

void DraftVariables::add(const Values &values)
{
    for (const auto &[name, value] : values)
        m_values.insert(name, value);
}

void DraftVariables::replaceIn(ClientDraft &draft) const
{
    Expansion expansion;
    const auto replace = [&](const QString &text) { return replaced(text, expansion); };
    draft.url = replace(draft.url);
    for (Headers *headers : { &draft.headers, &draft.auth.headers }) {
        Headers made;
        for (const auto &[name, value] : headers->fields())
            made.append(name, replace(QString::fromUtf8(value)).toUtf8());
        *headers = made;
    }
    for (QString &subprotocol : draft.subprotocols)
        subprotocol = replace(subprotocol);
    if (draft.auth.basic)
        draft.auth.basic = { replace(draft.auth.basic->first), replace(draft.auth.basic->second) };
    for (WsMessage &message : draft.messages) {
        if (message.isText())
            message = WsMessage::text(replace(message.text()));
    }
    if (!expansion.unknown.isEmpty())
        draft.lose(u"variables that the file has no value for stand as they are: "_s
                   + expansion.unknown.join(u", "_s));
}

QString DraftVariables::expanded(const QString &text) const
{
    Expansion expansion;
    return replaced(text, expansion);
}

/// A value may name others. One that leads back to itself, or to more than anybody would send, stands as it is.
QString DraftVariables::replaced(const QString &text, Expansion &expansion, int depth) const
{
    constexpr int deepest = 16;
    static const QRegularExpression place(u"\\{\\{\\s*([^{}]+?)\\s*\\}\\}"_s);
    QString made;
    qsizetype at = 0;
    for (const auto &match : place.globalMatch(text)) {
        made += text.sliced(at, match.capturedStart() - at);
        at = match.capturedEnd();
        const auto value = m_values.constFind(match.captured(1));
        const bool isKnown = value != m_values.constEnd() && depth < deepest && expansion.left > 0;
        expansion.left -= isKnown ? 1 + value->size() : 0;
        made += isKnown ? replaced(*value, expansion, depth + 1) : match.captured();
        if (!isKnown && !expansion.unknown.contains(match.captured()))
            expansion.unknown.append(match.captured());
    }
    return made + text.sliced(at);
}

namespace {
/// The URL with a scheme of WebSocket; nothing if it names no server.
std::optional<QString> webSocketUrl(const QString &url)
{
    const qsizetype scheme = url.indexOf(u"://"_s);
    if (scheme < 0 || url.size() == scheme + 3 || u"/?#"_s.contains(url[scheme + 3]))
        return std::nullopt;
    const QString name = url.first(scheme).toLower();
    const bool isSecure = name == u"wss"_s || name == u"https"_s;
    if (!isSecure && name != u"ws"_s && name != u"http"_s)
        return std::nullopt;
    return (isSecure ? u"wss"_s : u"ws"_s) + url.sliced(scheme);
}

/// A target as it is sent: what no request line may have is encoded, what is encoded already stays.
QByteArray onTheWire(const QString &target)
{
    QByteArray sent;
    const QByteArray utf8 = target.toUtf8();
    for (const char c : utf8) {
        if (c > ' ' && c <= '~')
            sent += c;
        else
            sent += QByteArray(1, c).toPercentEncoding();
    }
    return sent;
}

/// Whether a handshake can have such a header.
bool isSendable(const QByteArray &name, const QByteArray &value)
{
    const QByteArray trimmed = value.trimmed();
    return isToken(name) && !trimmed.contains('\r') && !trimmed.contains('\n')
        && !trimmed.contains('\0');
}

/// What of a draft no handshake holds, in sentences.
QStringList unsendableIn(const ClientDraft &draft)
{
    QStringList lost;
    const Headers sent = draft.sent();
    for (const auto &[name, value] : sent.fields()) {
        if (!isSendable(name, value))
            lost.append(u"%1: the header '%2' was left out: no handshake can have it"_s.arg(
                draft.name, QString::fromUtf8(name.left(80))));
    }
    if (draft.url.contains(u'#'))
        lost.append(u"%1: what stands behind # in its URL is not sent"_s.arg(draft.name));
    return lost;
}

/// What an opening looks like that was answered as every client hopes.
WsOpened openingOf(const ClientDraft &draft, const QString &url)
{
    const QString behind = url.section(u"://"_s, 1);
    const QString host = behind.section(u'/', 0, 0).section(u'?', 0, 0);
    QString target = behind.sliced(host.size()).section(u'#', 0, 0);
    if (!target.startsWith(u'/'))
        target.prepend(u'/');
    Request request(Method::Get, Uri(onTheWire(target)));
    request = request.withHeader("Host", host.section(u'@', -1).toUtf8());
    const Headers sent = draft.sent();
    for (const auto &[name, value] : sent.fields()) {
        if (isSendable(name, value))
            request = request.withHeader(name, value.trimmed());
    }
    if (!draft.subprotocols.isEmpty())
        request =
            request.withHeader("Sec-WebSocket-Protocol", draft.subprotocols.join(u", "_s).toUtf8());
    return { .request = request, .response = Response(101), .subprotocol = {}, .url = url };
}

void append(Session &session, SessionEvent event, Kind kind)
{
    event.kind = kind;
    session.events.append(std::move(event));
}

void add(
    const ClientDraft &draft, const QString &url, int conn, Redactor &redactor, Session &session)
{
    SessionEvent event;
    event.conn = conn;
    event.from = Side::Client;
    QList<Redactor::Replaced> fresh;
    const auto tellFresh = [&] {
        for (const Redactor::Replaced &replaced : std::as_const(fresh)) {
            SessionEvent redacted;
            redacted.conn = conn;
            redacted.from = Side::Client;
            redacted.text = replaced.pseudonym;
            redacted.where = replaced.where;
            append(session, redacted, Kind::Redacted);
        }
        fresh.clear();
    };
    event.handshake =
        std::make_shared<const WsOpened>(redactor.redacted(openingOf(draft, url), &fresh));
    append(session, event, Kind::Open);
    event.handshake.reset();
    tellFresh();
    for (const WsMessage &message : draft.messages) {
        event.kind = Kind::Message;
        event.message = message;
        redactor.redact(event, &fresh);
        append(session, event, Kind::Message);
        tellFresh();
    }
    event.message = {};
    event.status = WsStatus::NormalClosure;
    append(session, event, Kind::Close);
    append(session, event, Kind::End);
}
} // namespace

/// What else is secret in these, unless nothing is to be.
static Redaction redactionFor(const QList<ClientDraft> &drafts, Redaction redaction)
{
    if (redaction.headers.isEmpty())
        return redaction;
    const auto known = std::make_shared<KnownSecrets>();
    for (const ClientDraft &draft : drafts) {
        for (const auto &[name, value] : draft.auth.headers.fields())
            redaction.headers.append(name);
        for (const auto &[name, value] : draft.secrets)
            known->add(value.toUtf8(), name); // but for those too short to be told from other text
    }
    if (!redaction.known && !known->isEmpty())
        redaction.known = known;
    return redaction;
}

Result<Imported> sessionOf(const QList<ClientDraft> &drafts,
                           const ImportSource &source,
                           const ImportOptions &options,
                           const QString &none)
{
    Imported imported;
    Redactor redactor(redactionFor(drafts, options.redaction));
    int conn = 0;
    for (const ClientDraft &draft : drafts) {
        imported.report += draft.report + unsendableIn(draft);
        if (const auto url = webSocketUrl(draft.url))
            add(draft, *url, ++conn, redactor, imported.session);
        else
            imported.report.append(u"%1 was left out: '%2' is no URL of a WebSocket"_s.arg(
                draft.name, draft.url.left(120)));
    }
    if (conn == 0 && drafts.isEmpty())
        return failure(Error::Code::Missing, source.name + u": "_s + none, source.name);
    if (conn == 0)
        return failure(Error::Code::Invalid,
                       source.name + u": "_s + imported.report.join(u"; "_s),
                       source.name);
    imported.report.removeDuplicates();
    imported.report.append(
        u"what servers answer is not in such a file: replay the session against one, and record that"_s);
    return imported;
}

} // namespace jackfield
