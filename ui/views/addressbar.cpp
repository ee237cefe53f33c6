// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "addressbar.h"

#include "closeform.h"
#include "framepanel.h"
#include "requestpanel.h"
#include "styled.h"
#include "trustpanel.h"
#include "urlcompleter.h"

#include <ui/models/connectionrequest.h>

#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWidgetAction>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

AddressBar::AddressBar(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit(this))
    , m_completer(new UrlCompleter(look, m_url))
    , m_toggle(new QToolButton(this))
    , m_button(new QPushButton(this))
    , m_more(new QToolButton(this))
    , m_request(new RequestPanel(look, this))
    , m_trust(new TrustPanel(look, this))
    , m_frame(new FramePanel(look, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createRow(look));
    layout->addWidget(m_request);
    layout->addWidget(m_trust);
    layout->addWidget(m_frame);
    createMenu(look);
    m_request->hide();
    connect(m_toggle, &QToolButton::toggled, m_request, &QWidget::setVisible);
    connect(m_button, &QPushButton::clicked, this, &AddressBar::buttonClicked);
    connect(m_url, &QLineEdit::returnPressed, this, &AddressBar::connectRequested);
    auto *cancel = new QShortcut(Qt::Key_Escape, m_url);
    cancel->setContext(Qt::WidgetShortcut);
    connect(cancel, &QShortcut::activated, this, &AddressBar::cancelRequested);
    connect(m_url, &QLineEdit::textChanged, this, [this] {
        m_request->setQuery(queryOf(m_url->text()));
        Q_EMIT edited();
    });
    connect(m_request, &RequestPanel::queryEdited, this, [this](const FieldTable::Fields &query) {
        m_url->setText(withQuery(m_url->text(), query));
    });
    connect(m_request, &RequestPanel::edited, this, [this] {
        countChanges();
        Q_EMIT edited();
    });
    countChanges();
}

QWidget *AddressBar::createRow(Look &look)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    m_url->setLayoutDirection(Qt::LeftToRight);
    m_url->setObjectName(u"url"_s);
    m_url->setFont(look.monospace());
    m_url->setPlaceholderText(u"ws://127.0.0.1:9000/echo"_s);
    m_url->setAccessibleName(tr("URL"));
    m_url->setToolTip(tr("Where to connect: ws:// or wss://, with {{ variables }} of the "
                         "environment (Ctrl+L; Down lists known URLs)"));
    m_toggle->setObjectName(u"requestToggle"_s);
    m_toggle->setCheckable(true);
    m_button->setObjectName(u"connectButton"_s);
    m_button->setMinimumWidth(104);
    m_more->setObjectName(u"connectionMenu"_s);
    m_more->setIcon(look.icon(u"overflow-menu"_s));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolTip(tr("Ping, drop, certificates, close with a code"));
    m_more->setAccessibleName(tr("More actions of the connection"));
    layout->addWidget(m_url, 1);
    layout->addWidget(m_toggle);
    layout->addWidget(m_button);
    layout->addWidget(m_more);
    return row;
}

void AddressBar::createMenu(Look &look)
{
    auto *menu = new QMenu(m_more);
    menu->addAction(
        look.icon(u"network-connect"_s), tr("Send a ping"), this, &AddressBar::pingRequested);
    menu->addAction(look.icon(u"code-context"_s), tr("A frame by hand…"), m_frame, &QWidget::show);
    menu->addAction(look.icon(u"document-send"_s),
                    tr("Send the composer's hex as raw bytes"),
                    this,
                    &AddressBar::rawRequested)
        ->setToolTip(tr("A whole frame as it goes over the wire, or a wrong one"));
    menu->addAction(look.icon(u"network-disconnect"_s),
                    tr("Drop, without a close frame"),
                    this,
                    &AddressBar::dropRequested);
    m_onOpen = menu->actions();
    m_certificates = menu->addAction(look.icon(u"document-encrypt"_s),
                                     tr("Show the server's certificates"),
                                     this,
                                     &AddressBar::certificatesRequested);
    menu->addSeparator();
    auto *action = new QWidgetAction(menu);
    auto *form = new CloseForm;
    connect(form, &CloseForm::closeRequested, this, [this, menu](const WsStatus &status) {
        menu->hide();
        Q_EMIT closeRequested(status);
    });
    action->setDefaultWidget(form);
    menu->addAction(action);
    m_more->setMenu(menu);
}

QList<QAction *> AddressBar::menuActions() const
{
    return m_onOpen + QList { m_certificates };
}

QString AddressBar::url() const
{
    return m_url->text();
}

void AddressBar::setUrl(const QString &url)
{
    m_url->setText(url);
}

void AddressBar::focusUrl()
{
    m_url->setFocus(Qt::ShortcutFocusReason);
    m_url->selectAll();
}

bool AddressBar::isWhereOneConnects(const QWidget *widget) const
{
    return widget == m_url || widget == m_button;
}

void AddressBar::setRequestVisible(bool on)
{
    m_toggle->setChecked(on);
    if (on) // who asks for it by a key goes on there, and comes back
        m_request->setFocus(Qt::ShortcutFocusReason);
    else
        focusUrl();
}

bool AddressBar::isRequestVisible() const
{
    return m_toggle->isChecked();
}

void AddressBar::countChanges()
{
    const RequestPanel::Changes changes = m_request->changes();
    m_toggle->setText(changes.count > 0 ? tr("Request · %1").arg(changes.count) : tr("Request"));
    const QString what = tr("Headers, query, authentication, TLS, options (Ctrl+Shift+H)");
    m_toggle->setToolTip(changes.count > 0
                             ? tr("Set here: %1").arg(changes.words.join(u", "_s)) + u"\n"_s + what
                             : what);
}

void AddressBar::setButton(const QString &label, const QString &toolTip, bool isPrimary)
{
    m_button->setText(label);
    m_button->setToolTip(toolTip);
    setStyled(m_button, "primary", isPrimary);
    countChanges();
}

void AddressBar::setState(bool isEditable, bool isOpen, bool isTls)
{
    m_certificates->setEnabled(isTls);
    for (QAction *action : std::as_const(m_onOpen))
        action->setEnabled(isOpen);
    m_url->setReadOnly(!isEditable);
    m_more->setEnabled(isOpen);
}

} // namespace jackfield::ui
