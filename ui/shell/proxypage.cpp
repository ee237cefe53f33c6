// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "proxypage.h"

#include <ui/models/format.h>
#include <ui/models/urlscheme.h>
#include <ui/views/breakpointlist.h>
#include <ui/views/heldpanel.h>
#include <ui/views/injectpanel.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/proxybar.h>
#include <ui/views/trafficview.h>
#include <ui/views/urlcompleter.h>

#include <QPointer>
#include <QTabBar>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int badGateway = 502;
constexpr int gatewayTimeout = 504;
} // namespace

ProxyPage::ProxyPage(const PageContext &context, const TabState &state, QWidget *parent)
    : Page(context, state, Side::Server, parent)
    , m_mailbox(this)
    , m_interceptor(std::make_shared<const Interceptor>(context.services.clock))
    , m_bar(new ProxyBar(context.look))
    , m_held(new HeldPanel(context.look))
    , m_breakpoints(new BreakpointList(context.look))
    , m_inject(new InjectPanel(context.look))
{
    build(m_bar, createPanel());
    m_bar->setUrl(state.url);
    const ProxySetup setup = ProxySetup::fromJson(state.request);
    m_bar->setSetup(setup);
    m_breakpoints->setBreakpoints(setup.breakpoints);
    m_bar->completer()->setSources(context.urls, [this] { return m_context.variables().keys(); });
    keepLog();
    addActions(m_bar->menuActions()); // for the palette
    connect(m_bar, &ProxyBar::edited, this, [this] {
        Q_EMIT edited();
        Q_EMIT changed();
    });
    connect(m_bar, &ProxyBar::startRequested, this, &ProxyPage::start);
    connect(m_bar, &ProxyBar::stopRequested, this, &ProxyPage::stop);
    connect(m_bar, &ProxyBar::clientRequested, this, [this] { Q_EMIT clientRequested(m_address); });
    connect(&log(), &TrafficLog::appended, this, &ProxyPage::countConnections);
    connectBreakpoints();
    updateState();
}

QString ProxyPage::url() const
{
    return m_bar->url();
}

void ProxyPage::setUrl(const QString &url)
{
    m_bar->setUrl(url);
}

QString ProxyPage::place() const
{
    return isRunning() ? m_address : url();
}

void ProxyPage::start()
{
    if (isRunning())
        return;
    view()->notice()->dismiss();
    m_context.readSecrets(
        m_context.secrets().usedIn(url()), [page = QPointer(this)](const Secrets::Found &found) {
            if (!page || page->isRunning())
                return;
            QMap<QString, QString> variables = page->m_context.variables();
            variables.insert(found.values);
            page->setUrl(withWsScheme(page->url(), variables));
            const auto place = proxyPlaceOf(page->url(), variables);
            if (!place)
                return page->tellError(place.error());
            const ProxySetup setup = page->m_bar->setup();
            page->listen(*place,
                         setup.port > 0 ? QList { setup.port } : QList { setup.lastPort, 0 });
        });
}

/// On the first of these ports that is free; 0: any.
void ProxyPage::listen(const ProxyPlace &place, QList<int> ports)
{
    ProxySetup setup = m_bar->setup();
    const bool isOwn = place.server.port() == ports.first()
        && QStringList { u"127.0.0.1"_s, u"localhost"_s, u"::1"_s }.contains(place.server.host());
    if (isOwn && setup.port > 0)
        return view()->notice()->tell(
            tr("%1 is where this proxy would listen: it cannot stand before itself.")
                .arg(place.server.toString()));
    if (isOwn)
        ports.removeFirst();
    Result<Hosted> hosted = host(place, ports.takeFirst());
    while (!hosted && hosted.error().code == Error::Code::Io && !ports.isEmpty())
        hosted = host(place, ports.takeFirst());
    if (!hosted) {
        const Notice::Remedy anyPort { tr("Use a free port"),
                                       [this, place] { listen(place, { 0 }); } };
        return view()->notice()->tell(hosted.error().message,
                                      Notice::Tone::Failure,
                                      hosted.error().code == Error::Code::Io ? anyPort
                                                                             : Notice::Remedy());
    }
    const QUrl heard(hosted->url);
    m_hosted = std::move(*hosted);
    m_address = u"ws://"_s + heard.authority() + place.path;
    setup.lastPort = heard.port();
    m_bar->setSetup(setup);
    m_context.visited(url());
    Q_EMIT edited();
    updateState();
}

