// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How what is written in a connection's tab is sent.
#include "connectionpage.h"

#include <jackfield/session/pseudonyms.h>
#include <ui/models/connectionrequest.h>
#include <ui/models/payloadtext.h>
#include <ui/models/writtenbytes.h>
#include <ui/views/addressbar.h>
#include <ui/views/composer.h>
#include <ui/views/framepanel.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/savedmessages.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QPointer>
#include <QTimer>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Kind = ConnectionFile::Message::Kind;

namespace {
constexpr quint32 longestAtOnce = 1 << 20; ///< bytes that are sent on the window's thread
constexpr std::chrono::milliseconds quiet { 700 }; ///< of a keychain, before a word about it
} // namespace

void ConnectionPage::connectComposer()
{
    connect(m_composer, &Composer::failed, this, [this](const QString &problem) {
        view()->notice()->tell(problem);
    });
    m_composer->setVariables([this] {
        QStringList names = preparation()->shownVariables().keys() + madeVariables();
        names.removeDuplicates();
        return names;
    });
    connect(m_composer, &Composer::edited, this, &Page::edited);
    connect(m_composer, &Composer::sendRequested, this, &ConnectionPage::sendWritten);
    connect(m_composer->saved(), &SavedMessages::changed, this, [this] { keepMessages(false); });

    const MessageLogView *rows = view()->logPanel()->view();
    auto *again = new QAction(m_context.look.icon(u"document-send"_s), tr("Send again"), this);
    again->setShortcuts(
        { QKeySequence(u"Ctrl+Shift+Return"_s), QKeySequence(u"Ctrl+Shift+Enter"_s) });
    again->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(again); // for the palette, too
    connect(again, &QAction::triggered, rows, &MessageLogView::sendAgain);
    connect(rows, &MessageLogView::sendAgainRequested, this, &ConnectionPage::sendAgain);
}

/// The bytes of a row of the log, as they went out.
void ConnectionPage::sendAgain(qsizetype storeRow)
{
    const MessageStore &store = log().store();
    if (storeRow < 0 || !store.at(storeRow).isMessage()
        || store.at(storeRow).from() != Side::Client) {
        tellUnsent(tr("select a message in the log that went out."));
        return;
    }
    const MessageStore::Record record = store.at(storeRow);
    const bool isText = record.kind == EntryKind::Text;
    if (const auto name = firstPseudonym(store.payload(storeRow)); isText && !name.isEmpty()) {
        tellUnsent(tr("%1 stands for a secret that is not in the log.").arg(name),
                   Notice::Tone::Warning,
                   { tr("Put into the composer"), [this, storeRow] { compose(storeRow); } });
        return;
    }
    const auto message = [payload = store.sharedPayload(record), isText] {
        const QByteArray bytes = payload.view.toByteArray();
        return isText ? WsMessage::fromUtf8(bytes) : WsMessage::binary(bytes);
    };
    if (record.size <= longestAtOnce) {
        send(message());
        return;
    }
    m_link.sendLater(
        [message]() -> Result<WsMessage> { return message(); },
        [this](const Result<void> &sent) { sent ? wasSent() : tellUnsent(sent.error().message); });
}

bool ConnectionPage::send(const WsMessage &message)
{
    const bool isSent = m_link.send(message);
    if (isSent)
        wasSent();
    else
        tellUnsent(tr("the connection is not open, or the text is not valid Unicode."),
                   Notice::Tone::Failure);
    return isSent;
}

/// Until something is.
void ConnectionPage::tellUnsent(const QString &why, Notice::Tone tone, const Notice::Remedy &remedy)
{
    m_unsent = tr("Nothing was sent: %1").arg(why);
    view()->notice()->tell(m_unsent, tone, remedy);
}

void ConnectionPage::wasSent()
{
    view()->notice()->retract(std::exchange(m_unsent, {}));
}

void ConnectionPage::sendWritten(const ConnectionFile::Message &written)
{
    if (written.isFile())
        return sendFile(written);
    withSecrets(written.text, [=, this](const Secrets::Found &found) { sendWith(written, found); });
}

