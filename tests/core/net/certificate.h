// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>

/// A self-signed certificate of localhost and its key, made for one run.
class Certificate
{
public:
    Certificate()
    {
        const int status =
            QProcess::execute(QStringLiteral("openssl"),
                              { QStringLiteral("req"),
                                QStringLiteral("-x509"),
                                QStringLiteral("-newkey"),
                                QStringLiteral("ec"),
                                QStringLiteral("-pkeyopt"),
                                QStringLiteral("ec_paramgen_curve:P-256"),
                                QStringLiteral("-nodes"),
                                QStringLiteral("-days"),
                                QStringLiteral("1"),
                                QStringLiteral("-subj"),
                                QStringLiteral("/CN=localhost"),
                                QStringLiteral("-addext"),
                                QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1"),
                                QStringLiteral("-keyout"),
                                keyFile,
                                QStringLiteral("-out"),
                                file });
        isThere = status == 0;
    }

private:
    QTemporaryDir m_folder;

public:
    const QString file = m_folder.filePath(QStringLiteral("cert.pem"));
    const QString keyFile = m_folder.filePath(QStringLiteral("key.pem"));
    bool isThere = false; ///< false where openssl is not installed
};