Result<Hosted> ProxyPage::host(const ProxyPlace &place, int port)
{
    const ProxySetup setup = m_bar->setup();
    return m_context.services.proxy(
        { .server = place.server,
          .preserveHost = setup.preserveHost,
          .tls = { .caFile = setup.caFile, .doNotVerify = setup.doNotVerify },
          .port = quint16(port),
          .sink = sink(),
          .interceptor = m_interceptor });
}

/// The log's, and a client that was refused because there is no server is told above the log, too.
WsSink ProxyPage::sink()
{
    WsSink sink = log().sink();
    sink.refused =
        [box = m_mailbox.address(), page = this, inner = sink.refused](const WsOpened &refused) {
            inner(refused);
            const int status = refused.response.status();
            if (refused.upstream.isEmpty() || (status != badGateway && status != gatewayTimeout))
                return;
            const QString reason = QString::fromUtf8(refused.response.body()).trimmed();
            box.post([page, reason, port = QUrl(refused.upstream).port()] {
                page->tellUnreachable(reason, port);
            });
        };
    return sink;
}

void ProxyPage::tellUnreachable(const QString &reason, int port)
{
    Notice::Remedy remedy;
    if (const QString mock = m_context.mockAt(port); !mock.isEmpty()) {
        remedy = { tr("Start the mock “%1”").arg(Workspace::titleOf(mock)), [this, mock] {
                      m_context.startMock(mock, [page = QPointer(this)] {
                          if (page)
                              page->view()->notice()->dismiss();
                      });
                  } };
    }
    m_refusal = tr("A client was refused. %1").arg(reason);
    view()->notice()->tell(m_refusal, Notice::Tone::Failure, remedy);
    m_refusal = view()->notice()->text();
}

void ProxyPage::stop()
{
    const int held = m_held->depth();
    m_hosted.reset();
    m_address.clear();
    m_held->refresh();
    if (held > 0) {
        view()->notice()->tell(held == 1 ? tr("One message was held and not delivered. It is in "
                                              "the log, struck through.")
                                         : tr("%1 messages were held and not delivered. They are "
                                              "in the log, struck through.")
                                               .arg(formattedCount(held)),
                               Notice::Tone::Warning);
    }
    updateState();
}

void ProxyPage::countConnections()
{
    const int before = m_connections.count();
    const bool isReached = m_connections.look(log().store(), isRunning()); // the server
    if (isReached && !m_refusal.isEmpty())
        view()->notice()->retract(std::exchange(m_refusal, {}));
    if (m_connections.count() != before)
        updateState();
}

QString ProxyPage::title() const
{
    const QString server = url().section(u"://"_s, 1).section(u'/', 0, 0).section(u'?', 0, 0);
    return server.isEmpty() ? tr("New proxy") : tr("proxy %1").arg(server);
}

Health ProxyPage::health() const
{
    if (isHolding())
        return Health::Busy;
    return isRunning() ? Health::Live : Health::Idle;
}

QString ProxyPage::words() const
{
    if (!isRunning())
        return tr("stopped");
    const int count = m_connections.count();
    const QString words =
        count == 1 ? tr("running, 1 connection") : tr("running, %1 connections").arg(count);
    return isHolding() ? tr("%1, %2 held").arg(words, formattedCount(m_held->depth())) : words;
}

void ProxyPage::focusAddress()
{
    m_bar->focusUrl();
}

TabState ProxyPage::state() const
{
    TabState state = Page::state();
    state.url = url();
    ProxySetup setup = m_bar->setup();
    setup.breakpoints = m_breakpoints->breakpoints();
    state.request = setup.toJson();
    return state;
}

void ProxyPage::updateState()
{
    if (!isRunning())
        m_connections.forget();
    m_bar->showState(m_address, words());
    m_inject->refresh();
    m_panels->setTabText(
        0, isHolding() ? tr("Held · %1").arg(formattedCount(m_held->depth())) : tr("Held"));
    view()->logPanel()->setHint(
        isRunning() ? tr("No connections yet.\nGive the other program the address above in the "
                         "place of the server's.")
                    : tr("Nothing has passed yet.\nEnter the URL of the server above and press "
                         "Enter to start."));
    Q_EMIT changed();
}

} // namespace jackfield::ui
