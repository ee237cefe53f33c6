// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "logentry.h"

#include <jackfield/session/knownsecrets.h>

#include <QHash>
#include <QObject>
#include <memory>
#include <optional>

namespace jackfield::ui {

/// The text of a handshake's row with `(name)` in the place of each known secret, also where one is percent-encoded in a URL or
/// stands in basic authentication; nothing else is changed.
QByteArray withoutSecrets(const QByteArray &handshake, const KnownSecrets &known);

/// Hides known secrets in the handshakes of one log, until somebody asks to see them.
class HandshakeSecrets : public QObject
{
    Q_OBJECT

public:
    /// Without `known` none are hidden.
    explicit HandshakeSecrets(std::shared_ptr<const KnownSecrets> known, QObject *parent = nullptr);

    /// What is to be the rows of the store from `firstRow` on.
    QList<LogEntry> hidden(const QList<LogEntry> &entries, qsizetype firstRow);
    /// Whether a row has secrets that are not shown.
    bool hides(qsizetype row) const { return !m_areShown && m_whole.contains(row); }
    /// A row with its secrets, once they are shown; nothing: it has none.
    std::optional<QByteArray> shown(qsizetype row) const;
    /// From now on, also those of connections to come.
    void show();
    void clear() { m_whole.clear(); }

Q_SIGNALS:
    void nowShown();

private:
    const std::shared_ptr<const KnownSecrets> m_known;
    QHash<qsizetype, QByteArray> m_whole; ///< by row, as it was
    bool m_areShown = false;
};

} // namespace jackfield::ui
