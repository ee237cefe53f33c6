// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <QList>
#include <QString>
#include <QStringList>

namespace jackfield::ui {

/// A connection of a workspace, `connections/NAME.json`. Texts may hold `{{ variables }}`.
struct ConnectionFile
{
    struct Message
    {
        enum class Kind {
            Text,
            Hex, ///< two digits a byte, for a binary message
            Base64, ///< the same
            File, ///< a path, within the workspace's folder or absolute: its bytes are a binary message
            TextFile, ///< the same, of a text message
        };

        QString name;
        QString text; ///< JSON is pretty
        Kind kind = Kind::Text;
        JsonValue when = {}; ///< what it answers by itself, as in mock files; null: nothing
        bool isOn = true; ///< else it answers nothing now, whatever `when` says

        bool isFile() const { return kind == Kind::File || kind == Kind::TextFile; }
        bool operator==(const Message &) const = default;
    };
    struct Field
    {
        QString name;
        QString value;
        bool isOn = true; ///< else it is kept and not sent
        QString
            keychain = {}; ///< of a variable that is secret: the name by which its value stands there

        bool operator==(const Field &) const = default;
    };
    struct Auth
    {
        enum class Kind { None, Basic, Bearer, ApiKey, ClientCredentials };

        Kind kind = Kind::None;
        QString name; ///< the user, the client's id, or what the key goes by
        QString secret; ///< password, token or key
        bool isInQuery = false; ///< the key: else it is a header
        QString tokenUrl; ///< of client credentials (RFC 6749 section 4.4), like what follows
        QString scope;
        QString audience;
        bool isInBody = false; ///< id and secret: else they are a header

        bool operator==(const Auth &) const = default;
    };
    /// An HTTP request that is made before each connection; none without a URL.
    struct Before
    {
        QString method = QStringLiteral("POST");
        QString url;
        QList<Field> headers;
        QString body; ///< JSON is pretty
        QList<Field> take; ///< variables, and where in the answer their values stand

        bool operator==(const Before &) const = default;
    };
    struct Tls
    {
        QString caFile;
        QString certificateFile;
        QString keyFile;
        QString serverName;
        bool doNotVerify = false;
        QStringList trusted; ///< "sha256:…": the only certificates that are, if there are any

        bool operator==(const Tls &) const = default;
    };
    struct Options
    {
        bool compression = false;
        bool reconnects = false;
        int keepAlive = 0; ///< seconds between pings; 0: none
        int timeout = 10; ///< seconds
        int redirects = 0; ///< that are followed
        QString proxy;

        bool operator==(const Options &) const = default;
    };

    QString url;
    QStringList subprotocols;
    QList<Field> headers;
    QList<Field> cookies;
    Auth auth;
    Before before;
    Tls tls;
    Options options;
    QStringList onOpen; ///< names of messages that are sent first
    QList<Message> messages;
    JsonValue whole =
        JsonValue::object({}); ///< as it was read: what is not known here is written back

    /// Errors: Io, Invalid, Unsupported (a newer version); `where` is the path.
    static Result<ConnectionFile> load(const QString &path);
    /// What `toJson` gave.
    static ConnectionFile fromJson(const JsonValue &json);
    /// All of it, members in the order in which they were read.
    JsonValue toJson() const;
    /// Error: Io.
    Result<void> save(const QString &path) const;
};

} // namespace jackfield::ui
