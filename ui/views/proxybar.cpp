// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "proxybar.h"

#include "styled.h"
#include "urlcompleter.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <limits>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

ProxyBar::ProxyBar(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit(this))
    , m_completer(new UrlCompleter(look, m_url))
    , m_options(new QToolButton(this))
    , m_button(new QPushButton(this))
    , m_port(new QSpinBox(this))
    , m_address(new QLineEdit(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_connect(new QPushButton(tr("Connect to it"), this))
    , m_words(quietLabel({}, this))
{
    createMenu(look);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(createTarget(look));
    layout->addWidget(createListening(look));
    connect(m_url, &QLineEdit::textChanged, this, &ProxyBar::edited);
    connect(m_url, &QLineEdit::returnPressed, this, &ProxyBar::startRequested);
    connect(m_port, &QSpinBox::valueChanged, this, [this](int port) {
        m_setup.port = port;
        Q_EMIT edited();
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        m_isRunning ? Q_EMIT stopRequested() : Q_EMIT startRequested();
    });
    connect(m_copy, &QPushButton::clicked, this, &ProxyBar::copyAddress);
    connect(m_connect, &QPushButton::clicked, this, &ProxyBar::clientRequested);
    showOptions();
}

QWidget *ProxyBar::createTarget(Look &look)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    m_url->setLayoutDirection(Qt::LeftToRight);
    m_url->setObjectName(u"url"_s);
    m_url->setFont(look.monospace());
    m_url->setPlaceholderText(u"ws://127.0.0.1:9000"_s);
    m_url->setAccessibleName(tr("URL of the server behind the proxy"));
    m_url->setToolTip(tr("The server that clients mean: ws:// or wss://, with {{ variables }} of "
                         "the environment (Ctrl+L; Down lists known URLs; Enter starts)"));
    m_options->setObjectName(u"proxyOptions"_s);
    m_options->setText(tr("Options"));
    m_options->setPopupMode(QToolButton::InstantPopup);
    m_button->setObjectName(u"proxyButton"_s);
    m_button->setMinimumWidth(104);
    auto *label = quietLabel(tr("Server"), row);
    label->setBuddy(m_url);
    layout->addWidget(label);
    layout->addWidget(m_url, 1);
    layout->addWidget(m_options);
    layout->addWidget(m_button);
    return row;
}

QWidget *ProxyBar::createListening(Look &look)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    m_port->setObjectName(u"proxyPort"_s);
    m_port->setRange(0, std::numeric_limits<quint16>::max());
    m_port->setSpecialValueText(tr("any"));
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setAccessibleName(tr("Port to listen on"));
    m_port->setToolTip(tr("Where it listens on this machine; any: the one that it had last, or a "
                          "free one"));
    m_address->setObjectName(u"address"_s);
    m_address->setAccessibleName(tr("Address for other programs"));
    m_address->setFont(look.monospace());
    m_address->setReadOnly(true);
    m_address->setToolTip(tr("Give the other program this URL in the place of the server's"));
    m_copy->setObjectName(u"copyAddress"_s);
    m_copy->setToolTip(tr("Copy the address for the other program"));
    m_connect->setObjectName(u"connectToIt"_s);
    m_connect->setToolTip(tr("Open a client with this address"));
    auto *label = quietLabel(tr("Port"), row);
    label->setBuddy(m_port);
    layout->addWidget(label);
    layout->addWidget(m_port);
    layout->addWidget(m_address, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_copy);
    layout->addWidget(m_connect);
    return row;
}

void ProxyBar::createMenu(Look &look)
{
    auto *menu = new QMenu(m_options);
    menu->setToolTipsVisible(true);
    const auto option = [&](const QString &text, const QString &toolTip, bool ProxySetup::*flag) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setToolTip(toolTip);
        connect(action, &QAction::toggled, this, [this, flag](bool on) {
            m_setup.*flag = on;
            showOptions();
            Q_EMIT edited();
        });
        return action;
    };
    m_preserveHost = option(tr("Pass on Host as the client sent it"),
                            tr("Else the server gets its own name and port"),
                            &ProxySetup::preserveHost);
    m_doNotVerify = option(tr("Trust any certificate of the server"),
                           tr("Unsafe: allows interception"),
                           &ProxySetup::doNotVerify);
    m_chooseCa = menu->addAction(look.icon(u"document-encrypt"_s),
                                 tr("Trust certificates of a CA file…"),
                                 this,
                                 &ProxyBar::chooseCaFile);
    m_dropCa = menu->addAction(tr("Trust the system's certificates only"), this, [this] {
        m_setup.caFile.clear();
        showOptions();
        Q_EMIT edited();
    });
    m_options->setMenu(menu);
}

QList<QAction *> ProxyBar::menuActions() const
{
    return { m_preserveHost, m_doNotVerify, m_chooseCa, m_dropCa };
}

void ProxyBar::chooseCaFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("CA file"));
    if (path.isEmpty())
        return;
    m_setup.caFile = path;
    showOptions();
    Q_EMIT edited();
}

/// What is set, in words.
void ProxyBar::showOptions()
{
    QStringList words;
    if (m_setup.preserveHost)
        words.append(tr("Host as the client sent it"));
    if (m_setup.doNotVerify)
        words.append(tr("any certificate of the server"));
    if (!m_setup.caFile.isEmpty())
        words.append(tr("certificates of %1").arg(QFileInfo(m_setup.caFile).fileName()));
    m_options->setText(words.isEmpty() ? tr("Options") : tr("Options · %1").arg(words.size()));
    const QString what = tr("Host, and what certificates of the server are trusted; counts from "
                            "the next start");
    m_options->setToolTip(plainToolTip(
        words.isEmpty() ? what : tr("Set here: %1").arg(words.join(u", "_s)) + u"\n"_s + what));
    m_dropCa->setVisible(!m_setup.caFile.isEmpty());
}

QString ProxyBar::url() const
{
    return m_url->text();
}

void ProxyBar::setUrl(const QString &url)
{
    m_url->setText(url);
}

void ProxyBar::focusUrl()
{
    m_url->setFocus(Qt::ShortcutFocusReason);
    m_url->selectAll();
}

ProxySetup ProxyBar::setup() const
{
    return m_setup;
}

void ProxyBar::setSetup(const ProxySetup &setup)
{
    const QSignalBlocker quiet(this);
    m_preserveHost->setChecked(setup.preserveHost);
    m_doNotVerify->setChecked(setup.doNotVerify);
    m_port->setValue(setup.port);
    m_setup = setup;
    showOptions();
}

void ProxyBar::copyAddress()
{
    QGuiApplication::clipboard()->setText(m_address->text());
    m_copy->setText(tr("Copied"));
}

void ProxyBar::showState(const QString &address, const QString &words)
{
    m_isRunning = !address.isEmpty();
    if (m_address->text() != address)
        m_copy->setText(tr("Copy"));
    m_address->setText(address);
    m_address->setPlaceholderText(words); // seen while it does not listen
    m_words->setText(m_isRunning ? words.section(u", "_s, 1) : QString());
    m_words->setVisible(m_isRunning);
    m_copy->setEnabled(m_isRunning);
    m_connect->setEnabled(m_isRunning);
    m_url->setReadOnly(m_isRunning);
    m_port->setEnabled(!m_isRunning);
    m_button->setText(m_isRunning ? tr("Stop") : tr("Start"));
    m_button->setToolTip(m_isRunning ? tr("Close all connections with 1001 and stop listening")
                                     : tr("Listen on this machine (Enter in the URL)"));
    setStyled(m_button, "primary", !m_isRunning);
}

} // namespace jackfield::ui
