// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "exportpanel.h"

#include "exporttargets.h"

#include <jackfield/replay/matching.h>
#include <ui/models/format.h>
#include <ui/models/payloadtext.h>
#include <ui/models/workspace.h>
#include <ui/views/codeview.h>
#include <ui/views/styled.h>

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>
#include <QUrl>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 shortSession = 64 << 10; ///< bytes, which are made into something at once
constexpr qsizetype longestPreview = 256 << 10; ///< bytes
constexpr qsizetype longestLine = 4096; ///< bytes that are shown
constexpr int leastPreview = 48; ///< pixels
constexpr qsizetype mostTabs = 24; ///< files that are shown; a session can become thousands
constexpr qsizetype mostListed = 6; ///< names in a sentence

/// The start of a file, of long lines the start.
QString previewOf(const QByteArray &bytes)
{
    QByteArray shown;
    qsizetype at = 0;
    while (at < bytes.size() && shown.size() < longestPreview) {
        const qsizetype found = bytes.indexOf('\n', at);
        const qsizetype end = found < 0 ? bytes.size() : found;
        shown += bytes.sliced(at, std::min(end - at, longestLine));
        shown += end - at > longestLine ? "⋯\n" : "\n";
        at = end + 1;
    }
    if (shown.endsWith('\n') && !bytes.endsWith('\n'))
        shown.chop(1);
    return visibleText(shown);
}
} // namespace

ExportPanel::ExportPanel(Look &look, const QString &path, const QString &target, QWidget *parent)
    : QWidget(parent)
    , m_path(path)
    , m_target(new ExportTargets(look, this))
    , m_folder(
          new QLineEdit(QDir::cleanPath(QFileInfo(path).absolutePath() + u"/../tests"_s), this))
    , m_button(new QPushButton(tr("Export"), this))
    , m_lost(elidedLabel(this))
    , m_outcome(plainLabel({}, this))
    , m_openFolder(new QPushButton(tr("Open folder"), this))
    , m_names(new QTabBar(this))
    , m_size(quietLabel({}, this))
    , m_copy(new QToolButton(this))
    , m_preview(new CodeView(look, this))
{
    m_target->setCurrentIndex(std::max(0, m_target->findData(target)));
    m_preview->setObjectName(u"exportPreview"_s);
    m_preview->setAccessibleName(tr("What is exported"));
    m_preview->setReadOnly(true);
    m_preview->setMinimumHeight(leastPreview);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addWidget(createOutcome());
    layout->addWidget(createFileBar(look));
    layout->addWidget(m_preview, 1);
    connect(m_target, &QComboBox::currentIndexChanged, this, &ExportPanel::chooseTarget);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportPanel::forgetOutcome);
    connect(m_button, &QPushButton::clicked, this, &ExportPanel::write);
    connect(m_names, &QTabBar::currentChanged, this, &ExportPanel::showFile);
    connect(m_copy, &QToolButton::clicked, this, &ExportPanel::copyFile);
    connect(m_openFolder, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->text()));
    });
    m_watch.setFiles({ path, Workspace::rulesOf(path) });
    connect(&m_watch, &FileWatch::changed, this, [this] {
        m_isStale = true;
        if (isVisible())
            refresh();
    });
    sayUse();
}

QWidget *ExportPanel::createBar(Look &look)
{
    auto *bar = new QWidget(this);
    auto *layout = new QGridLayout(bar);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->setColumnStretch(0, 1);
    m_target->setObjectName(u"exportTarget"_s);
    m_target->setAccessibleName(tr("What the session becomes"));
    m_lost->setObjectName(u"exportLost"_s);
    setStyled(m_lost, "tone", u"warning"_s);
    m_lost->hide();
    m_folder->setAccessibleName(tr("Folder to write into"));
    m_folder->setCursorPosition(0);
    m_folder->setObjectName(u"exportFolder"_s);
    m_folder->setToolTip(tr("The folder that gets the files; it is made if it is not there"));
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
    layout->addWidget(m_lost, 2, 0, 1, 2);
    return bar;
}

