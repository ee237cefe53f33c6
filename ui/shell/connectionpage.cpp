// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionpage.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/session/pseudonyms.h>
#include <ui/models/connectionrequest.h>
#include <ui/models/format.h>
#include <ui/models/logentry.h>
#include <ui/models/payloadtext.h>
#include <ui/models/urlscheme.h>
#include <ui/models/writtenbytes.h>
#include <ui/views/addressbar.h>
#include <ui/views/composer.h>
#include <ui/views/framepanel.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/requestpanel.h>
#include <ui/views/savedmessages.h>
#include <ui/views/trafficview.h>
#include <ui/views/trustpanel.h>
#include <ui/views/urlcompleter.h>

#include <QPointer>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr quint32 longestWritten = 4 << 20; ///< bytes, in the composer
} // namespace

ConnectionPage::ConnectionPage(const PageContext &context, const TabState &state, QWidget *parent)
    : Page(context, state, Side::Client, parent)
    , m_tokens(std::make_shared<AccessTokens>(context.services.clock))
    , m_mailbox(this)
    , m_link(context.services)
    , m_address(new AddressBar(context.look))
    , m_composer(new Composer(context.look))
{
    build(m_address, m_composer);
    if (!path().isEmpty())
        loadFile();
    if (const auto request = JsonValue::parse(m_state.request))
        m_file = ConnectionFile::fromJson(*request);
    else
        m_answersFile = path();
    showState();
    keepLog();

    connect(&m_link, &ClientLink::stateChanged, this, &ConnectionPage::updateState);
    connect(&m_link, &ClientLink::firstMessagesFailed, this, [this](const QString &problem) {
        view()->notice()->tell(tr("Nothing was sent on open: %1").arg(problem));
    });
    connectAddress();
    connectComposer();
    connectAnswers();
    connectFrame();
    connect(&m_watch, &FileWatch::changed, this, &ConnectionPage::fileChanged);
    watchFile();
    updatePreview();
    updateState();
}

/// As it was left, or as the file begins.
void ConnectionPage::showState()
{
    showFile();
    m_composer->setFolder(m_context.folder);
    m_composer->setLongTextFile(m_context.services.stateFolder + u"/traffic/"_s + m_state.id
                                + u".written"_s);
    const bool wasLeftEmpty = m_state.text.isEmpty() && m_state.attachment.isEmpty();
    if (wasLeftEmpty && m_file.messages.value(0).kind == ConnectionFile::Message::Kind::Text)
        m_composer->setText(m_file.messages.value(0).text);
    m_composer->setHistory(SentHistory::fromJson(m_state.sent));
    if (!m_state.url.isEmpty())
        m_address->setUrl(m_state.url);
    m_composer->setMode(Composer::Mode(m_state.mode));
    if (!m_state.text.isEmpty())
        m_composer->setText(m_state.text);
    if (!m_state.attachment.isEmpty())
        m_composer->attach(m_state.attachment, m_state.isAttachmentText);
}

void ConnectionPage::connectAddress()
{
    m_address->completer()->setSources(m_context.urls,
                                       [this] { return preparation()->shownVariables().keys(); });
    connect(m_address, &AddressBar::buttonClicked, this, &ConnectionPage::toggle);
    connect(m_address, &AddressBar::connectRequested, this, &ConnectionPage::connectNow);
    connect(m_address, &AddressBar::cancelRequested, this, &ConnectionPage::giveUp);
    connect(m_address, &AddressBar::edited, this, &ConnectionPage::editRequest);
    connect(m_address, &AddressBar::pingRequested, &m_link, &ClientLink::ping);
    addActions(m_address->menuActions()); // for the palette
    connect(m_address, &AddressBar::rawRequested, this, &ConnectionPage::sendRaw);
    connect(m_address, &AddressBar::dropRequested, &m_link, &ClientLink::drop);
    connect(m_address, &AddressBar::closeRequested, this, [this](const WsStatus &status) {
        if (!m_link.close(status)) {
            view()->notice()->tell(
                tr("Nothing was sent: a close frame cannot have the code %1, or the reason is "
                   "longer than 123 bytes. Codes are 1000 to 1003, 1007 to 1014 and 3000 to 4999.")
                    .arg(status.code));
        }
    });
    connect(m_address, &AddressBar::certificatesRequested, this, &ConnectionPage::showPeer);
    connect(m_address->request(), &RequestPanel::tryRequested, this, &ConnectionPage::tryStep);
    connect(m_address->request(), &RequestPanel::keepRequested, this, &ConnectionPage::keepSecret);
    connect(m_address->trust(), &TrustPanel::trustRequested, this, &ConnectionPage::trust);
}

