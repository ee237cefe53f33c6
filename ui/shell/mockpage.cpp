// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockpage.h"

#include <jackfield/mock/mockfile.h>
#include <jackfield/ws/websocket.h>
#include <ui/models/payloadtext.h>
#include <ui/views/codeview.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/styled.h>
#include <ui/views/trafficview.h>

#include <QFile>
#include <QLineEdit>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}
} // namespace

MockPage::MockPage(const PageContext &context, const TabState &state, QWidget *parent)
    : Page(context, state, Side::Server, parent)
    , m_address(new QLineEdit)
    , m_clientsLabel(quietLabel({}, nullptr))
    , m_button(new QPushButton)
    , m_definition(new CodeView(context.look))
    , m_inbox(this)
{
    build(createAddressBar(), createDefinition());
    view()->logPanel()->setHint(
        tr("Nobody has called yet.\nStart the server and connect to its address."));
    keepLog();
    connect(m_button, &QPushButton::clicked, this, [this] { isHosted() ? stop() : start(); });
    connect(&log(), &TrafficLog::appended, this, &MockPage::countClients);
    updateState();
    if (kind() == TabState::Kind::Mock) {
        // At once, not when somebody waits for the server.
        if (const auto file = MockFile::load(path()); !file)
            tellError(file.error());
    }
}

QWidget *MockPage::createAddressBar()
{
    const auto [bar, layout] = createBar(this);
    m_address->setObjectName(u"address"_s);
    m_address->setAccessibleName(tr("Where it listens"));
    m_definition->setAccessibleName(tr("The definition of the mock"));
    m_address->setFont(m_context.look.monospace());
    m_address->setReadOnly(true);
    m_address->setPlaceholderText(tr("not hosted"));
    m_address->setToolTip(tr("Where clients find this server (Ctrl+L)"));
    m_clientsLabel->setObjectName(u"clients"_s);
    m_button->setObjectName(u"hostButton"_s);
    m_button->setMinimumWidth(104);
    layout->addWidget(m_address, 1);
    layout->addWidget(m_clientsLabel);
    layout->addWidget(m_button);
    return bar;
}

QWidget *MockPage::createDefinition()
{
    auto *panel = new QWidget(this);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *bar = panelBar(panel);
    bar->layout()->addWidget(plainLabel(tr("Definition"), bar));
    static_cast<QHBoxLayout *>(bar->layout())->addStretch(1);
    layout->addWidget(bar);
    layout->addWidget(m_definition);
    m_definition->setReadOnly(true);
    QFile file(path());
    if (kind() == TabState::Kind::Echo)
        m_definition->setCode(tr("Sends back every message, text as text and binary as binary,\n"
                                 "on every path."),
                              CodeMode::Plain);
    else if (file.open(QIODevice::ReadOnly))
        m_definition->setCode(visibleText(file.readAll()), CodeMode::Json);
    return panel;
}

Result<QList<MockPage::Planned>> MockPage::planned() const
{
    if (kind() == TabState::Kind::Echo)
        return QList<Planned> { { poly({}, echo), 0 } };
    const auto file = MockFile::load(path());
    if (!file)
        return std::unexpected(file.error());
    const auto log = [this, inbox = m_inbox.address()](const MockLog &said) {
        if (said.isError)
            inbox.post([this, text = said.text] { view()->notice()->tell(text); });
    };
    QList<Planned> servers;
    for (const MockServer &server : file->servers) {
        QStringList paths;
        for (const MockRoute &route : server.routes)
            paths.append(route.path);
        servers.append({ poly({},
                              server.handler({ .clock = m_context.services.clock,
                                               .log = log,
                                               .passOn = m_context.services.passOn })),
                         server.port,
                         paths });
    }
    return servers;
}

void MockPage::startAt(std::optional<quint16> port)
{
    view()->notice()->dismiss();
    const auto servers = planned();
    if (!servers) {
        tellError(servers.error());
        return;
    }
    std::vector<Hosted> hosted;
    QStringList urls;
    for (const Planned &server : *servers) {
        auto one = m_context.services.host(
            server.handler, { .port = port.value_or(server.port), .sink = log().sink() });
        if (!one) {
            view()->notice()->tell(one.error().message,
                                   Notice::Tone::Failure,
                                   { tr("Use a free port"), [this] { startAt(quint16(0)); } });
            return;
        }
        urls.append(one->url);
        for (const QString &path : server.paths)
            urls.append(one->url.chopped(1) + path);
        hosted.push_back(std::move(*one));
    }
    m_hosted = std::move(hosted);
    m_urls = urls;
    updateState();
}

void MockPage::startSomewhere()
{
    start();
    if (!isHosted())
        startAt(quint16(0));
}

void MockPage::stop()
{
    m_hosted.clear();
    m_clients = 0;
    updateState();
}

QString MockPage::url() const
{
    return m_hosted.empty() ? QString() : m_hosted.front().url;
}

QStringList MockPage::urls() const
{
    return isHosted() ? m_urls : QStringList();
}

void MockPage::countClients()
{
    const MessageStore &store = log().store();
    if (!isHosted() || m_counted > store.size()) {
        m_counted = store.size();
        return;
    }
    const int before = m_clients;
    for (; m_counted < store.size(); ++m_counted) {
        const EntryKind kind = store.at(m_counted).kind;
        m_clients += kind == EntryKind::Open ? 1 : kind == EntryKind::End ? -1 : 0;
    }
    m_clients = std::max(m_clients, 0);
    if (m_clients != before)
        updateState();
}

QString MockPage::title() const
{
    return kind() == TabState::Kind::Echo ? tr("echo") : Workspace::titleOf(path());
}

Health MockPage::health() const
{
    return isHosted() ? Health::Live : Health::Idle;
}

QString MockPage::words() const
{
    if (!isHosted())
        return tr("not hosted");
    return m_clients == 1 ? tr("hosted, 1 client") : tr("hosted, %1 clients").arg(m_clients);
}

QString MockPage::detail() const
{
    return isHosted() ? QString::number(QUrl(url()).port()) : QString();
}

void MockPage::focusAddress()
{
    m_address->setFocus(Qt::ShortcutFocusReason);
    m_address->selectAll();
}

void MockPage::updateState()
{
    m_address->setText(url());
    m_clientsLabel->setText(isHosted() ? words().section(u", "_s, 1) : QString());
    m_button->setText(isHosted() ? tr("Stop") : tr("Start"));
    m_button->setToolTip(isHosted() ? tr("Close all clients with 1001 and stop listening")
                                    : tr("Listen on this machine"));
    setStyled(m_button, "primary", !isHosted());
    Q_EMIT changed();
}

} // namespace jackfield::ui
