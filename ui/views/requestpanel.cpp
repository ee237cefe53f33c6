// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "requestpanel.h"

#include "styled.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using AuthKind = ConnectionFile::Auth::Kind;

namespace {
constexpr int panelHeight = 216;
constexpr int fieldWidth = 480;
constexpr int mostSeconds = 1'000'000; // what a file says is shown as it is

QSpinBox *spinBox(int most, const QString &suffix, const QString &none, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(0, most);
    box->setSuffix(suffix);
    box->setSpecialValueText(none);
    box->setMaximumWidth(fieldWidth / 3);
    box->setButtonSymbols(QSpinBox::NoButtons);
    return box;
}

QLineEdit *lineEdit(const QString &name, const QString &hint, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setPlaceholderText(hint);
    edit->setMaximumWidth(fieldWidth);
    return edit;
}

QFormLayout *formOn(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(12, 8, 12, 8);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return form;
}
} // namespace

RequestPanel::RequestPanel(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_headers(new FieldTable(look, tr("header"), true, this))
    , m_query(new FieldTable(look, tr("parameter"), false, this))
    , m_auth(new QComboBox(this))
    , m_authName(lineEdit(u"authName"_s, {}, this))
    , m_authSecret(lineEdit(u"authSecret"_s, tr("{{ variable }} of the environment"), this))
    , m_authPlace(new QComboBox(this))
    , m_serverName(lineEdit(u"serverName"_s, tr("as in the URL"), this))
    , m_doNotVerify(
          new QCheckBox(tr("Trust any certificate, of anybody who is in between, too"), this))
    , m_subprotocols(lineEdit(u"subprotocols"_s, u"graphql-transport-ws, mqtt"_s, this))
    , m_onOpen(new QComboBox(this))
    , m_compression(new QCheckBox(tr("Offer compression (permessage-deflate)"), this))
    , m_reconnects(new QCheckBox(tr("Connect again when the connection is lost"), this))
    , m_keepAlive(spinBox(mostSeconds, tr(" s"), tr("no pings"), this))
    , m_timeout(spinBox(mostSeconds, tr(" s"), tr("no limit"), this))
    , m_redirects(spinBox(1000, {}, tr("none"), this))
    , m_proxy(lineEdit(u"proxy"_s, u"http://user:password@host:3128, socks5://host:1080"_s, this))
    , m_preview(new CodeView(look, this))
{
    setObjectName(u"requestPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(panelHeight);
    m_headers->setObjectName(u"headers"_s);
    m_headers->setAccessibleName(tr("Headers of the request"));
    m_query->setAccessibleName(tr("Parameters of the query"));
    m_query->setObjectName(u"query"_s);
    m_tabs->setObjectName(u"requestTabs"_s);
    m_tabs->setExpanding(false);
    m_preview->setObjectName(u"requestPreview"_s);
    m_preview->setReadOnly(true);
    m_preview->setAccessibleName(tr("The request as it will be sent"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    addPage(tr("Headers"), m_headers);
    addPage(tr("Query"), m_query);
    addPage(tr("Authentication"), createAuthPage());
    addPage(tr("TLS"), createTlsPage());
    addPage(tr("Options"), createOptionsPage());
    addPage(tr("As it is sent"), m_preview);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connectEdits();
    fitAuth();
}

void RequestPanel::connectEdits()
{
    connect(m_headers, &FieldTable::edited, this, &RequestPanel::edited);
    connect(m_query, &FieldTable::edited, this, [this] { Q_EMIT queryEdited(m_query->fields()); });
    for (QLineEdit *edit : findChildren<QLineEdit *>())
        connect(edit, &QLineEdit::textEdited, this, &RequestPanel::edited);
    for (QCheckBox *box : findChildren<QCheckBox *>())
        connect(box, &QCheckBox::toggled, this, &RequestPanel::edited);
    for (QSpinBox *box : { m_keepAlive, m_timeout, m_redirects })
        connect(box, &QSpinBox::valueChanged, this, &RequestPanel::edited);
    for (QComboBox *box : { m_auth, m_authPlace, m_onOpen })
        connect(box, &QComboBox::currentIndexChanged, this, &RequestPanel::edited);
    connect(m_auth, &QComboBox::currentIndexChanged, this, &RequestPanel::fitAuth);
}

void RequestPanel::addPage(const QString &title, QWidget *page)
{
    m_tabs->addTab(title);
    m_pages->addWidget(page);
}

QWidget *RequestPanel::createAuthPage()
{
    auto *page = new QWidget(this);
    auto *form = formOn(page);
    m_auth->setObjectName(u"authKind"_s);
    m_auth->setMaximumWidth(fieldWidth);
    m_authPlace->setMaximumWidth(fieldWidth);
    for (const QString &name : { tr("None"), tr("Basic"), tr("Bearer token"), tr("API key") })
        m_auth->addItem(name);
    m_authPlace->setObjectName(u"authPlace"_s);
    for (const QString &name : { tr("in a header"), tr("in the query") })
        m_authPlace->addItem(name);
    m_authSecret->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    form->addRow(tr("Kind"), m_auth);
    form->addRow(tr("User"), m_authName);
    form->addRow(tr("Secret"), m_authSecret);
    form->addRow(tr("Place"), m_authPlace);
    return page;
}

/// Only the fields that the kind has, by the names that it has for them.
void RequestPanel::fitAuth()
{
    auto *form = static_cast<QFormLayout *>(m_auth->parentWidget()->layout());
    const auto kind = AuthKind(m_auth->currentIndex());
    const auto fit = [form](QWidget *field, bool isVisible, const QString &label) {
        form->setRowVisible(field, isVisible);
        static_cast<QLabel *>(form->labelForField(field))->setText(label);
    };
    fit(m_authName,
        kind == AuthKind::Basic || kind == AuthKind::ApiKey,
        kind == AuthKind::Basic ? tr("User") : tr("Name"));
    fit(m_authSecret,
        kind != AuthKind::None,
        kind == AuthKind::Basic        ? tr("Password")
            : kind == AuthKind::Bearer ? tr("Token")
                                       : tr("Key"));
    fit(m_authPlace, kind == AuthKind::ApiKey, tr("Place"));
}

QLineEdit *RequestPanel::addPath(QFormLayout *form, const QString &label, const QString &name)
{
    auto *edit = lineEdit(name, tr("a PEM file"), this);
    edit->setAccessibleName(label);
    auto *browse = new QToolButton(this);
    browse->setIcon(m_look.icon(u"document-open"_s));
    browse->setToolTip(tr("Choose a file"));
    browse->setAccessibleName(tr("Choose a file: %1").arg(label));
    connect(browse, &QToolButton::clicked, this, [this, edit, label] {
        const QString path = QFileDialog::getOpenFileName(this, label);
        if (path.isEmpty())
            return;
        edit->setText(path);
        Q_EMIT edited();
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(edit, 1);
    row->addWidget(browse);
    row->addStretch();
    form->addRow(label, row);
    return edit;
}

QWidget *RequestPanel::createTlsPage()
{
    auto *page = new QWidget(this);
    auto *form = formOn(page);
    m_doNotVerify->setObjectName(u"doNotVerify"_s);
    m_caFile = addPath(form, tr("Trusted, too"), u"caFile"_s);
    m_certificateFile = addPath(form, tr("Our certificate"), u"certificateFile"_s);
    m_keyFile = addPath(form, tr("Its key"), u"keyFile"_s);
    form->addRow(tr("Server's name"), m_serverName);
    form->addRow(QString(), m_doNotVerify);
    return page;
}

QWidget *RequestPanel::createOptionsPage()
{
    auto *page = new QWidget(this);
    auto *columns = new QHBoxLayout(page);
    columns->setContentsMargins({});
    auto *left = new QWidget(page);
    auto *form = formOn(left);
    m_onOpen->setObjectName(u"onOpen"_s);
    m_reconnects->setObjectName(u"reconnects"_s);
    form->addRow(tr("Subprotocols"), m_subprotocols);
    form->addRow(tr("Sent on open"), m_onOpen);
    form->addRow(tr("Through a proxy"), m_proxy);
    form->addRow(QString(), m_compression);
    auto *right = new QWidget(page);
    auto *numbers = formOn(right);
    numbers->addRow(tr("A ping every"), m_keepAlive);
    numbers->addRow(tr("Time to connect"), m_timeout);
    numbers->addRow(tr("Redirects"), m_redirects);
    numbers->addRow(QString(), m_reconnects);
    columns->addWidget(left, 1);
    columns->addWidget(right, 1);
    return page;
}

void RequestPanel::show(const ConnectionFile &file)
{
    const QSignalBlocker quiet(this);
    m_headers->setFields(file.headers);
    m_auth->setCurrentIndex(int(file.auth.kind));
    m_authName->setText(file.auth.name);
    m_authSecret->setText(file.auth.secret);
    m_authPlace->setCurrentIndex(file.auth.isInQuery ? 1 : 0);
    m_caFile->setText(file.tls.caFile);
    m_certificateFile->setText(file.tls.certificateFile);
    m_keyFile->setText(file.tls.keyFile);
    m_serverName->setText(file.tls.serverName);
    m_doNotVerify->setChecked(file.tls.doNotVerify);
    m_subprotocols->setText(file.subprotocols.join(u", "_s));
    m_compression->setChecked(file.options.compression);
    m_reconnects->setChecked(file.options.reconnects);
    m_keepAlive->setValue(file.options.keepAlive);
    m_timeout->setValue(file.options.timeout);
    m_redirects->setValue(file.options.redirects);
    m_proxy->setText(file.options.proxy);
    m_onOpen->clear();
    m_onOpen->addItem(tr("nothing"), QStringList());
    for (const ConnectionFile::Message &message : file.messages)
        m_onOpen->addItem(message.name, QStringList(message.name));
    if (m_onOpen->findData(file.onOpen) < 0)
        m_onOpen->addItem(file.onOpen.join(tr(", then ")), file.onOpen);
    m_onOpen->setCurrentIndex(m_onOpen->findData(file.onOpen));
}

void RequestPanel::store(ConnectionFile &file) const
{
    file.headers = m_headers->fields();
    file.auth = { .kind = AuthKind(m_auth->currentIndex()),
                  .name = m_authName->text(),
                  .secret = m_authSecret->text(),
                  .isInQuery = m_authPlace->currentIndex() == 1 };
    file.tls = { .caFile = m_caFile->text(),
                 .certificateFile = m_certificateFile->text(),
                 .keyFile = m_keyFile->text(),
                 .serverName = m_serverName->text(),
                 .doNotVerify = m_doNotVerify->isChecked() };
    file.options = { .compression = m_compression->isChecked(),
                     .reconnects = m_reconnects->isChecked(),
                     .keepAlive = m_keepAlive->value(),
                     .timeout = m_timeout->value(),
                     .redirects = m_redirects->value(),
                     .proxy = m_proxy->text().trimmed() };
    file.subprotocols.clear();
    for (const QString &name : m_subprotocols->text().split(u',', Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty())
            file.subprotocols.append(name.trimmed());
    }
    file.onOpen = m_onOpen->currentData().toStringList();
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

int RequestPanel::changes() const
{
    ConnectionFile shown;
    store(shown);
    const ConnectionFile standard;
    int changes = int(std::ranges::count(shown.headers, true, &ConnectionFile::Field::isOn));
    changes += shown.auth.kind != AuthKind::None;
    changes += shown.tls != standard.tls;
    changes += shown.options != standard.options;
    changes += !shown.subprotocols.isEmpty();
    changes += !shown.onOpen.isEmpty();
    return changes;
}

} // namespace jackfield::ui
