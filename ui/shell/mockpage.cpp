// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockpage.h"

#include "mockclients.h"
#include "mockdefinition.h"
#include "mockmisses.h"
#include "mockrules.h"
#include "scriptoutput.h"

#include <jackfield/mock/mockfile.h>
#include <jackfield/ws/websocket.h>
#include <ui/models/payloadtext.h>
#include <ui/models/scriptfiles.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/styled.h>
#include <ui/views/trafficview.h>

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QTabBar>
#include <QUrl>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

MockPage::MockPage(const PageContext &context, const TabState &state, QWidget *parent)
    : Page(context, state, Side::Server, parent)
    , m_address(new QLineEdit)
    , m_clientsLabel(quietLabel({}, nullptr))
    , m_misbehaves(new QCheckBox(tr("Faults")))
    , m_connect(new QPushButton(tr("Connect to it")))
    , m_button(new QPushButton)
    , m_definition(new MockDefinition(context.look))
    , m_guests(new MockClients(context.look))
    , m_rules(new MockRules(context.look))
    , m_misses(new MockMisses(context.look, context.services.clock))
    , m_output(new ScriptOutput(context.look, context.services.clock))
    , m_read(this)
{
    m_definition->offerFiles([this](const QString &owner, const QString &key) {
        return choicesFor(m_context.workspace(), this->path(), owner, key);
    });
    build(createAddressBar(), createDefinition());
    showDefinition();
    connectRules();
    keepLog();
    connect(m_button, &QPushButton::clicked, this, [this] {
        isHosted() || m_start ? stop() : start();
    });
    connect(&log(), &TrafficLog::appended, this, &MockPage::countClients);
    updateState();
    if (kind() != TabState::Kind::Mock)
        return;
    connect(&m_watch, &FileWatch::changed, this, &MockPage::read);
    read(); // now, not when somebody waits for the server
}

QWidget *MockPage::createAddressBar()
{
    const auto [bar, layout] = createBar(this);
    m_address->setObjectName(u"address"_s);
    m_address->setAccessibleName(tr("Where it listens"));
    m_address->setFont(m_context.look.monospace());
    m_address->setReadOnly(true);
    m_address->setToolTip(tr("Where clients find this server (Ctrl+L)"));
    m_clientsLabel->setObjectName(u"clients"_s);
    m_button->setObjectName(u"hostButton"_s);
    m_button->setMinimumWidth(104);
    m_connect->setObjectName(u"connectToIt"_s);
    m_connect->setToolTip(tr("Open a client with this address"));
    connect(m_connect, &QPushButton::clicked, this, [this] {
        Q_EMIT clientRequested(m_urls.value(m_urls.size() > 1 ? 1 : 0)); // of its first route
    });
    layout->addWidget(m_address, 1);
    m_misbehaves->setObjectName(u"misbehaves"_s);
    m_misbehaves->setToolTip(
        tr("Off: routes with faults behave, also towards clients that are connected"));
    m_misbehaves->setChecked(true);
    m_misbehaves->hide();
    connect(m_misbehaves, &QCheckBox::toggled, this, &MockPage::setMisbehaving);
    setMisbehaving(true);
    layout->addWidget(m_misbehaves);
    layout->addWidget(m_clientsLabel);
    layout->addWidget(m_connect);
    layout->addWidget(m_button);
    return bar;
}

QWidget *MockPage::createDefinition()
{
    auto *panel = new QWidget(this);
    m_panels = tabbedPanel(panel,
                           { { tr("Definition"), m_definition },
                             { tr("Clients"), m_guests },
                             { tr("Rules"), m_rules },
                             { tr("Unanswered"), m_misses },
                             { tr("Script output"), m_output } });
    m_panels->setObjectName(u"mockPanels"_s);
    m_panels->setTabVisible(Output, false);
    for (const Panel ofRules : { Rules, Unanswered })
        m_panels->setTabVisible(ofRules, kind() == TabState::Kind::Mock);
    connect(m_panels, &QTabBar::currentChanged, this, [this] {
        m_panels->setTabText(Output, tr("Script output"));
    });
    connect(m_guests, &MockClients::failed, this, [this](const QString &problem) {
        view()->notice()->tell(problem);
    });
    connect(m_output, &ScriptOutput::said, this, [this](const auto &error) {
        if (error)
            tellException(*error);
        if (m_panels->currentIndex() != Output)
            m_panels->setTabText(Output, tr("Script output •"));
    });
    return panel;
}

void MockPage::showNeeded(const MockFile &file)
{
    bool hasScript = false;
    bool hasFaults = false;
    for (const MockServer &server : file.servers) {
        for (const MockRoute &route : server.routes) {
            hasScript = hasScript || route.kind == u"script";
            hasFaults = hasFaults || !route.faults.isEmpty();
        }
    }
    m_panels->setTabVisible(Output, hasScript);
    m_misbehaves->setVisible(hasFaults);
}

void MockPage::setMisbehaving(bool on)
{
    on ? m_faults.misbehave() : m_faults.behave();
}

void MockPage::watch(const QStringList &files)
{
    m_watch.setFiles(QStringList(path()) + files);
}

/// What names files is read beside the window: scripts are run for their routes, and sessions may be long.
void MockPage::read()
{
    m_isReading = true;
    m_read.compute(
        filesNamedIn(path()).isEmpty(),
        [path = path()](const auto &) { return MockFile::load(path); },
        [this](const Result<MockFile> &file) {
            m_isReading = false;
            take(file);
            updateState();
        });
    updateState();
}

