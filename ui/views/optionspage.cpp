// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "optionspage.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostSeconds = 1'000'000; // what a file says is shown as it is
constexpr int mostRedirects = 1000;
} // namespace

OptionsPage::OptionsPage(QWidget *parent)
    : RequestPage(parent)
    , m_subprotocols(lineEdit(u"subprotocols"_s, u"graphql-transport-ws, mqtt"_s))
    , m_onOpen(new QComboBox(this))
    , m_compression(new QCheckBox(tr("Offer compression (permessage-deflate)"), this))
    , m_reconnects(new QCheckBox(tr("Reconnect when the connection is lost"), this))
    , m_keepAlive(spinBox(mostSeconds, tr(" s"), tr("no pings")))
    , m_timeout(spinBox(mostSeconds, tr(" s"), tr("no limit")))
    , m_redirects(spinBox(mostRedirects, {}, tr("none")))
    , m_proxy(lineEdit(u"proxy"_s, u"http://user:password@host:3128, socks5://host:1080"_s))
{
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins({});
    auto *left = new QWidget(this);
    auto *form = formOn(left);
    m_onOpen->setObjectName(u"onOpen"_s);
    m_reconnects->setObjectName(u"reconnects"_s);
    form->addRow(tr("Subprotocols"), m_subprotocols);
    form->addRow(tr("Send on open"), m_onOpen);
    form->addRow(tr("Proxy"), m_proxy);
    form->addRow(QString(), m_compression);
    auto *right = new QWidget(this);
    auto *numbers = formOn(right);
    numbers->addRow(tr("Ping every"), m_keepAlive);
    numbers->addRow(tr("Connect timeout"), m_timeout);
    numbers->addRow(tr("Redirects"), m_redirects);
    numbers->addRow(QString(), m_reconnects);
    columns->addWidget(left, 1);
    columns->addWidget(right, 1);
    completeFields();
}

void OptionsPage::fill(const ConnectionFile &file)
{
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

void OptionsPage::store(ConnectionFile &file) const
{
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

} // namespace jackfield::ui
