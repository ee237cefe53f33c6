// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"
#include "fieldtable.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QStackedWidget;
class QTabBar;

namespace jackfield::ui {

/// What a connection asks for besides its URL: headers, query, authentication, TLS, options; and the request that comes
/// of it, as it will be sent.
class RequestPanel : public QWidget
{
    Q_OBJECT

public:
    enum Tab { HeadersTab, QueryTab, AuthTab, TlsTab, OptionsTab, PreviewTab };

    explicit RequestPanel(Look &look, QWidget *parent = nullptr);

    /// Shows all of `file` but its messages, whose names it offers. Tells nobody.
    void show(const ConnectionFile &file);
    /// Puts what is shown into `file`, but for the URL.
    void store(ConnectionFile &file) const;
    /// The query of the URL was typed.
    void setQuery(const FieldTable::Fields &query);
    /// The request as it will be sent, or why there is none.
    void setPreview(const QString &text);
    /// How many things are other than they are without a word.
    int changes() const;

Q_SIGNALS:
    void edited();
    void queryEdited(const jackfield::ui::FieldTable::Fields &query);

private:
    void connectEdits();
    void addPage(const QString &title, QWidget *page);
    QWidget *createAuthPage();
    QWidget *createTlsPage();
    QWidget *createOptionsPage();
    QLineEdit *addPath(QFormLayout *form, const QString &label, const QString &name);
    void fitAuth();

    Look &m_look;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    FieldTable *m_headers;
    FieldTable *m_query;
    QComboBox *m_auth;
    QLineEdit *m_authName;
    QLineEdit *m_authSecret;
    QComboBox *m_authPlace;
    QLineEdit *m_caFile = nullptr;
    QLineEdit *m_certificateFile = nullptr;
    QLineEdit *m_keyFile = nullptr;
    QLineEdit *m_serverName;
    QCheckBox *m_doNotVerify;
    QLineEdit *m_subprotocols;
    QComboBox *m_onOpen;
    QCheckBox *m_compression;
    QCheckBox *m_reconnects;
    QSpinBox *m_keepAlive;
    QSpinBox *m_timeout;
    QSpinBox *m_redirects;
    QLineEdit *m_proxy;
    CodeView *m_preview;
};

} // namespace jackfield::ui
