// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>

/// A certificate and its key, made for one run by openssl.
class Certificate
{
public:
    /// `names` as openssl writes alternative names; `more` are options of `openssl req`. Self-signed for localhost.
    explicit Certificate(const QString &subject = QStringLiteral("localhost"),
                         const QString &names = QStringLiteral("DNS:localhost,IP:127.0.0.1"),
                         const QStringList &more = {})
    {
        const QStringList options { QStringLiteral("req"),
                                    QStringLiteral("-x509"),
                                    QStringLiteral("-newkey"),
                                    QStringLiteral("ec"),
                                    QStringLiteral("-pkeyopt"),
                                    QStringLiteral("ec_paramgen_curve:P-256"),
                                    QStringLiteral("-nodes"),
                                    QStringLiteral("-days"),
                                    QStringLiteral("1"),
                                    QStringLiteral("-subj"),
                                    QStringLiteral("/CN=") + subject,
                                    QStringLiteral("-addext"),
                                    QStringLiteral("subjectAltName=") + names,
                                    QStringLiteral("-keyout"),
                                    keyFile,
                                    QStringLiteral("-out"),
                                    file };
        isThere = QProcess::execute(QStringLiteral("openssl"), options + more) == 0;
    }

private:
    QTemporaryDir m_folder;

public:
    const QString file = m_folder.filePath(QStringLiteral("cert.pem"));
    const QString keyFile = m_folder.filePath(QStringLiteral("key.pem"));
    bool isThere = false; ///< false where openssl is not installed, or too old for `more`
};
