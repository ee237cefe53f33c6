// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/proxysetup.h>

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace jackfield::ui {

class UrlCompleter;

/// Whom a proxy stands before, where it listens, and the address that other programs are given in the place of the server's.
class ProxyBar : public QWidget
{
    Q_OBJECT

public:
    explicit ProxyBar(Look &look, QWidget *parent = nullptr);

    QString url() const;
    void setUrl(const QString &url);
    void focusUrl();
    UrlCompleter *completer() const { return m_completer; }
    ProxySetup setup() const;
    void setSetup(const ProxySetup &setup);
    /// What can be set by the menu, for the palette.
    QList<QAction *> menuActions() const;

    /// `address`: what clients are given, empty while it does not listen; `words`: how it stands.
    void showState(const QString &address, const QString &words);

Q_SIGNALS:
    /// URL or setup.
    void edited();
    void startRequested();
    void stopRequested();
    /// A client with the address.
    void clientRequested();

private:
    QWidget *createTarget(Look &look);
    QWidget *createListening(Look &look);
    void createMenu(Look &look);
    void chooseCaFile();
    void showOptions();
    void copyAddress();

    QLineEdit *m_url;
    UrlCompleter *m_completer;
    QToolButton *m_options;
    QPushButton *m_button;
    QSpinBox *m_port;
    QLineEdit *m_address;
    QPushButton *m_copy;
    QPushButton *m_connect;
    QLabel *m_words;
    QAction *m_preserveHost = nullptr;
    QAction *m_doNotVerify = nullptr;
    QAction *m_chooseCa = nullptr;
    QAction *m_dropCa = nullptr;
    ProxySetup m_setup;
    bool m_isRunning = false;
};

} // namespace jackfield::ui