/// What became of it, and the way there.
QWidget *ExportPanel::createOutcome()
{
    m_outcomeBar = new QWidget(this);
    auto *layout = new QHBoxLayout(m_outcomeBar);
    layout->setContentsMargins(12, 0, 8, 8);
    layout->setSpacing(8);
    m_outcome->setObjectName(u"exportOutcome"_s);
    m_outcome->setWordWrap(true);
    m_openFolder->setObjectName(u"exportOpenFolder"_s);
    layout->addWidget(m_outcome, 1);
    layout->addWidget(m_openFolder);
    m_outcomeBar->hide();
    return m_outcomeBar;
}

/// Which file is shown, and how large it is.
QWidget *ExportPanel::createFileBar(Look &look)
{
    m_fileBar = panelBar(this);
    auto *layout = static_cast<QHBoxLayout *>(m_fileBar->layout());
    m_names->setObjectName(u"exportFiles"_s);
    m_names->setAccessibleName(tr("Files that are written"));
    m_names->setExpanding(false);
    m_names->setElideMode(Qt::ElideNone);
    m_names->setUsesScrollButtons(true);
    m_copy->setObjectName(u"exportCopy"_s);
    m_copy->setText(tr("Copy"));
    m_copy->setIcon(look.icon(u"edit-copy"_s));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setToolTip(tr("Copy all of the file that is shown"));
    layout->addWidget(m_names, 1);
    layout->addWidget(m_size);
    layout->addWidget(m_copy);
    m_fileBar->hide();
    return m_fileBar;
}

/// What the chosen one is good for.
void ExportPanel::sayUse()
{
    m_target->setToolTip(QString::fromUtf8(m_target->target().use));
    m_target->setAccessibleDescription(QString::fromUtf8(m_target->target().use));
}

