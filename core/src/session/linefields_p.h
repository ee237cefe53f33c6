// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionevent.h>

namespace jackfield {

/// Writes the fields of one JSON object of a session line, in the order of the calls.
class LineFields
{
public:
    void raw(QByteArrayView key, QByteArrayView json);
    void number(QByteArrayView key, qint64 value) { raw(key, QByteArray::number(value)); }
    void boolean(QByteArrayView key, bool value) { raw(key, value ? "true" : "false"); }
    void string(QByteArrayView key, QStringView text);
    /// Octets, each as the character of its number.
    void latin1(QByteArrayView key, QByteArrayView octets);
    void base64(QByteArrayView key, const QByteArray &bytes);
    /// `key` with UTF-8 as text, or `keyBase64`; nothing if empty.
    void body(const QByteArray &bytes);
    void headers(const Headers &headers);
    void unknown(const QList<UnknownField> &fields, const QString &within);
    QByteArray end() const { return m_text + '}'; }

private:
    QByteArray m_text = "{";
};

/// Reads the fields of one JSON object of a session line; what nobody asked for is left over. The first thing that is
/// wrong is kept in `error`, and reading goes on with defaults.
class FieldReader
{
public:
    FieldReader(const JsonValue &object, const QString &within);

    std::optional<JsonValue> take(const QString &key);
    std::optional<JsonValue> take(const QString &key, JsonValue::Type type);
    QString string(const QString &key, const QString &fallback = {});
    QByteArray latin1(const QString &key, const QByteArray &fallback = {});
    std::optional<qint64> integer(const QString &key);
    bool boolean(const QString &key, bool fallback);
    std::optional<QByteArray> base64(const QString &key);
    QByteArray body();
    Headers headers();
    std::optional<Side> side(const QString &key);

    void fail(const QString &key, const QString &what);
    void fail(const Error &error);
    const std::optional<Error> &error() const { return m_error; }
    QList<UnknownField> rest() const { return m_fields; }

private:
    QByteArray octets(const QString &key, const QString &text);

    QString m_within;
    QList<UnknownField> m_fields;
    std::optional<Error> m_error;
};

} // namespace jackfield
