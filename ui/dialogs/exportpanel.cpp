// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "exportpanel.h"

#include <ui/models/workspace.h>
#include <ui/views/codeview.h>
#include <ui/views/styled.h>

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

ExportPanel::ExportPanel(Look &look, const QString &path, QWidget *parent)
    : QWidget(parent)
    , m_path(path)
    , m_target(new QComboBox(this))
    , m_folder(
          new QLineEdit(QDir::cleanPath(QFileInfo(path).absolutePath() + u"/../tests"_s), this))
    , m_button(new QPushButton(tr("Export"), this))
    , m_outcome(plainLabel({}, this))
    , m_preview(new CodeView(look, this))
{
    for (const Exporter &exporter : exporters())
        m_target->addItem(QString::fromUtf8(exporter.title));
    m_preview->setObjectName(u"exportPreview"_s);
    m_preview->setAccessibleName(tr("What is exported"));
    m_folder->setAccessibleName(tr("Folder to write into"));
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_outcome->setObjectName(u"exportOutcome"_s);
    m_outcome->setContentsMargins(12, 0, 12, 8);
    m_outcome->setWordWrap(true);
    m_outcome->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addWidget(m_outcome);
    layout->addWidget(m_preview, 1);
    connect(m_target, &QComboBox::currentIndexChanged, this, &ExportPanel::refresh);
    connect(m_button, &QPushButton::clicked, this, &ExportPanel::write);
}

QWidget *ExportPanel::createBar(Look &look)
{
    auto *bar = new QWidget(this);
    auto *layout = new QGridLayout(bar);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->setColumnStretch(0, 1);
    m_target->setObjectName(u"exportTarget"_s);
    m_target->setToolTip(tr("What the session becomes"));
    m_folder->setCursorPosition(0);
    m_folder->setObjectName(u"exportFolder"_s);
    m_folder->setToolTip(tr("The folder that gets the files; files of the same name are replaced"));
    m_button->setObjectName(u"export"_s);
    m_button->setProperty("primary", true);
    auto *browse = new QToolButton(bar);
    browse->setAccessibleName(tr("Choose the folder"));
    browse->setIcon(look.icon(u"document-open-folder"_s));
    browse->setToolTip(tr("Choose the folder"));
    connect(browse, &QToolButton::clicked, this, &ExportPanel::chooseFolder);
    layout->addWidget(m_target, 0, 0);
    layout->addWidget(m_button, 0, 1);
    layout->addWidget(m_folder, 1, 0);
    layout->addWidget(browse, 1, 1, Qt::AlignLeft);
    return bar;
}

void ExportPanel::setFolder(const QString &folder)
{
    m_folder->setText(folder);
}

void ExportPanel::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Export to"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportPanel::setFolder);
    dialog->open();
}

void ExportPanel::refresh()
{
    m_files.clear();
    m_outcome->hide();
    const auto session = Session::load(m_path);
    if (!session) {
        say(session.error().message, false);
        return;
    }
    if (m_target->currentIndex() < 0)
        return;
    const Exporter &chosen = exporters()[size_t(m_target->currentIndex())];
    const auto files = chosen.run(*session, { .name = Workspace::titleOf(m_path) });
    if (!files) {
        say(files.error().message, false);
        return;
    }
    m_files = *files;
    const bool isCode = !m_files.isEmpty()
        && (m_files.first().name.endsWith(u".cpp"_s) || m_files.first().name.endsWith(u".h"_s));
    m_preview->setCode(m_files.isEmpty() ? QString() : QString::fromUtf8(m_files.first().bytes),
                       isCode ? CodeMode::Cpp : CodeMode::Plain);
}

void ExportPanel::write()
{
    refresh();
    if (m_files.isEmpty())
        return;
    const auto written = jackfield::write(m_files, m_folder->text());
    if (written)
        say(tr("✓  Written to %1: %2").arg(m_folder->text(), written->join(u", "_s)), true);
    else
        say(written.error().message, false);
}

void ExportPanel::say(const QString &text, bool isGood)
{
    m_outcome->setText(text);
    setStyled(m_outcome, "tone", isGood ? u"good"_s : u"failure"_s);
    m_outcome->show();
}

} // namespace jackfield::ui
