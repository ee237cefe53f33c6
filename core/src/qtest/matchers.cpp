// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsondiff.h>
#include <jackfield/json/jsonvalue.h>
#include <jackfield/qtest/matchers.h>
#include <jackfield/replay/matching.h>

namespace jackfield::testing {

namespace {
/// A message that passes `test`, called `expected` in words.
Matcher messageThat(const QString &expected, std::function<bool(const WsMessage &)> test)
{
    return [expected, test = std::move(test)](const Received &received) {
        return received && test(*received) ? std::nullopt
                                           : detail::mismatch(expected, describe(received));
    };
}

/// An end that passes `test`.
Matcher endThat(const QString &expected, std::function<bool(const ReceiveEnd &)> test)
{
    return [expected, test = std::move(test)](const Received &received) {
        return !received && test(received.error()) ? std::nullopt
                                                   : detail::mismatch(expected, describe(received));
    };
}

QString shown(const std::optional<JsonValue> &value)
{
    return value ? QString::fromUtf8(value->toJson()) : QStringLiteral("nothing");
}

/// The places that differ, a line each.
QString differences(const JsonValue &expected, const JsonValue &actual, const Matching &matching)
{
    QStringList lines;
    for (const auto &[pointer, wanted, found] : json::diff(expected, actual)) {
        if (!matching.isIgnored(pointer)) {
            lines.append(QStringLiteral("  at '%1': expected %2, got %3")
                             .arg(pointer.toString(), shown(wanted), shown(found)));
        }
    }
    return lines.join(u'\n');
}

QString printable(const WsStatus &status)
{
    const QString code = QStringLiteral("%1 %2").arg(status.code).arg(status.name()).trimmed();
    return status.reason.isEmpty() ? code : code + QStringLiteral(" '%1'").arg(status.reason);
}
} // namespace

std::optional<QString> detail::mismatch(const QString &expected, const QString &actual)
{
    return QStringLiteral("expected %1\n     got %2").arg(expected, actual);
}

QString describe(const Received &received)
{
    if (received)
        return jackfield::describe(*received);
    const ReceiveEnd &end = received.error();
    if (end.response)
        return QStringLiteral("a handshake answered with %1").arg(end.response->status());
    return end.reason == ReceiveEnd::Reason::Timeout
        ? QStringLiteral("nothing in time")
        : QStringLiteral("the end of the connection: ") + printable(end.status);
}

Matcher isText(const QString &text)
{
    const WsMessage expected = WsMessage::text(text);
    return messageThat(jackfield::describe(expected),
                       [expected](const WsMessage &message) { return message == expected; });
}

Matcher isBinary(const QByteArray &bytes)
{
    const WsMessage expected = WsMessage::binary(bytes);
    return messageThat(jackfield::describe(expected),
                       [expected](const WsMessage &message) { return message == expected; });
}

Matcher isJson(const QByteArray &json, const QStringList &ignoring)
{
    auto expected = JsonValue::parse(json);
    if (!expected)
        expected = JsonValue::parse(QByteArray(json).replace('\'', '"'));
    Matching matching;
    for (const QString &pointer : ignoring)
        matching.ignore(pointer);
    return [=](const Received &received) -> std::optional<QString> {
        if (!expected)
            return QStringLiteral("isJson was given what is no JSON: ") + expected.error().message;
        const QString wanted = QStringLiteral("the JSON ") + shown(*expected);
        if (!received || !received->isText())
            return detail::mismatch(wanted, describe(received));
        const auto actual = JsonValue::parse(received->bytes());
        if (!actual)
            return detail::mismatch(wanted, describe(received));
        const QString lines = differences(*expected, *actual, matching);
        if (lines.isEmpty())
            return std::nullopt;
        return *detail::mismatch(wanted, describe(received)) + u'\n' + lines;
    };
}

Matcher hasText(const QString &part)
{
    return messageThat(QStringLiteral("a text with '%1' in it").arg(part),
                       [part](const WsMessage &message) {
                           return message.isText() && message.text().contains(part);
                       });
}

Matcher isClosed(const WsStatus &status)
{
    return endThat(QStringLiteral("the end of the connection: ") + printable(status),
                   [status](const ReceiveEnd &end) {
                       return end.reason == ReceiveEnd::Reason::Closed && !end.response
                           && end.status == status;
                   });
}

Matcher isClosed(quint16 code)
{
    return endThat(QStringLiteral("the end of the connection: ") + printable(WsStatus { code, {} }),
                   [code](const ReceiveEnd &end) {
                       return end.reason == ReceiveEnd::Reason::Closed && !end.response
                           && end.status.code == code;
                   });
}

Matcher isRefused(int httpStatus)
{
    return endThat(QStringLiteral("a handshake answered with %1").arg(httpStatus),
                   [httpStatus](const ReceiveEnd &end) {
                       return end.response && end.response->status() == httpStatus;
                   });
}

Matcher isTimeout()
{
    return endThat(QStringLiteral("nothing"),
                   [](const ReceiveEnd &end) { return end.reason == ReceiveEnd::Reason::Timeout; });
}

} // namespace jackfield::testing