/// Once those that stand in the text are there, which is at once but for the first time.
void ConnectionPage::withSecrets(const QString &text,
                                 const std::function<void(const Secrets::Found &)> &act)
{
    const auto waiting = std::make_shared<Waiting>();
    m_context.readSecrets(
        m_context.secrets().usedIn(text),
        [page = QPointer<ConnectionPage>(this), act, waiting](const Secrets::Found &found) {
            if (!page || std::exchange(waiting->isOver, true))
                return;
            if (waiting->isTold)
                page->view()->notice()->dismiss();
            act(found);
        });
    if (!waiting->isOver)
        QTimer::singleShot(quiet, this, [this, waiting] { tellWaiting(waiting); });
}

/// A keychain may be locked, and ask for its password somewhere behind this window.
void ConnectionPage::tellWaiting(const std::shared_ptr<Waiting> &waiting)
{
    if (waiting->isOver)
        return;
    waiting->isTold = true;
    view()->notice()->tell(
        tr("Waiting for the system's keychain: it may ask for its password in another window."),
        Notice::Tone::Warning,
        { tr("Do not wait"), [this, waiting] {
             waiting->isOver = true;
             m_composer->setRepeating(false);
             view()->notice()->dismiss();
         } });
}

void ConnectionPage::sendWith(const ConnectionFile::Message &written, const Secrets::Found &found)
{
    QMap<QString, QString> variables = m_context.variables(); // as they are now
    variables.insert(m_link.taken());
    const auto message = messageOf(written, variables, {});
    if (message) {
        if (send(*message))
            m_composer->remember(written);
        return;
    }
    m_composer->setRepeating(false);
    Notice::Remedy remedy;
    if (written.kind == Kind::Text)
        remedy = { tr("Send it as it is"), [this, written] {
                      view()->notice()->dismiss();
                      if (send(WsMessage::text(written.text)))
                          m_composer->remember(written);
                  } };
    tellUnsent(found.problems.value(message.error().where, message.error().message),
               Notice::Tone::Warning,
               remedy);
}

/// Beside the window: a disk may be slow, and a file long.
void ConnectionPage::sendFile(const ConnectionFile::Message &file)
{
    m_composer->setSending(true);
    m_link.sendLater([file, folder = m_context.folder] { return messageOf(file, {}, folder); },
                     [this](const Result<void> &sent) {
                         m_composer->setSending(false);
                         if (sent)
                             return wasSent();
                         m_composer->setRepeating(false);
                         tellUnsent(visibleText(sent.error().message.toUtf8()));
                     });
}

/// What is written as the bytes of a frame, header and mask and all: nothing is added or checked.
void ConnectionPage::sendRaw()
{
    const ConnectionFile::Message written = m_composer->written();
    if (!notationOf(written.kind)) {
        view()->notice()->tell(
            tr("Write a whole frame in the composer's mode Hex or Base64. The text “abc” of a "
               "client is 81 83 00 00 00 00 61 62 63."),
            Notice::Tone::Warning);
        return;
    }
    const auto frame = messageOf(written, m_context.variables(), {});
    if (!frame)
        return tellUnsent(frame.error().message, Notice::Tone::Failure);
    if (!m_link.sendRaw(frame->bytes()))
        return;
    wasSent();
    m_composer->remember(written);
}

/// The frame by hand is around what is written, as it is written.
void ConnectionPage::connectFrame()
{
    FramePanel *panel = m_address->frame();
    panel->setEncode([this](const HandFrame &frame) {
        const auto agreed = m_link.answer().header("Sec-WebSocket-Extensions");
        return m_context.services.frameBytes(frame,
                                             agreed && agreed->contains("permessage-deflate"));
    });
    connect(panel, &FramePanel::opened, this, &ConnectionPage::fillFrame);
    connect(m_composer, &Composer::edited, this, &ConnectionPage::fillFrame);
    connect(panel, &FramePanel::sendRequested, this, [this](const QByteArray &bytes) {
        if (m_link.sendRaw(bytes))
            wasSent();
        else
            tellUnsent(tr("the connection is not open."), Notice::Tone::Failure);
    });
}

void ConnectionPage::fillFrame()
{
    FramePanel *panel = m_address->frame();
    const ConnectionFile::Message written = m_composer->written();
    if (!panel->isVisible())
        return;
    if (written.isFile()) {
        panel->setPayload(failure(Error::Code::Unsupported, tr("a file is no frame's payload")));
        return;
    }
    QMap<QString, QString> variables = m_context.variables();
    variables.insert(m_link.taken());
    panel->setPayload(messageOf(written, variables, {}).transform([](const WsMessage &message) {
        return message.bytes();
    }),
                      !m_context.secrets().usedIn(written.text).names.isEmpty());
}

} // namespace jackfield::ui
