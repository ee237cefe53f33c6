// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <jackfield/ws/tlspeer.h>

#include <QFrame>

class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;

namespace jackfield::ui {

/// Who is at the other end of TLS: the chain as it was sent, what is wrong with which certificate, and what can be done
/// about it. Hidden until told.
class TrustPanel : public QFrame
{
    Q_OBJECT

public:
    explicit TrustPanel(Look &look, QWidget *parent = nullptr);

    /// `canTrust`: offers to trust the peer's own certificate, if that is enough.
    void tell(const TlsPeer &peer, bool canTrust);

Q_SIGNALS:
    /// This one and no other: the fingerprint of the peer's own certificate, 32 bytes.
    void trustRequested(const QByteArray &sha256);

private:
    QWidget *createBar(Look &look);
    QWidget *createDetails();
    QLabel *addRow(QFormLayout *form, const QString &label, const QString &name);
    void choose(int row);
    QString advice() const;

    Look &m_look;
    TlsPeer m_peer;
    bool m_canTrust = false;
    QLabel *m_title;
    QLabel *m_session;
    QPushButton *m_trust;
    QListWidget *m_chain;
    QLabel *m_faults;
    QLabel *m_subject;
    QLabel *m_issuer;
    QLabel *m_names;
    QLabel *m_validity;
    QLabel *m_key;
    QLabel *m_fingerprint;
    QLabel *m_advice;
};

} // namespace jackfield::ui
