// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "requestpanel.h"

#include "authpage.h"
#include "beforepage.h"
#include "cookiespage.h"
#include "optionspage.h"
#include "styled.h"
#include "tlspage.h"

#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int panelHeight = 220;
constexpr int tallHeight = 344; ///< for a request and its answer
constexpr int leastHeight = 112; ///< where the window is low
} // namespace

RequestPanel::RequestPanel(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_hint(quietLabel(tr("Changes apply from the next connection on."), this))
    , m_stack(new QStackedWidget(this))
    , m_headers(new FieldTable(look, tr("header"), true, this))
    , m_query(new FieldTable(look, tr("parameter"), false, this))
    , m_cookies(new CookiesPage(look, this))
    , m_auth(new AuthPage(look, this))
    , m_before(new BeforePage(look, this))
    , m_preview(new CodeView(look, this))
{
    setObjectName(u"requestPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumHeight(leastHeight);
    setMaximumHeight(panelHeight);
    m_headers->setObjectName(u"headers"_s);
    m_headers->setAccessibleName(tr("Headers of the request"));
    m_query->setAccessibleName(tr("Parameters of the query"));
    m_query->setObjectName(u"query"_s);
    m_tabs->setObjectName(u"requestTabs"_s);
    setFocusProxy(m_tabs);
    m_tabs->setExpanding(false);
    m_preview->setObjectName(u"requestPreview"_s);
    m_preview->setReadOnly(true);
    m_preview->setAccessibleName(tr("The request as it will be sent"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 12, 0);
    top->addWidget(m_tabs, 1);
    top->addWidget(m_hint);
    m_hint->hide();
    layout->addLayout(top);
    layout->addWidget(m_stack, 1);
    // In the order of Tab.
    addTab(tr("Headers"), m_headers);
    addTab(tr("Query"), m_query);
    addPage(tr("Cookies"), m_cookies);
    addPage(tr("Authentication"), m_auth);
    addPage(tr("Before"), m_before);
    addPage(tr("TLS"), new TlsPage(look, this));
    addPage(tr("Options"), new OptionsPage(this));
    addTab(tr("Preview"), m_preview);
    connect(m_tabs, &QTabBar::currentChanged, this, &RequestPanel::choose);
    connect(m_auth, &AuthPage::keepRequested, this, &RequestPanel::keepRequested);
    connect(m_before, &BeforePage::tryRequested, this, &RequestPanel::tryRequested);
    connect(m_headers, &FieldTable::edited, this, &RequestPanel::edited);
    connect(m_query, &FieldTable::edited, this, [this] { Q_EMIT queryEdited(m_query->fields()); });
}

void RequestPanel::setSecretVariable(const QString &name)
{
    m_auth->setSecretVariable(name);
}

void RequestPanel::addTab(const QString &title, QWidget *page)
{
    m_tabs->addTab(title);
    m_stack->addWidget(page);
}

void RequestPanel::addPage(const QString &title, RequestPage *page)
{
    addTab(title, scrolling(page, m_stack));
    m_pages.append(page);
    connect(page, &RequestPage::edited, this, &RequestPanel::edited);
}

void RequestPanel::choose(int tab)
{
    m_stack->setCurrentIndex(tab);
    setMaximumHeight(tab == BeforeTab ? tallHeight : panelHeight);
    updateGeometry();
}

/// As tall as it may be, as long as there is room for the rest.
QSize RequestPanel::sizeHint() const
{
    return { QWidget::sizeHint().width(), maximumHeight() };
}

void RequestPanel::setConnected(bool on)
{
    m_hint->setVisible(on);
}

void RequestPanel::showTrial(const QByteArray &body, const QString &words)
{
    m_before->showTrial(body, words);
}

void RequestPanel::showSetCookies(const QList<QByteArray> &fields)
{
    m_cookies->showSet(fields);
}

void RequestPanel::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void RequestPanel::show(const ConnectionFile &file)
{
    const QSignalBlocker quiet(this);
    m_headers->setFields(file.headers);
    for (RequestPage *page : std::as_const(m_pages))
        page->fill(file);
}

void RequestPanel::store(ConnectionFile &file) const
{
    file.headers = m_headers->fields();
    for (const RequestPage *page : m_pages)
        page->store(file);
}

void RequestPanel::setQuery(const FieldTable::Fields &query)
{
    if (query != m_query->fields())
        m_query->setFields(query);
}

void RequestPanel::setPreview(const QString &text)
{
    m_preview->setCode(text, CodeMode::Plain);
}

RequestPanel::Changes RequestPanel::changes() const
{
    ConnectionFile shown;
    store(shown);
    const ConnectionFile standard;
    Changes changes;
    const auto add = [&changes](qsizetype count, const QString &words) {
        changes.count += int(count);
        if (count > 0)
            changes.words.append(words);
    };
    const auto isOn = &ConnectionFile::Field::isOn;
    const auto headers = std::ranges::count(shown.headers, true, isOn);
    const auto cookies = std::ranges::count(shown.cookies, true, isOn);
    add(headers, headers == 1 ? tr("1 header") : tr("%1 headers").arg(headers));
    add(cookies, cookies == 1 ? tr("1 cookie") : tr("%1 cookies").arg(cookies));
    add(shown.auth.kind != ConnectionFile::Auth::Kind::None, AuthPage::nameOf(shown.auth.kind));
    add(!shown.before.url.isEmpty(), tr("a request before"));
    add(shown.tls != standard.tls, tr("TLS"));
    add(shown.options != standard.options, tr("options"));
    add(!shown.subprotocols.isEmpty(), tr("subprotocols"));
    add(!shown.onOpen.isEmpty(), tr("a message on open"));
    return changes;
}

} // namespace jackfield::ui
