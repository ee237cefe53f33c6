// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "connectionpage.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/views/composer.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/styled.h>
#include <ui/views/trafficview.h>

#include <QLineEdit>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

ConnectionPage::ConnectionPage(const PageContext &context, const TabState &state, QWidget *parent)
    : Page(context, state, Side::Client, parent)
    , m_link(context.services)
    , m_url(new QLineEdit)
    , m_button(new QPushButton)
    , m_composer(new Composer(context.look))
{
    build(createAddressBar(), m_composer);
    view()->logPanel()->setHint(
        tr("Nothing has passed yet.\nEnter a URL above and press Enter to connect."));
    m_url->setText(m_state.url);
    m_composer->setText(m_state.text);
    m_composer->setMode(Composer::Mode(m_state.mode));
    if (!path().isEmpty())
        loadFile();
    keepLog();

    connect(&m_link, &ClientLink::stateChanged, this, &ConnectionPage::updateState);
    connect(m_button, &QPushButton::clicked, this, &ConnectionPage::toggle);
    connect(m_url, &QLineEdit::returnPressed, this, &ConnectionPage::connectNow);
    connect(m_url, &QLineEdit::textChanged, this, &Page::edited);
    connect(m_url, &QLineEdit::textChanged, this, &Page::changed);
    connect(m_composer, &Composer::edited, this, &Page::edited);
    connect(m_composer, &Composer::sendRequested, this, &ConnectionPage::send);
    updateState();
}

QWidget *ConnectionPage::createAddressBar()
{
    const auto [bar, layout] = createBar(this);
    m_url->setObjectName(u"url"_s);
    m_url->setFont(m_context.look.monospace());
    m_url->setPlaceholderText(u"ws://127.0.0.1:9000/echo"_s);
    m_url->setToolTip(tr("Where to connect: ws:// or wss://, with {{ variables }} of the "
                         "environment (Ctrl+L)"));
    m_button->setObjectName(u"connectButton"_s);
    m_button->setMinimumWidth(104);
    layout->addWidget(m_url, 1);
    layout->addWidget(m_button);
    return bar;
}

void ConnectionPage::loadFile()
{
    const auto file = ConnectionFile::load(path());
    if (!file) {
        tellError(file.error());
        return;
    }
    m_file = *file;
    if (m_url->text().isEmpty())
        m_url->setText(m_file.url);
    QList<Composer::SavedMessage> messages;
    for (const ConnectionFile::Message &message : m_file.messages)
        messages.append({ message.name, message.text });
    m_composer->setSavedMessages(messages);
    if (m_composer->text().isEmpty() && !messages.isEmpty())
        m_composer->setText(messages.first().text);
}

QString ConnectionPage::title() const
{
    if (!path().isEmpty())
        return Workspace::titleOf(path());
    const QString address = m_url->text().section(u"://"_s, 1).section(u'?', 0, 0);
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

TabState ConnectionPage::state() const
{
    TabState state = Page::state();
    state.url = m_url->text();
    state.text = m_composer->text();
    state.mode = int(m_composer->mode());
    return state;
}

void ConnectionPage::focusAddress()
{
    m_url->setFocus(Qt::ShortcutFocusReason);
    m_url->selectAll();
}

QString ConnectionPage::url() const
{
    return m_url->text();
}

void ConnectionPage::setUrl(const QString &url)
{
    m_url->setText(url);
}

void ConnectionPage::compose(qsizetype storeRow)
{
    const MessageStore &store = log().store();
    const QByteArray payload = store.payload(storeRow).toByteArray();
    if (store.at(storeRow).kind == EntryKind::Binary) {
        m_composer->setMode(Composer::Mode::Hex);
        m_composer->setText(QString::fromLatin1(payload.toHex(' ')));
    } else {
        m_composer->setMode(JsonValue::parse(payload) ? Composer::Mode::Json
                                                      : Composer::Mode::Text);
        m_composer->setText(QString::fromUtf8(payload));
    }
    m_composer->setFocus();
}

void ConnectionPage::saveToWorkspace()
{
    if (m_state.path.isEmpty()) {
        const QString host = QUrl(m_url->text()).host();
        m_state.path = m_context.workspace().freePath(WorkspaceGroup::Connections,
                                                      host.isEmpty() ? u"connection"_s : host);
        if (!m_composer->text().isEmpty())
            m_file.messages.append({ tr("First message"), m_composer->text() });
    }
    m_file.url = m_url->text();
    if (const auto saved = m_file.save(m_state.path); !saved)
        tellError(saved.error());
    Q_EMIT changed();
    Q_EMIT edited();
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
    const auto variables = m_context.variables();
    const auto url = expanded(m_url->text().trimmed(), variables);
    if (!url) {
        tellError(url.error());
        return;
    }
    ClientConfig config { .subprotocols = m_file.subprotocols, .sink = log().sink() };
    for (const auto &[name, value] : std::as_const(m_file.headers)) {
        const auto text = expanded(value, variables);
        if (!text) {
            tellError(text.error());
            return;
        }
        config.headers.append(name.toUtf8(), text->toUtf8());
    }
    m_link.open(*url, config);
}

void ConnectionPage::send(const WsMessage &message)
{
    if (!m_link.send(message))
        view()->notice()->tell(tr("Nothing was sent: the connection is not open, or the text is "
                                  "not valid Unicode."));
}

void ConnectionPage::updateState()
{
    static const QHash<ClientLink::State, QString> labels {
        { ClientLink::State::Connecting, tr("Cancel") },
        { ClientLink::State::Open, tr("Disconnect") },
        { ClientLink::State::Closing, tr("Drop") },
    };
    const ClientLink::State state = m_link.state();
    m_button->setText(labels.value(state, tr("Connect")));
    m_button->setToolTip(state == ClientLink::State::Closing
                             ? tr("Do not wait for the other side's close frame")
                             : tr("Connect: Enter in the URL"));
    setStyled(m_button, "primary", !labels.contains(state));
    m_url->setReadOnly(labels.contains(state));
    m_composer->setReady(state == ClientLink::State::Open);
    if (state == ClientLink::State::Failed
        || (state == ClientLink::State::Closed && !m_link.endedWell()))
        tellFailure();
    Q_EMIT changed();
}

void ConnectionPage::tellFailure()
{
    const bool failed = m_link.state() == ClientLink::State::Failed;
    Notice::Remedy remedy { failed ? tr("Try again") : tr("Reconnect"), [this] { connectNow(); } };
    const bool wasRefused = failed && m_link.wasRefused();
    const QString mock = wasRefused ? m_context.mockAt(QUrl(m_link.url()).port()) : QString();
    if (!mock.isEmpty()) {
        remedy = { tr("Start the mock “%1”").arg(Workspace::titleOf(mock)), [this, mock] {
                      if (m_context.startMock(mock))
                          connectNow();
                  } };
    }
    view()->notice()->tell(
        failed ? m_link.problem() : m_link.words(), Notice::Tone::Failure, remedy);
}

} // namespace jackfield::ui
