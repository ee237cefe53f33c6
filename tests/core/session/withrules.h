// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/redaction.h>

/// These rules, and no others.
inline jackfield::Redaction withRules(const QStringList &rules)
{
    auto redaction = jackfield::Redaction::none();
    for (const QString &rule : rules) {
        if (const auto added = redaction.add(rule); !added)
            qFatal("%s", qPrintable(added.error().message));
    }
    return redaction;
}

/// What is left of a message of the client.
inline QByteArray redacted(jackfield::Redactor &redactor, const QByteArray &text)
{
    jackfield::SessionEvent event { .kind = jackfield::SessionEvent::Kind::Message,
                                    .conn = 1,
                                    .from = jackfield::Side::Client,
                                    .message = jackfield::WsMessage::fromUtf8(text) };
    QList<jackfield::Redactor::Replaced> fresh;
    redactor.redact(event, &fresh);
    return event.message.bytes();
}