void MockPage::take(const Result<MockFile> &file)
{
    if (!file) {
        watch(filesNamedIn(path()));
        tellBroken(file.error());
        return;
    }
    watch(file->files);
    showNeeded(*file);
    m_isBroken = false;
    if (std::exchange(m_isTold, false))
        view()->notice()->dismiss();
    if (const auto start = std::exchange(m_start, std::nullopt))
        host(planned(*file), *start);
    else if (isHosted())
        replaceHosted(*file);
}

/// Connections to come get the new one.
void MockPage::replaceHosted(const MockFile &file)
{
    if (const auto replaced = m_mock->replace(file); !replaced) {
        m_isBroken = true;
        m_isTold = true;
        view()->notice()->tell(
            tr("%1: the old definition keeps running.").arg(replaced.error().message),
            Notice::Tone::Warning,
            { tr("Restart"), [this] {
                 stop();
                 start();
             } });
    }
    showUrls();
}

/// Of each server its address, and those of its routes as templates.
void MockPage::showUrls()
{
    m_urls.clear();
    const QList<MockServer> servers = m_mock ? m_mock->servers() : QList<MockServer>();
    for (size_t i = 0; i < m_hosted.size(); ++i) {
        m_urls.append(m_hosted[i].url);
        for (const MockRoute &route :
             i < size_t(servers.size()) ? servers[qsizetype(i)].routes : QList<MockRoute>())
            m_urls.append(m_hosted[i].url.chopped(1) + route.path);
    }
}

QList<MockPage::Planned> MockPage::planned(const MockFile &file)
{
    m_mock.emplace(file,
                   MockServices { .clock = m_context.services.clock,
                                  .missed = m_misses->sink(),
                                  .log = m_output->sink(),
                                  .faults = m_faults,
                                  .passOn = m_context.services.passOn },
                   JournalLimits { .entries = 0 });
    QList<Planned> servers;
    for (const MockServer &server : file.servers)
        servers.append({ poly({}, m_mock->handler(servers.size())), server.port });
    return servers;
}

void MockPage::startAt(const Start &start)
{
    if (isHosted()) {
        if (start.then)
            start.then();
        return;
    }
    view()->notice()->dismiss();
    if (kind() == TabState::Kind::Echo)
        return host(planned(*MockFile::parse(MockDefinition::echo())), start);
    leave(); // what is started is what is written
    m_start = start;
    m_isReading ? updateState() : read();
}

void MockPage::host(const QList<Planned> &servers, const Start &start)
{
    auto hosted = listen(servers, start.port);
    if (!hosted && start.orAnyPort)
        hosted = listen(servers, quint16(0));
    if (!hosted) {
        m_mock.reset();
        view()->notice()->tell(hosted.error().message,
                               Notice::Tone::Failure,
                               { tr("Use a free port"), [this, then = start.then] {
                                    startAt({ .port = quint16(0), .then = then });
                                } });
        return;
    }
    m_hosted = std::move(*hosted);
    m_guests->setMock(m_mock);
    m_rules->setMock(m_mock);
    showUrls();
    updateState();
    if (start.then)
        start.then();
}

/// `port`: instead of those that were planned. Error: Io.
Result<std::vector<Hosted>> MockPage::listen(const QList<Planned> &servers,
                                             std::optional<quint16> port)
{
    std::vector<Hosted> hosted;
    for (const Planned &server : servers) {
        auto one = m_context.services.host(
            server.handler, { .port = port.value_or(server.port), .sink = log().sink() });
        if (!one)
            return std::unexpected(one.error());
        hosted.push_back(std::move(*one));
    }
    return hosted;
}

void MockPage::startSomewhere(const std::function<void()> &then)
{
    startAt({ .orAnyPort = true, .then = then });
}

void MockPage::stop()
{
    m_start.reset();
    m_hosted.clear();
    m_mock.reset();
    m_guests->setMock({});
    m_rules->setMock({});
    m_clients.forget();
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
    const int before = m_clients.count();
    m_clients.look(log().store(), isHosted());
    if (m_clients.count() != before) {
        m_guests->refresh();
        updateState();
    }
}

QString MockPage::title() const
{
    return kind() == TabState::Kind::Echo ? tr("echo") : Workspace::titleOf(path());
}

Health MockPage::health() const
{
    if (isHosted())
        return Health::Live;
    return m_definition->mistake() > 0 ? Health::Failed : Health::Idle;
}

QString MockPage::words() const
{
    if (isHosted()) {
        const int count = m_clients.count();
        const QString clients = count == 1 ? tr("1 client") : tr("%1 clients").arg(count);
        return m_isBroken ? tr("running the old definition, %1").arg(clients)
                          : tr("running, %1").arg(clients);
    }
    if (m_isReading)
        return tr("reading the definition…");
    if (const int line = m_definition->mistake(); line > 0)
        return tr("a mistake in line %1").arg(line);
    return tr("stopped");
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
    m_address->setPlaceholderText(words()); // seen while it is not hosted
    m_clientsLabel->setText(isHosted() ? words().section(u", "_s, 1) : QString());
    m_panels->setTabText(
        Clients, m_clients.count() > 0 ? tr("Clients · %1").arg(m_clients.count()) : tr("Clients"));
    m_connect->setEnabled(isHosted());
    const bool canStop = isHosted() || m_start;
    m_button->setText(canStop ? tr("Stop") : tr("Start"));
    m_button->setToolTip(isHosted()    ? tr("Close all clients with 1001 and stop listening")
                             : canStop ? tr("Do not start when the definition has been read")
                                       : tr("Listen on this machine"));
    setStyled(m_button, "primary", !canStop);
    view()->logPanel()->setHint(
        isHosted() ? tr("No clients yet.\nConnect to the address above.")
                   : tr("No clients yet.\nStart the server and connect to its address."));
    Q_EMIT changed();
}

} // namespace jackfield::ui
