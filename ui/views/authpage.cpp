// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "authpage.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Kind = ConnectionFile::Auth::Kind;

QString AuthPage::nameOf(Kind kind)
{
    switch (kind) {
    case Kind::None:
        return tr("None");
    case Kind::Basic:
        return tr("Basic");
    case Kind::Bearer:
        return tr("Bearer token");
    case Kind::ApiKey:
        return tr("API key");
    case Kind::ClientCredentials:
        return tr("OAuth 2 client credentials");
    }
    return {};
}

AuthPage::AuthPage(const Look &look, QWidget *parent)
    : RequestPage(parent)
    , m_form(formOn(new QWidget(this)))
    , m_more(formOn(new QWidget(this)))
    , m_kind(new QComboBox(this))
    , m_name(lineEdit(u"authName"_s))
    , m_secret(lineEdit(u"authSecret"_s, tr("{{ variable }} of the environment")))
    , m_keep(new QToolButton(this))
    , m_secretRow(createSecretRow(look))
    , m_place(new QComboBox(this))
    , m_tokenUrl(lineEdit(u"tokenUrl"_s, u"https://{{ host }}/oauth/token"_s))
    , m_scope(lineEdit(u"scope"_s, tr("default of the client")))
    , m_audience(lineEdit(u"audience"_s, tr("none")))
    , m_credentials(new QComboBox(this))
{
    m_kind->setObjectName(u"authKind"_s);
    m_kind->setMaximumWidth(fieldWidth);
    for (const Kind kind :
         { Kind::None, Kind::Basic, Kind::Bearer, Kind::ApiKey, Kind::ClientCredentials })
        m_kind->addItem(nameOf(kind));
    m_secret->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_place->setObjectName(u"authPlace"_s);
    m_place->setMaximumWidth(fieldWidth);
    for (const QString &name : { tr("in a header"), tr("in the query") })
        m_place->addItem(name);
    m_credentials->setObjectName(u"credentialsPlace"_s);
    m_credentials->setMaximumWidth(fieldWidth);
    for (const QString &name : { tr("in the Authorization header"), tr("in the body") })
        m_credentials->addItem(name);
    // Client credentials have most fields: in two columns.
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins({});
    for (QFormLayout *form : { m_form, m_more })
        columns->addWidget(form->parentWidget(), 1);
    m_form->addRow(tr("Kind"), m_kind);
    m_form->addRow(tr("Token URL"), m_tokenUrl);
    m_form->addRow(tr("User"), m_name);
    m_form->addRow(tr("Secret"), m_secretRow);
    m_form->addRow(tr("Place"), m_place);
    m_more->addRow(tr("Scope"), m_scope);
    m_more->addRow(tr("Audience"), m_audience);
    m_more->addRow(tr("ID and secret"), m_credentials);
    completeFields();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &AuthPage::fit);
    fit();
}

/// A secret that is typed here would stand in the connection's file: beside it is the way to a better place.
QWidget *AuthPage::createSecretRow(const Look &look)
{
    auto *row = new QWidget(this);
    row->setMaximumWidth(fieldWidth);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_secret);
    layout->addWidget(m_keep);
    m_keep->setObjectName(u"keepSecret"_s);
    m_keep->setIcon(look.icon(u"object-locked"_s));
    m_keep->setText(tr("Keep as a secret"));
    m_keep->setToolTip(tr("Moves it into the keychain, and a variable of the environment into its "
                          "place; else it stands in the connection's file"));
    m_keep->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_keep->hide();
    connect(m_keep, &QToolButton::clicked, this, &AuthPage::requestKeeping);
    connect(m_secret, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_keep->setVisible(!text.isEmpty() && !text.contains(u"{{"));
    });
    return row;
}

void AuthPage::requestKeeping()
{
    static const QHash<Kind, QString> names { { Kind::Basic, u"password"_s },
                                              { Kind::Bearer, u"token"_s },
                                              { Kind::ApiKey, u"apiKey"_s },
                                              { Kind::ClientCredentials, u"clientSecret"_s } };
    m_asked = m_secret->text();
    m_keep->setEnabled(false);
    Q_EMIT keepRequested(names.value(Kind(m_kind->currentIndex())), m_secret->text());
}

void AuthPage::setSecretVariable(const QString &name)
{
    m_keep->setEnabled(true);
    if (name.isEmpty() || m_secret->text() != std::exchange(m_asked, {}))
        return;
    m_secret->setText(u"{{ %1 }}"_s.arg(name));
    Q_EMIT edited();
}

/// Only the fields that the kind has, by the names that it has for them.
void AuthPage::fit()
{
    const auto kind = Kind(m_kind->currentIndex());
    const auto show = [this](QWidget *field, bool isVisible, const QString &label) {
        m_form->setRowVisible(field, isVisible);
        static_cast<QLabel *>(m_form->labelForField(field))->setText(label);
    };
    const bool isClient = kind == Kind::ClientCredentials;
    show(m_tokenUrl, isClient, tr("Token URL"));
    show(m_name,
         kind == Kind::Basic || kind == Kind::ApiKey || isClient,
         kind == Kind::Basic ? tr("User")
             : isClient      ? tr("Client ID")
                             : tr("Name"));
    const QString secret = kind == Kind::Basic ? tr("Password")
        : kind == Kind::Bearer                 ? tr("Token")
        : isClient                             ? tr("Client secret")
                                               : tr("Key");
    show(m_secretRow, kind != Kind::None, secret);
    m_secret->setAccessibleName(secret);
    show(m_place, kind == Kind::ApiKey, tr("Place"));
    m_more->parentWidget()->setVisible(isClient);
}

void AuthPage::fill(const ConnectionFile &file)
{
    m_kind->setCurrentIndex(int(file.auth.kind));
    m_name->setText(file.auth.name);
    m_secret->setText(file.auth.secret);
    m_place->setCurrentIndex(file.auth.isInQuery ? 1 : 0);
    m_tokenUrl->setText(file.auth.tokenUrl);
    m_scope->setText(file.auth.scope);
    m_audience->setText(file.auth.audience);
    m_credentials->setCurrentIndex(file.auth.isInBody ? 1 : 0);
}

void AuthPage::store(ConnectionFile &file) const
{
    file.auth = { .kind = Kind(m_kind->currentIndex()),
                  .name = m_name->text(),
                  .secret = m_secret->text(),
                  .isInQuery = m_place->currentIndex() == 1,
                  .tokenUrl = m_tokenUrl->text(),
                  .scope = m_scope->text(),
                  .audience = m_audience->text(),
                  .isInBody = m_credentials->currentIndex() == 1 };
}

} // namespace jackfield::ui
