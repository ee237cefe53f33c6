// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What comes into the window from outside: folders, files and URLs that are dropped or given.
#include "connectionpage.h"
#include "mainwindow.h"
#include "takein.h"

#include <jackfield/interop/importer.h>
#include <ui/models/workspacefiles.h>
#include <ui/views/notice.h>

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QThreadPool>
#include <QUrl>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype recentKept = 8;

/// What was dropped, as open() takes it; nothing if it is something else.
QStringList openable(const QMimeData &data)
{
    QStringList all;
    for (const QUrl &url : data.urls()) {
        const QString server = serverUrlIn(url.toString(QUrl::FullyEncoded));
        if (url.isLocalFile())
            all.append(url.toLocalFile());
        else if (!server.isEmpty())
            all.append(server);
    }
    if (all.isEmpty() && !serverUrlIn(data.text()).isEmpty())
        all.append(serverUrlIn(data.text()));
    return all;
}
} // namespace

void MainWindow::open(const QString &what)
{
    if (const QString url = serverUrlIn(what); !url.isEmpty()) {
        openTab({ .kind = TabState::Kind::Connection, .url = url })->focusAddress();
        return;
    }
    const QFileInfo file(what);
    const QString path = QDir::cleanPath(file.absoluteFilePath());
    if (!file.exists())
        m_notice->tell(tr("%1 is not there, and is not a ws:// or wss:// URL.").arg(what));
    else if (file.isDir() && !QFileInfo::exists(path + u"/workspace.json"_s)
             && ImportSource::isCollection(path))
        takeInFile(path);
    else if (file.isDir())
        openWorkspace(path);
    else if (file.fileName() == u"workspace.json")
        openWorkspace(file.absolutePath());
    else if (m_model.indexOf(path).isValid())
        openPath(path);
    else
        takeInFile(path);
}

void MainWindow::newWorkspace(const QString &folder)
{
    if (const auto made = createWorkspace(folder); !made)
        m_notice->tell(made.error().message);
    else
        openWorkspace(folder);
}

void MainWindow::chooseNewFolder()
{
    const QString beside = QFileInfo(m_model.workspace().folder()).absolutePath();
    auto *dialog = new QFileDialog(this, tr("Make a workspace"), beside);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is
    dialog->setLabelText(QFileDialog::FileName, tr("Name of the folder:"));
    dialog->setLabelText(QFileDialog::Accept, tr("Make"));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::newWorkspace);
    dialog->open();
}

/// Of any program that is known.
void MainWindow::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Open or import files"), m_model.workspace().folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        for (const QString &file : files)
            open(file);
    });
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open a workspace"), m_model.workspace().folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openWorkspace);
    dialog->open();
}

/// Beside the window: a recording may have a gigabyte.
void MainWindow::takeInFile(const QString &path)
{
    m_notice->tell(tr("Reading %1…").arg(path), Notice::Tone::Warning);
    QThreadPool::globalInstance()->start(
        [this, path, workspace = m_model.workspace(), box = m_mailbox.address()] {
            box.post([this, path, taken = takeIn(workspace, path)] { tellTaken(path, taken); });
        });
}

void MainWindow::tellTaken(const QString &path, const Result<TakenIn> &taken)
{
    if (!taken) {
        m_notice->tell(taken.error().message);
        return;
    }
    m_notice->dismiss();
    if (!taken->report.isEmpty()) {
        m_notice->tell(tr("Not all of %1 could be imported: %2")
                           .arg(QFileInfo(path).fileName(), taken->report.join(u"; "_s)),
                       Notice::Tone::Warning);
    }
    m_model.reload(); // the tree has it at once
    openPath(taken->path);
}

void MainWindow::remember(const QString &folder)
{
    m_recent.removeAll(folder);
    m_recent.prepend(folder);
    m_recent = m_recent.first(std::min(recentKept, m_recent.size()));
}

QStringList MainWindow::recentWorkspaces() const
{
    QStringList others;
    for (const QString &folder : m_recent) {
        if (folder != m_model.workspace().folder() && QFileInfo(folder).isDir())
            others.append(folder);
    }
    return others;
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!openable(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    for (const QString &what : openable(*event->mimeData()))
        open(what);
}

} // namespace jackfield::ui