void ConnectionPage::variablesChanged()
{
    updatePreview();
    m_replier->setVariables(m_context.variables());
}

void ConnectionPage::editRequest()
{
    m_file.url = m_address->url();
    m_address->request()->store(m_file);
    updatePreview();
    Q_EMIT edited();
    Q_EMIT changed();
}

QString ConnectionPage::title() const
{
    if (!path().isEmpty())
        return Workspace::titleOf(path());
    const QString address = m_address->url().section(u"://"_s, 1).section(u'?', 0, 0);
    return address.isEmpty() ? tr("New connection") : address;
}

Health ConnectionPage::health() const
{
    switch (m_link.state()) {
    case ClientLink::State::Connecting:
    case ClientLink::State::Closing:
        return Health::Busy;
    case ClientLink::State::Open:
        return Health::Live;
    case ClientLink::State::Failed:
        return Health::Failed;
    case ClientLink::State::Closed:
        return m_link.endedWell() ? Health::Idle : Health::Failed;
    case ClientLink::State::Idle:
        break;
    }
    return Health::Idle;
}

QString ConnectionPage::detail() const
{
    return m_link.state() == ClientLink::State::Open ? tr("open") : QString();
}

void ConnectionPage::focusAddress()
{
    m_address->focusUrl();
}

void ConnectionPage::focusComposer()
{
    Q_EMIT panelNeeded();
    m_composer->setFocus(Qt::ShortcutFocusReason);
}

void ConnectionPage::setRequestVisible(bool on)
{
    m_address->setRequestVisible(on);
    if (on)
        updatePreview();
}

bool ConnectionPage::isRequestVisible() const
{
    return m_address->isRequestVisible();
}

QString ConnectionPage::url() const
{
    return m_address->url();
}

void ConnectionPage::setUrl(const QString &url)
{
    m_address->setUrl(url);
}

void ConnectionPage::compose(qsizetype storeRow)
{
    const MessageStore &store = log().store();
    if (store.at(storeRow).size > longestWritten) {
        view()->notice()->tell(
            tr("%1 is too much for the composer.").arg(formattedSize(store.at(storeRow).size)),
            Notice::Tone::Warning);
        return;
    }
    Q_EMIT panelNeeded();
    const QByteArray payload = store.payload(storeRow).toByteArray();
    if (store.at(storeRow).kind == EntryKind::Binary) {
        const bool isBase64 = m_composer->mode() == Composer::Mode::Base64;
        m_composer->setMode(isBase64 ? Composer::Mode::Base64 : Composer::Mode::Hex);
        m_composer->setText(
            writtenAs(isBase64 ? ByteNotation::Base64 : ByteNotation::Hex, payload));
    } else {
        m_composer->setMode(JsonValue::parse(payload) ? Composer::Mode::Json
                                                      : Composer::Mode::Text);
        // A secret that was sent is none to write down.
        m_composer->setText(
            exactText(m_context.secrets().withVariables(payload, m_context.variables())));
        if (const QString pseudonym = firstPseudonym(payload); !pseudonym.isEmpty())
            view()->notice()->tell(tr("%1 stands for a secret that is not in the log: write a {{ "
                                      "variable }} in its place.")
                                       .arg(pseudonym),
                                   Notice::Tone::Warning);
    }
    m_composer->setFocus();
}

void ConnectionPage::toggle()
{
    switch (m_link.state()) {
    case ClientLink::State::Connecting:
    case ClientLink::State::Open:
    case ClientLink::State::Closing:
        m_link.close();
        break;
    default:
        connectNow();
    }
}