void ExportPanel::chooseTarget()
{
    sayUse();
    forgetOutcome();
    refresh();
    Q_EMIT targetChosen(QString::fromLatin1(m_target->target().id));
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

/// Thread: any.
Result<ExportPanel::Made> ExportPanel::make(const QString &path, const Exporter &target)
{
    const auto session = Session::load(path);
    if (!session)
        return std::unexpected(session.error());
    const auto rules = Matching::beside(path);
    if (!rules)
        return std::unexpected(rules.error());
    const ExportOptions options { .name = Workspace::titleOf(path), .rules = &*rules };
    return target.run(*session, options).transform([&](const QList<ExportedFile> &files) {
        return Made { files, notCarriedOver(target, *session, options) };
    });
}

void ExportPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void ExportPanel::refresh()
{
    m_isStale = false;
    const bool isShort = QFileInfo(m_path).size() <= shortSession;
    if (!isShort) {
        m_files.clear();
        m_preview->setFile(tr("Reading the session…"), {});
    }
    m_button->setEnabled(false);
    m_made.compute(
        isShort,
        [path = m_path, chosen = &m_target->target()](const auto &) { return make(path, *chosen); },
        [this](const Result<Made> &made) { take(made); });
}

void ExportPanel::take(const Result<Made> &made)
{
    const int shown = m_names->currentIndex();
    m_files = made ? made->files : QList<ExportedFile>();
    m_lost->setText(made ? made->lost.left(1).toUpper() + made->lost.mid(1) + u'.' : QString());
    m_lost->setToolTip(plainToolTip(m_lost->text()));
    m_lost->setVisible(made && !made->lost.isEmpty());
    m_button->setEnabled(!m_files.isEmpty());
    m_fileBar->setVisible(!m_files.isEmpty());
    {
        const QSignalBlocker quiet(m_names);
        while (m_names->count() > 0)
            m_names->removeTab(0);
        const qsizetype count = std::min(m_files.size(), mostTabs);
        for (const ExportedFile &file : std::as_const(m_files).first(count)) {
            const QString name = file.name.section(u'/', -1);
            const int tab = m_names->addTab(QString(name).replace(u'&', u"&&"_s));
            m_names->setTabToolTip(tab, name == file.name ? QString() : plainToolTip(file.name));
        }
        if (m_files.size() > count)
            m_names->setTabEnabled(
                m_names->addTab(tr("and %1 more").arg(formattedCount(m_files.size() - count))),
                false);
        m_names->setCurrentIndex(std::clamp(shown, 0, std::max(0, int(count) - 1)));
    }
    showFile();
    if (!made)
        say(made.error().message, Tone::Failure);
}

void ExportPanel::showFile()
{
    const int index = m_names->currentIndex();
    if (index < 0 || index >= m_files.size())
        return m_preview->setFile({}, {});
    const ExportedFile &file = m_files[index];
    const QString size = formattedSize(file.bytes.size());
    m_size->setText(file.bytes.size() > longestPreview
                        ? tr("the first %1 of %2").arg(formattedSize(longestPreview), size)
                        : size);
    m_preview->setFile(previewOf(file.bytes), file.name);
}

void ExportPanel::copyFile()
{
    const int index = m_names->currentIndex();
    if (index >= 0 && index < m_files.size())
        QGuiApplication::clipboard()->setText(exactText(m_files[index].bytes));
}

/// As a part of a sentence, however many they are.
QString ExportPanel::listed(const QStringList &names)
{
    const qsizetype count = std::min(names.size(), mostListed);
    QString text = names.first(count).join(u", "_s);
    if (names.size() > count)
        text += u' ' + tr("and %1 more").arg(formattedCount(names.size() - count));
    return text;
}

/// Files that writing would change; those that are the user's own stay as they are.
QStringList ExportPanel::existing() const
{
    QStringList names;
    for (const ExportedFile &file : m_files) {
        QFile there(QDir(m_folder->text()).filePath(file.name));
        if (file.isUsersOwn || !there.exists())
            continue;
        const bool isSame = there.open(QIODevice::ReadOnly) && there.size() == file.bytes.size()
            && there.readAll() == file.bytes;
        if (!isSame)
            names.append(file.name);
    }
    return names;
}

void ExportPanel::write()
{
    if (m_files.isEmpty())
        return;
    const QString replaced = listed(existing());
    if (!replaced.isEmpty() && std::exchange(m_warned, replaced) != replaced) {
        m_button->setText(tr("Replace"));
        say(tr("%1 is there already, with other content.").arg(replaced), Tone::Warning);
        return;
    }
    const QString folder = m_folder->text();
    const auto written = jackfield::write(m_files, folder);
    forgetOutcome();
    if (!written)
        return say(written.error().message, Tone::Failure);
    QStringList kept;
    for (const ExportedFile &file : std::as_const(m_files)) {
        if (!written->contains(file.name))
            kept.append(file.name);
    }
    QString text = tr("✓  Written to %1: %2").arg(folder, listed(*written));
    if (!kept.isEmpty())
        text += tr("; yours, and left as they are: %1").arg(listed(kept));
    if (const QStringList others = othersBeside(m_files, folder); !others.isEmpty())
        text += tr("; beside it there is what this export has not made: %1").arg(listed(others));
    say(text, Tone::Good);
}

void ExportPanel::forgetOutcome()
{
    m_warned.clear();
    m_button->setText(tr("Export"));
    m_outcomeBar->hide();
}

void ExportPanel::say(const QString &text, Tone tone)
{
    static constexpr std::array names { "good"_L1, "warning"_L1, "failure"_L1 };
    m_outcome->setText(text);
    setStyled(m_outcome, "tone", QString(names[size_t(tone)]));
    m_openFolder->setVisible(tone == Tone::Good);
    m_outcomeBar->show();
}

} // namespace jackfield::ui
