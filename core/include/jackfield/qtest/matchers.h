// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/lens.h>
#include <jackfield/ws/wsclient.h>

#include <QTest>

/// What a test says about a client, with a failure that shows the difference:
///
///     JACKFIELD_THAT(client->receive(), isJson("{'price':1.5}", {"/time"}));
///     JACKFIELD_THAT(client->receive(), isClosed(1000));
namespace jackfield::testing {

/// A message, or why there is none: what `receive` gives. A WsMessage is one, too.
using Received = std::expected<WsMessage, ReceiveEnd>;
/// Nothing if it is as it must be; else what it must be and what it is, in words.
using Matcher = std::function<std::optional<QString>(const Received &)>;

/// What was received, for people: a message, an end, a refusal, a time-out.
QString describe(const Received &received);

Matcher isText(const QString &text);
Matcher isBinary(const QByteArray &bytes);
/// Text that is the same JSON by value (see Matching); what stands at `ignoring` (JSON Pointers) or below is not compared.
/// Single quotes may stand for double ones.
Matcher isJson(const QByteArray &json, const QStringList &ignoring = {});
/// A text that has this in it.
Matcher hasText(const QString &part);
/// The end, with this status; a code alone leaves the reason open.
Matcher isClosed(const WsStatus &status);
Matcher isClosed(quint16 code);
/// A handshake that was answered with this HTTP status instead of 101.
Matcher isRefused(int httpStatus);
/// Nothing came.
Matcher isTimeout();

namespace detail {
std::optional<QString> mismatch(const QString &expected, const QString &actual);

template<typename T>
QString printed(const T &value)
{
    const std::unique_ptr<char[]> text(QTest::toString(value));
    return text ? QString::fromUtf8(text.get()) : QStringLiteral("another value");
}
} // namespace detail

/// What a lens sees in the message: `sees(lens::message::pointer<double>("/price"), 1.5)`.
template<typename T>
Matcher sees(const Lens<WsMessage, T> &lens, const std::type_identity_t<T> &expected)
{
    return [lens, expected](const Received &received) -> std::optional<QString> {
        const QString wanted =
            QStringLiteral("a message in which %1 '%2' is %3")
                .arg(lens.meta().place, lens.meta().name, detail::printed(expected));
        if (!received)
            return detail::mismatch(wanted, describe(received));
        const auto value = lens.tryGet(*received);
        if (!value)
            return detail::mismatch(wanted, value.error().text());
        return *value == expected ? std::nullopt
                                  : detail::mismatch(wanted, detail::printed(*value));
    };
}

} // namespace jackfield::testing

/// Fails the test function, and returns from it, unless `received` is as `matcher` says.
#define JACKFIELD_THAT(received, matcher) \
    do { \
        const auto jackfieldMismatch = (matcher)(received); \
        if (!QTest::qVerify(!jackfieldMismatch, \
                            #received, \
                            qPrintable(jackfieldMismatch.value_or(QString())), \
                            __FILE__, \
                            __LINE__)) \
            return; \
    } while (false)

/// The same unless a Result has a value; the failure shows its error.
#define JACKFIELD_OK(result) \
    do { \
        const auto &jackfieldResult = (result); \
        if (!QTest::qVerify(jackfieldResult.has_value(), \
                            #result, \
                            jackfieldResult ? "" : qPrintable(jackfieldResult.error().message), \
                            __FILE__, \
                            __LINE__)) \
            return; \
    } while (false)
