// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "tlspage.h"

#include "styled.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

TlsPage::TlsPage(const Look &look, QWidget *parent)
    : RequestPage(parent)
    , m_serverName(lineEdit(u"serverName"_s, tr("as in the URL")))
    , m_doNotVerify(new QCheckBox(tr("Trust any certificate (unsafe: allows interception)"), this))
    , m_trustedTitle(quietLabel({}, this))
    , m_trusted(new QListWidget(this))
    , m_remove(new QToolButton(this))
{
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins({});
    columns->addWidget(createFiles(look), 1);
    columns->addWidget(createTrusted(look), 1);
    completeFields();
    fit();
}

QWidget *TlsPage::createFiles(const Look &look)
{
    auto *page = new QWidget(this);
    auto *form = formOn(page);
    m_doNotVerify->setObjectName(u"doNotVerify"_s);
    m_caFile = addPath(look, form, tr("CA file"), u"caFile"_s);
    m_certificateFile = addPath(look, form, tr("Client certificate"), u"certificateFile"_s);
    m_keyFile = addPath(look, form, tr("Client key"), u"keyFile"_s);
    form->addRow(tr("Server name"), m_serverName);
    form->addRow(QString(), m_doNotVerify);
    return page;
}

QLineEdit *
TlsPage::addPath(const Look &look, QFormLayout *form, const QString &label, const QString &name)
{
    QLineEdit *edit = lineEdit(name, tr("a PEM file"));
    edit->setAccessibleName(label);
    auto *browse = new QToolButton(this);
    browse->setIcon(look.icon(u"document-open"_s));
    browse->setToolTip(tr("Choose a file"));
    browse->setAccessibleName(tr("Choose a file: %1").arg(label));
    connect(browse, &QToolButton::clicked, this, [this, edit, label] {
        const QString path = QFileDialog::getOpenFileName(this, label);
        if (path.isEmpty())
            return;
        edit->setText(path);
        Q_EMIT edited();
    });
    edit->ensurePolished();
    browse->setFixedHeight(edit->sizeHint().height());
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(edit, 1);
    row->addWidget(browse);
    row->addStretch();
    form->addRow(label, row);
    return edit;
}

/// What was trusted by hand.
QWidget *TlsPage::createTrusted(const Look &look)
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    auto *title = new QHBoxLayout;
    m_trustedTitle->setWordWrap(true);
    title->addWidget(m_trustedTitle, 1);
    title->addWidget(m_remove);
    layout->addLayout(title);
    layout->addWidget(m_trusted, 1);
    layout->addStretch();
    m_trusted->setObjectName(u"trusted"_s);
    m_trusted->setFont(look.monospace());
    m_trusted->setTextElideMode(Qt::ElideMiddle);
    m_trusted->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_trusted->setAccessibleName(tr("Certificates trusted by hand"));
    m_remove->setObjectName(u"removeTrusted"_s);
    m_remove->setIcon(look.icon(u"edit-delete"_s));
    m_remove->setToolTip(tr("Remove trust (Delete)"));
    m_remove->setAccessibleName(tr("Stop trusting the selected certificate"));
    auto *keys = new QShortcut(QKeySequence::Delete, m_trusted);
    keys->setContext(Qt::WidgetShortcut);
    connect(keys, &QShortcut::activated, this, &TlsPage::removeTrusted);
    connect(m_remove, &QToolButton::clicked, this, &TlsPage::removeTrusted);
    connect(m_trusted, &QListWidget::currentRowChanged, this, &TlsPage::fit);
    return page;
}

void TlsPage::removeTrusted()
{
    const std::unique_ptr<QListWidgetItem> item(m_trusted->takeItem(m_trusted->currentRow()));
    fit();
    if (item)
        Q_EMIT edited();
}

void TlsPage::fit()
{
    const bool isEmpty = m_trusted->count() == 0;
    m_trustedTitle->setText(isEmpty ? tr("No certificate is trusted by hand: this computer's "
                                         "authorities count, and those in the file on the left.")
                                    : tr("The only certificates that are trusted, by SHA-256"));
    m_trusted->setVisible(!isEmpty);
    m_remove->setVisible(!isEmpty);
    m_remove->setEnabled(m_trusted->currentRow() >= 0);
}

void TlsPage::fill(const ConnectionFile &file)
{
    m_caFile->setText(file.tls.caFile);
    m_certificateFile->setText(file.tls.certificateFile);
    m_keyFile->setText(file.tls.keyFile);
    m_serverName->setText(file.tls.serverName);
    m_doNotVerify->setChecked(file.tls.doNotVerify);
    m_trusted->clear();
    for (const QString &fingerprint : file.tls.trusted) {
        auto *item = new QListWidgetItem(fingerprint, m_trusted);
        item->setToolTip(plainToolTip(fingerprint));
    }
    fit();
}

void TlsPage::store(ConnectionFile &file) const
{
    file.tls = { .caFile = m_caFile->text(),
                 .certificateFile = m_certificateFile->text(),
                 .keyFile = m_keyFile->text(),
                 .serverName = m_serverName->text(),
                 .doNotVerify = m_doNotVerify->isChecked() };
    for (int row = 0; row < m_trusted->count(); ++row)
        file.tls.trusted.append(m_trusted->item(row)->text());
}

} // namespace jackfield::ui
