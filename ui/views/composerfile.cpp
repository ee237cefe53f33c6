// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Files that are sent from the composer.
#include "attachmentview.h"
#include "composer.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/models/payloadtext.h>

#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
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
    m_attachment->show(path, isText);
    lookAt(path, [this](const Result<PayloadFile> &file) { m_attachment->tell(file); });
    showAttached();
    Q_EMIT edited();
}

/// What is written waits behind a file.
void Composer::showAttached()
{
    const bool isAttached = !m_attachment->path().isEmpty();
    m_attachment->setVisible(isAttached);
    m_editor->setVisible(!isAttached);
    m_mode->setEnabled(!isAttached);
    setFocusProxy(isAttached ? static_cast<QWidget *>(m_send) : m_editor);
    check();
}

void Composer::setSending(bool on)
{
    m_isSending = on;
    m_attachment->setEnabled(!on);
    check();
}

} // namespace jackfield::ui