void ConnectionPage::connectNow()
{
    if (health() == Health::Live || health() == Health::Busy)
        return;
    view()->notice()->dismiss();
    m_address->setUrl(withWsScheme(m_address->url(), preparation()->shownVariables()));
    m_file.url = m_address->url();
    const auto made = preparation(log().sink());
    if (const auto checked = made->check(); !checked)
        return tellError(checked.error());
    resumeAnswers();
    m_link.open(made, m_replier);
}

void ConnectionPage::updateState()
{
    static const QHash<ClientLink::State, QString> labels {
        { ClientLink::State::Connecting, tr("Cancel") },
        { ClientLink::State::Open, tr("Disconnect") },
        { ClientLink::State::Closing, tr("Drop") },
    };
    const ClientLink::State state = m_link.state();
    const bool isIdle = !labels.contains(state);
    m_address->request()->setConnected(!isIdle);
    static const QHash<ClientLink::State, QString> toolTips {
        { ClientLink::State::Connecting, tr("Stop connecting (Esc in the URL)") },
        { ClientLink::State::Open, tr("Close the connection with 1000") },
        { ClientLink::State::Closing, tr("Do not wait for the other side's close frame") },
    };
    m_address->setButton(labels.value(state, tr("Connect")),
                         toolTips.value(state, tr("Connect (Enter in the URL)")),
                         isIdle);
    const bool isOpen = state == ClientLink::State::Open;
    m_address->setState(isIdle, isOpen, isOpen && m_link.peer());
    const bool isNew = std::exchange(m_shownState, state) != state;
    if (isNew && state == ClientLink::State::Connecting) {
        view()->notice()->dismiss();
        m_address->trust()->hide();
    }
    showHint();
    view()->logPanel()->view()->setCanSend(
        isOpen ? QString() : tr("Nothing can be sent: the connection is not open"));
    m_composer->setReady(isOpen);
    m_address->frame()->setReady(isOpen);
    if (isOpen) {
        m_context.visited(m_address->url());
        m_address->request()->showSetCookies(m_link.answer().headers().values("Set-Cookie"));
    }
    if (isOpen && isNew) {
        tellAnswers();
        if (m_address->isWhereOneConnects(window()->focusWidget()) && m_composer->isVisible())
            m_composer->setFocus(); // who types goes on there
    }
    if (state == ClientLink::State::Failed
        || (state == ClientLink::State::Closed && !m_link.endedWell()))
        tellFailure();
    Q_EMIT changed();
}

/// In a log without rows: what is true now, whatever else is in the window.
void ConnectionPage::showHint()
{
    static const QHash<ClientLink::State, QString> hints {
        { ClientLink::State::Connecting, tr("Connecting… Esc in the URL gives up.") },
        { ClientLink::State::Open, tr("The log is empty. What comes and goes now stands here.") },
        { ClientLink::State::Closing, tr("Closing: waiting for the other side.") },
        { ClientLink::State::Closed, tr("Closed. Press Enter in the URL to connect again.") },
        { ClientLink::State::Failed, tr("Not connected. Press Enter in the URL to try again.") },
    };
    view()->logPanel()->setHint(hints.value(
        m_link.state(), tr("No messages yet.\nEnter a URL above and press Enter to connect.")));
}

void ConnectionPage::giveUp()
{
    if (m_link.state() == ClientLink::State::Connecting)
        m_link.close();
}

void ConnectionPage::tellFailure()
{
    const bool failed = m_link.state() == ClientLink::State::Failed;
    if (failed && m_link.peer())
        return tellDistrust();
    Notice::Remedy remedy { failed ? tr("Try again") : tr("Reconnect"), [this] { connectNow(); } };
    const bool wasRefused = failed && m_link.wasRefused();
    const QString mock = wasRefused ? m_context.mockAt(QUrl(m_link.url()).port()) : QString();
    if (!mock.isEmpty()) {
        remedy = { tr("Start the mock “%1”").arg(Workspace::titleOf(mock)), [this, mock] {
                      m_context.startMock(mock, [page = QPointer<ConnectionPage>(this)] {
                          if (page)
                              page->connectNow();
                      });
                  } };
    }
    view()->notice()->tell(
        failed ? m_link.problem() : m_link.words(), Notice::Tone::Failure, remedy);
}

} // namespace jackfield::ui
