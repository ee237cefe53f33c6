// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "services.h"

#include <ui/models/accesstokens.h>
#include <ui/models/connectionfile.h>
#include <ui/models/secrets.h>

#include <mutex>

namespace jackfield::ui {

/// What a connection needs before each time that it is made: secrets from the keychain, the HTTP request of its file, an access token, and then the
/// values in their places. What is taken is kept in memory, for this connection alone. Thread: any.
class Preparation : public std::enable_shared_from_this<Preparation>
{
public:
    struct Setup
    {
        ConnectionFile file;
        QMap<QString, QString> environment;
        QStringList secrets; ///< variables that stand in the keychain
        std::function<void(const Secrets::Answered &)> readSecrets;
        QString folder; ///< the workspace's, for messages that are files
        WsSink sink; ///< for the connection
        std::shared_ptr<AccessTokens> tokens;
        decltype(Services::ask) ask;
    };
    /// Is told what is waited for, in words.
    using Said = std::function<void(const QString &words)>;

    explicit Preparation(Setup setup);

    /// What can be found wrong before anything is asked. Errors: those of the steps, of ConnectionRequest and of
    /// firstMessagesOf().
    Result<void> check() const;
    /// What is sent when a connection is open.
    Result<QList<WsMessage>> firstMessages() const;
    /// Asks what is to be asked and gives the request to `dial`, once, or nothing after giveUp().
    void prepare(const Said &said, const Services::Dial &dial);
    void giveUp();

    QMap<QString, QString> taken() const;
    /// Those of the environment, with the secrets that were read for this connection.
    QMap<QString, QString> environment() const;
    /// The same and what was taken.
    QMap<QString, QString> variables() const;
    /// A text in which `(name)` stands for each secret that is in it.
    QString withoutSecrets(QString text) const;
    /// The same with `(name)` for secrets, and for what is to be taken and was not yet.
    QMap<QString, QString> shownVariables() const;
    const ConnectionFile &file() const { return m_setup.file; }
    /// Forgets the access token if it was an earlier one, for which a new one may be had. False if it is of no use.
    bool dropToken();

private:
    void askSecrets(const Said &said, const std::function<void()> &next);
    QMap<QString, QString> shownEnvironment() const;
    std::unexpected<ConnectFailure> lasting(const Error &error, int status = 0) const;
    void askBefore(const Said &said, const Services::Dial &dial);
    void askToken(const Said &said, const Services::Dial &dial);
    void ask(const HttpStep &step,
             const Services::Dial &dial,
             const std::function<Result<void>(const Response &)> &answered,
             const std::function<void()> &next);
    void dialWith(const QString &token, const Services::Dial &dial);

    const Setup m_setup;
    mutable std::mutex m_mutex;
    QMap<QString, QString> m_taken;
    Secrets::Found m_secrets;
    QByteArray m_reusedToken; ///< its key
    std::shared_ptr<void> m_asking;
    bool m_isGivenUp = false;
};

} // namespace jackfield::ui
