// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <jackfield/ws/wsstatus.h>

#include <QWidget>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace jackfield::ui {

class FramePanel;
class RequestPanel;
class TrustPanel;
class UrlCompleter;

/// Where a client connects: the URL, what is asked for besides it, and what can be done with the connection.
class AddressBar : public QWidget
{
    Q_OBJECT

public:
    explicit AddressBar(Look &look, QWidget *parent = nullptr);

    /// What can be done with the connection now, by the menu and by the palette.
    QList<QAction *> menuActions() const;
    QString url() const;
    void setUrl(const QString &url);
    void focusUrl();
    /// The URL or its button.
    bool isWhereOneConnects(const QWidget *widget) const;
    /// What is offered while the URL is typed.
    UrlCompleter *completer() const { return m_completer; }
    RequestPanel *request() const { return m_request; }
    TrustPanel *trust() const { return m_trust; }
    FramePanel *frame() const { return m_frame; }
    void setRequestVisible(bool on);
    bool isRequestVisible() const;

    /// What the button does now; `isPrimary`: it is what one does next.
    void setButton(const QString &label, const QString &toolTip, bool isPrimary);
    /// Whether URL and request can be changed, whether a connection is open, and whether it is one by TLS.
    void setState(bool isEditable, bool isOpen, bool isTls);

Q_SIGNALS:
    /// URL or request.
    void edited();
    void buttonClicked();
    void connectRequested();
    void cancelRequested();
    void pingRequested();
    void rawRequested();
    void closeRequested(const jackfield::WsStatus &status);
    void dropRequested();
    /// Those of the server's that is connected to.
    void certificatesRequested();

private:
    QWidget *createRow(Look &look);
    void createMenu(Look &look);
    void countChanges();

    QLineEdit *m_url;
    UrlCompleter *m_completer;
    QToolButton *m_toggle;
    QPushButton *m_button;
    QToolButton *m_more;
    RequestPanel *m_request;
    TrustPanel *m_trust;
    FramePanel *m_frame;
    QList<QAction *> m_onOpen; ///< possible while it is open
    QAction *m_certificates = nullptr;
};

} // namespace jackfield::ui
