// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Files that are sent from the composer, and texts that are too long to be laid out, which stand in one.
#include "attachmentview.h"
#include "composer.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/support/privatefile.h>
#include <ui/models/format.h>
#include <ui/models/payloadtext.h>
#include <ui/models/writtenbytes.h>

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// The one file that is dropped; several, folders and URLs are the window's.
QString fileIn(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    const QString path = urls.size() == 1 ? urls.first().toLocalFile() : QString();
    return QFileInfo(path).isFile() ? path : QString();
}
} // namespace

void Composer::dragEnterEvent(QDragEnterEvent *event)
{
    if (fileIn(*event->mimeData()).isEmpty())
        event->ignore();
    else
        event->acceptProposedAction();
}

void Composer::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    takeFile(fileIn(*event->mimeData()));
}

void Composer::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Send a file"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Composer::takeFile);
    dialog->open();
}

void Composer::lookAt(const QString &path,
                      const std::function<void(const Result<PayloadFile> &)> &take)
{
    m_look.compute(false, [path](const auto &) { return PayloadFile::look(path); }, take);
}

void Composer::takeFile(const QString &path)
{
    lookAt(path, [this, path](const Result<PayloadFile> &file) {
        if (!file) {
            Q_EMIT failed(visibleText(file.error().message.toUtf8()));
            return;
        }
        if (!file->text) {
            attach(path, false);
            return;
        }
        setMode(JsonValue::parse(*file->text) ? Mode::Json : Mode::Text);
        replaceText(exactText(*file->text));
    });
}

void Composer::attach(const QString &path, bool isText)
{
    m_attachment->show(path, isText, path == m_longTextFile);
    lookAt(path, [this](const Result<PayloadFile> &file) { m_attachment->tell(file); });
    showAttached();
    Q_EMIT edited();
}

/// In the place of what is written, with the bytes that are sent; what Hex and Base64 stand for is found out beside the window.
void Composer::holdLong(const QString &text)
{
    setRepeating(false); // what repeats may stand in that file
    const auto notation = notationOf(kindOf(mode()));
    m_attachment->show(m_longTextFile, !notation, true);
    m_isHolding = true;
    showAttached();
    m_hold.compute(
        false,
        [text, notation, path = m_longTextFile](const auto &) -> Result<PayloadFile> {
            if (!text.isValidUtf16())
                return failure(Error::Code::Invalid, tr("the text is not valid Unicode"));
            const auto bytes = notation ? bytesFrom(*notation, text) : text.toUtf8();
            if (!bytes)
                return std::unexpected(bytes.error());
            QDir().mkpath(QFileInfo(path).path());
            return writePrivately(path, *bytes).and_then([&] { return PayloadFile::look(path); });
        },
        [this](const Result<PayloadFile> &file) {
            m_isHolding = false;
            if (file) {
                m_attachment->tell(file);
            } else {
                m_attachment->remove();
                Q_EMIT failed(tr("The text was not taken: %1")
                                  .arg(visibleText(file.error().message.toUtf8())));
            }
            showAttached();
            Q_EMIT edited();
        });
}

Result<Composer::Message> Composer::lasting(const QString &name) const
{
    constexpr qsizetype most = 16 << 20; // bytes
    if (m_attachment->path().isEmpty() || !m_attachment->isPasted())
        return written(name);
    const bool isText = m_attachment->isText();
    const auto message = PayloadFile::read(m_attachment->path(), isText);
    if (!message)
        return std::unexpected(message.error());
    if (message->bytes().size() > most) {
        return failure(Error::Code::Unsupported,
                       tr("a connection's file holds messages of up to %1: keep the text as a file "
                          "of the workspace, and attach that")
                           .arg(formattedSize(most)));
    }
    if (isText)
        return Message { .name = name, .text = QString::fromUtf8(message->bytes()) };
    return Message { .name = name,
                     .text = writtenAs(ByteNotation::Base64, message->bytes()),
                     .kind = Message::Kind::Base64 };
}

/// What is written waits behind a file.
void Composer::showAttached()
{
    const bool isAttached = !m_attachment->path().isEmpty();
    const bool hadFocus =
        m_editor->hasFocus() || m_attachment->isAncestorOf(QApplication::focusWidget());
    m_attachment->setVisible(isAttached);
    m_editor->setVisible(!isAttached);
    m_mode->setEnabled(!isAttached);
    setFocusProxy(isAttached ? static_cast<QWidget *>(m_attachment) : m_editor);
    if (hadFocus)
        setFocus();
    check();
}

void Composer::setSending(bool on)
{
    m_isSending = on;
    m_attachment->setEnabled(!on);
    check();
}

} // namespace jackfield::ui
