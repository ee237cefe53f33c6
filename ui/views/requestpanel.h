// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"
#include "fieldtable.h"

#include <QStringList>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace jackfield::ui {

class AuthPage;
class BeforePage;
class CookiesPage;
class RequestPage;

/// What a connection asks for besides its URL: headers, query, authentication, TLS, options; and the request that comes
/// of it, as it will be sent.
class RequestPanel : public QWidget
{
    Q_OBJECT

public:
    enum Tab {
        HeadersTab,
        QueryTab,
        CookiesTab,
        AuthTab,
        BeforeTab,
        TlsTab,
        OptionsTab,
        PreviewTab
    };

    explicit RequestPanel(Look &look, QWidget *parent = nullptr);

    /// Shows all of `file` but its messages, whose names it offers. Tells nobody.
    void show(const ConnectionFile &file);
    /// Puts what is shown into `file`, but for the URL.
    void store(ConnectionFile &file) const;
    /// The query of the URL was typed.
    void setQuery(const FieldTable::Fields &query);
    /// The request as it will be sent, or why there is none.
    void setPreview(const QString &text);
    /// What came of a try of what is asked before connecting; see BeforePage.
    void showTrial(const QByteArray &body, const QString &words);
    /// The Set-Cookie headers of the answer to the handshake.
    void showSetCookies(const QList<QByteArray> &fields);
    void showTab(Tab tab);
    /// What is changed then is not of this connection.
    void setConnected(bool on);
    QSize sizeHint() const override;
    /// As AuthPage has it.
    void setSecretVariable(const QString &name);
    /// What is other than it is without a word, and how many things that are.
    struct Changes
    {
        int count = 0;
        QStringList words; ///< "2 headers", "bearer token" ...
    };
    Changes changes() const;

Q_SIGNALS:
    void edited();
    /// What is asked before connecting is to be asked now.
    void tryRequested();
    void keepRequested(const QString &name, const QString &value);
    void queryEdited(const jackfield::ui::FieldTable::Fields &query);

private:
    void addTab(const QString &title, QWidget *page);
    void choose(int tab);
    void addPage(const QString &title, RequestPage *page);

    QTabBar *m_tabs;
    QLabel *m_hint;
    QStackedWidget *m_stack;
    FieldTable *m_headers;
    FieldTable *m_query;
    CookiesPage *m_cookies;
    AuthPage *m_auth;
    BeforePage *m_before;
    QList<RequestPage *> m_pages;
    CodeView *m_preview;
};

} // namespace jackfield::ui
