// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "authpage.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Kind = ConnectionFile::Auth::Kind;

AuthPage::AuthPage(QWidget *parent)
    : RequestPage(parent)
    , m_form(formOn(this))
    , m_kind(new QComboBox(this))
    , m_name(lineEdit(u"authName"_s))
    , m_secret(lineEdit(u"authSecret"_s, tr("{{ variable }} of the environment")))
    , m_place(new QComboBox(this))
{
    m_kind->setObjectName(u"authKind"_s);
    m_kind->setMaximumWidth(fieldWidth);
    for (const QString &name : { tr("None"), tr("Basic"), tr("Bearer token"), tr("API key") })
        m_kind->addItem(name);
    m_secret->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_place->setObjectName(u"authPlace"_s);
    m_place->setMaximumWidth(fieldWidth);
    for (const QString &name : { tr("in a header"), tr("in the query") })
        m_place->addItem(name);
    m_form->addRow(tr("Kind"), m_kind);
    m_form->addRow(tr("User"), m_name);
    m_form->addRow(tr("Secret"), m_secret);
    m_form->addRow(tr("Place"), m_place);
    connectFields();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &AuthPage::fit);
    fit();
}

/// Only the fields that the kind has, by the names that it has for them.
void AuthPage::fit()
{
    const auto kind = Kind(m_kind->currentIndex());
    const auto show = [this](QWidget *field, bool isVisible, const QString &label) {
        m_form->setRowVisible(field, isVisible);
        static_cast<QLabel *>(m_form->labelForField(field))->setText(label);
    };
    show(m_name,
         kind == Kind::Basic || kind == Kind::ApiKey,
         kind == Kind::Basic ? tr("User") : tr("Name"));
    show(m_secret,
         kind != Kind::None,
         kind == Kind::Basic        ? tr("Password")
             : kind == Kind::Bearer ? tr("Token")
                                    : tr("Key"));
    show(m_place, kind == Kind::ApiKey, tr("Place"));
}

void AuthPage::fill(const ConnectionFile &file)
{
    m_kind->setCurrentIndex(int(file.auth.kind));
    m_name->setText(file.auth.name);
    m_secret->setText(file.auth.secret);
    m_place->setCurrentIndex(file.auth.isInQuery ? 1 : 0);
}

void AuthPage::store(ConnectionFile &file) const
{
    file.auth = { .kind = Kind(m_kind->currentIndex()),
                  .name = m_name->text(),
                  .secret = m_secret->text(),
                  .isInQuery = m_place->currentIndex() == 1 };
}

} // namespace jackfield::ui
