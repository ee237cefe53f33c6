// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What of a connection's tab stands in a file: in the workspace, and in the state that brings it back.
#include "connectionpage.h"

#include <ui/models/workspacefiles.h>
#include <ui/views/addressbar.h>
#include <ui/views/attachmentview.h>
#include <ui/views/composer.h>
#include <ui/views/notice.h>
#include <ui/views/requestpanel.h>
#include <ui/views/savedmessages.h>
#include <ui/views/trafficview.h>

#include <QFile>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
bool isSame(const ConnectionFile &one, const ConnectionFile &other)
{
    return one.toJson() == other.toJson();
}

bool haveSameMessages(const ConnectionFile &one, const ConnectionFile &other)
{
    return one.toJson().value(u"messages") == other.toJson().value(u"messages");
}

/// What is read of a file that was written so.
ConnectionFile asWritten(const ConnectionFile &file)
{
    return ConnectionFile::fromJson(file.toJson());
}
} // namespace

void ConnectionPage::loadFile()
{
    const auto file = ConnectionFile::load(path());
    if (!file) {
        tellError(file.error());
        return;
    }
    m_file = *file;
    m_saved = m_file;
}

void ConnectionPage::showFile()
{
    m_composer->saved()->setMessages(m_file.messages);
    m_address->request()->show(m_file);
    m_address->setUrl(m_file.url);
}

void ConnectionPage::watchFile()
{
    m_watch.setFiles(path().isEmpty() ? QStringList() : QStringList(path()));
}

void ConnectionPage::moveTo(const QString &path)
{
    Page::moveTo(path);
    watchFile();
}

/// By hand or by git. What was changed here, too, is not lost.
void ConnectionPage::fileChanged()
{
    if (!QFile::exists(path()))
        return;
    const auto there = ConnectionFile::load(path());
    if (!there)
        return tellError(there.error());
    if (m_saved && isSame(*there, *m_saved))
        return;
    m_file.url = m_address->url();
    if (isSame(m_file, m_saved.value_or(ConnectionFile())) || isSame(m_file, *there))
        return takeFromThere();
    view()->notice()->tell(tr("%1 was changed by somebody else, and here.").arg(path()),
                           Notice::Tone::Warning,
                           { tr("Take theirs"),
                             [this] {
                                 view()->notice()->dismiss();
                                 takeFromThere();
                             } },
                           { tr("Overwrite it"), [this] { save(true); } });
}

void ConnectionPage::takeFromThere()
{
    loadFile();
    m_answersFile = path();
    showFile();
    updateAnswers();
    tellAnswers();
    updatePreview();
    Q_EMIT edited();
    Q_EMIT changed();
}

bool ConnectionPage::isChanged() const
{
    ConnectionFile now = m_file;
    now.url = m_address->url();
    return m_saved && !isSame(now, *m_saved);
}

TabState ConnectionPage::state() const
{
    TabState state = Page::state();
    state.url = m_saved && m_address->url() == m_saved->url ? QString() : m_address->url();
    // What stands in the workspace's file comes from there, also when somebody else changes it.
    state.request = m_saved && isSame(m_file, *m_saved) ? QByteArray() : m_file.toJson().toJson();
    state.text = m_composer->text();
    state.mode = int(m_composer->mode());
    state.attachment = m_composer->attachment()->path();
    state.isAttachmentText = m_composer->attachment()->isText();
    state.sent = m_composer->history().toJson();
    return state;
}

TabState ConnectionPage::copied() const
{
    TabState copy = Tab::copied();
    copy.url = m_address->url();
    copy.request = m_file.toJson().toJson();
    return copy;
}

void ConnectionPage::saveToWorkspace()
{
    save(false);
}

/// What somebody else wrote there meanwhile is not lost, unless `isForced`.
void ConnectionPage::save(bool isForced)
{
    if (!path().isEmpty() && QFile::exists(path())) {
        const auto there = ConnectionFile::load(path());
        if (!there) {
            view()->notice()->tell(
                tr("Nothing was saved: %1 cannot be read and is left as it is.").arg(path()));
            return;
        }
        if (!isForced && !(m_saved && isSame(*there, *m_saved))) {
            view()->notice()->tell(
                tr("Nothing was saved: %1 was changed by somebody else.").arg(path()),
                Notice::Tone::Warning,
                { tr("Overwrite it"), [this] { save(true); } });
            return;
        }
    }
    const bool isNew = path().isEmpty();
    const QString name = fileTitle(m_address->url().isEmpty() ? tr("connection") : title());
    const QString target =
        !isNew ? path() : m_context.workspace().freePath(WorkspaceGroup::Connections, name);
    if (isNew && m_file.messages.isEmpty()) {
        const auto written = m_composer->lasting(tr("First message"));
        if (written && !written->text.isEmpty())
            m_file.messages.append(*written);
        m_composer->saved()->setMessages(m_file.messages);
    }
    m_file.url = m_address->url();
    if (const auto saved = m_file.save(target); !saved) {
        tellError(saved.error());
        return;
    }
    m_state.path = target;
    watchFile();
    view()->notice()->dismiss();
    m_saved = asWritten(m_file);
    Q_EMIT changed();
    Q_EMIT edited();
    if (isNew)
        Q_EMIT created(target);
}

/// What is kept stands in the workspace at once, if the connection does.
void ConnectionPage::keep(const Change &change)
{
    keepHere(change);
    keepThere(change);
}

/// In this tab, until it is saved.
void ConnectionPage::keepHere(const Change &change)
{
    change(m_file);
    m_address->request()->show(m_file);
    updatePreview();
    Q_EMIT edited();
}

/// In the file, of which the rest is left alone, and is somebody else's as before.
void ConnectionPage::keepThere(const Change &change)
{
    auto there = fileThere();
    if (!there)
        return; // with everything else, when it is saved
    change(*there);
    if (const auto saved = there->save(path()); !saved) {
        tellError(saved.error());
        return;
    }
    if (m_saved) {
        change(*m_saved);
        m_saved = asWritten(*m_saved);
    }
}

/// What stands in the workspace now; nothing: no file that can be read.
std::optional<ConnectionFile> ConnectionPage::fileThere() const
{
    if (path().isEmpty())
        return std::nullopt;
    const auto there = ConnectionFile::load(path());
    return there ? std::optional(*there) : std::nullopt;
}

/// Messages that somebody else changed meanwhile are not lost, unless `isForced`.
void ConnectionPage::keepMessages(bool isForced)
{
    const auto change = [messages = m_composer->saved()->messages()](ConnectionFile &file) {
        file.messages = messages;
    };
    const auto there = fileThere();
    if (isForced || !there || (m_saved && haveSameMessages(*there, *m_saved))) {
        keep(change);
        return;
    }
    keepHere(change);
    view()->notice()->tell(
        tr("The messages are in this tab only: those in %1 were changed by somebody else.")
            .arg(path()),
        Notice::Tone::Warning,
        { tr("Overwrite them"), [this] {
             view()->notice()->dismiss();
             keepMessages(true);
         } });
}

/// This certificate and no other from now on, and connects.
void ConnectionPage::trust(const QByteArray &sha256)
{
    const auto change = [text = fingerprintText(sha256)](ConnectionFile &file) {
        if (!file.tls.trusted.contains(text))
            file.tls.trusted.append(text);
    };
    keepHere(change);
    connectNow();
    keepThere(change); // what it says stays to be read
}

} // namespace jackfield::ui
