// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "teststab.h"

#include <ui/views/notice.h>
#include <ui/views/styled.h>

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using State = SessionTests::State;

namespace {
constexpr int nameWidth = 320;
constexpr int againstWidth = 160;
constexpr int rowHeight = 24;

/// Results in the inks that they have elsewhere.
class ResultDelegate : public QStyledItemDelegate
{
public:
    ResultDelegate(const Look &look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    { }

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QColor ink = inkOf(index);
        option->palette.setColor(QPalette::Text, ink);
        option->palette.setColor(QPalette::HighlightedText, ink);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return { hint.width(), std::max(hint.height(), rowHeight) };
    }

private:
    QColor inkOf(const QModelIndex &index) const
    {
        const Theme &theme = m_look.theme();
        const QVariant state = index.data(SessionTests::StateRole);
        if (!state.isValid())
            return theme.ink; // a difference
        switch (State(state.toInt())) {
        case State::Passed:
            return index.column() == SessionTests::Result ? theme.good : theme.ink;
        case State::Failed:
        case State::Broken:
            return index.column() == SessionTests::Against ? theme.ink : theme.failure;
        default:
            return theme.muted;
        }
    }

    const Look &m_look;
};
} // namespace

TestsTab::TestsTab(const PageContext &context, const TabState &state, QWidget *parent)
    : Tab(context, state, parent)
    , m_notice(new Notice(context.look, this))
    , m_summary(plainLabel({}, this))
    , m_run(new QPushButton(this))
    , m_again(new QPushButton(tr("Run failed again"), this))
    , m_report(new QPushButton(tr("Write JUnit…"), this))
    , m_tree(new QTreeView(this))
{
    createTree();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar());
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_notice);
    connect(&m_tests, &SessionTests::progressed, this, &TestsTab::showProgress);
    showProgress();
}

QWidget *TestsTab::createBar()
{
    const auto [bar, layout] = Tab::createBar(this);
    m_summary->setObjectName(u"testSummary"_s);
    m_summary->setMinimumHeight(28);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_run->setObjectName(u"runTests"_s);
    m_run->setProperty("primary", true);
    m_again->setObjectName(u"runFailed"_s);
    m_again->setToolTip(tr("Runs those again that failed, could not be run, or were not run"));
    m_report->setObjectName(u"writeJUnit"_s);
    m_report->setToolTip(tr("Writes the results as JUnit XML, as jackfield-cli test --junit does"));
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_report);
    layout->addWidget(m_again);
    layout->addWidget(m_run);
    connect(m_run, &QPushButton::clicked, this, [this] {
        m_tests.isRunning() ? m_tests.stop() : run();
    });
    connect(m_again, &QPushButton::clicked, &m_tests, &SessionTests::runFailed);
    connect(m_report, &QPushButton::clicked, this, &TestsTab::chooseReport);
    return bar;
}

void TestsTab::createTree()
{
    m_tree->setObjectName(u"payloadTree"_s);
    m_tree->setAccessibleName(tr("Sessions and what they were found to differ in"));
    m_tree->setModel(&m_tests);
    m_tree->setItemDelegate(new ResultDelegate(m_context.look, m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setColumnWidth(SessionTests::Name, nameWidth);
    m_tree->setColumnWidth(SessionTests::Against, againstWidth);
    m_tree->header()->setHighlightSections(false);
    m_tree->setToolTip(
        tr("A click opens the session at that message; F3 goes to the next one that did not pass"));
    connect(m_tree, &QTreeView::clicked, this, &TestsTab::show);
    for (const Qt::Key key : { Qt::Key_Return, Qt::Key_Enter }) {
        auto *enter = new QShortcut(key, m_tree);
        enter->setContext(Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this] { show(m_tree->currentIndex()); });
    }
    connect(&m_tests,
            &QAbstractItemModel::rowsInserted,
            this,
            [this](const QModelIndex &parent, int from, int to) {
                for (int row = from; row <= to && parent.isValid(); ++row)
                    m_tree->setFirstColumnSpanned(row, parent, true);
                m_tree->expand(parent);
            });
}

void TestsTab::run()
{
    const Workspace workspace = m_context.workspace();
    QList<SessionTest> tests;
    for (const QString &session : workspace.filesOf(WorkspaceGroup::Sessions)) {
        const QString mock = m_context.replayed(session);
        tests.append({ session, QFileInfo::exists(mock) ? mock : QString() });
    }
    m_notice->dismiss();
    m_tests.run(workspace.folder(), tests, workspace.filesOf(WorkspaceGroup::Mocks));
}

void TestsTab::showProgress()
{
    const bool isRunning = m_tests.isRunning();
    const qsizetype bad = m_tests.count(State::Failed) + m_tests.count(State::Broken);
    const qsizetype ran = m_tests.count(State::Passed) + bad;
    if (m_tests.size() == 0)
        m_summary->setText(tr("Every session is a test: it is played to the mock that it was "
                              "replayed against last, or to one with its path, or to itself."));
    else
        m_summary->setText(m_tests.words());
    setStyled(m_summary,
              "tone",
              isRunning || ran == 0 ? QString()
                  : bad > 0         ? u"failure"_s
                                    : u"good"_s);
    m_run->setText(isRunning ? tr("Stop") : tr("Run all"));
    m_run->setToolTip(isRunning ? tr("Ends after the session that runs")
                                : tr("Runs all sessions of the workspace as tests, offline"));
    m_again->setEnabled(!isRunning && ran > 0 && m_tests.count(State::Passed) < m_tests.size());
    m_report->setEnabled(!isRunning && ran > 0);
    Q_EMIT changed();
}

void TestsTab::show(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    Q_EMIT messageRequested(index.data(SessionTests::SessionRole).toString(),
                            index.data(SessionTests::ConnectionRole).toInt(),
                            index.data(SessionTests::MessageRole).toInt());
}

void TestsTab::chooseReport()
{
    const QString folder = m_context.workspace().folder();
    auto *dialog = new QFileDialog(this, tr("Write JUnit XML"), folder, tr("JUnit XML (*.xml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"sessions.xml"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &TestsTab::writeReport);
    dialog->open();
}

void TestsTab::writeReport(const QString &path)
{
    if (const auto written = writeJUnit(path, m_tests.results()); !written)
        tellError(written.error());
    else
        m_notice->tell(tr("The results were written to %1.").arg(path), Notice::Tone::Warning);
}

Health TestsTab::health() const
{
    if (m_tests.isRunning())
        return Health::Busy;
    if (m_tests.count(State::Failed) + m_tests.count(State::Broken) > 0)
        return Health::Failed;
    return m_tests.count(State::Passed) > 0 ? Health::Live : Health::Idle;
}

QString TestsTab::words() const
{
    return m_tests.size() == 0 ? tr("tests, not run yet") : m_tests.words();
}

void TestsTab::find(bool)
{
    m_tree->setFocus();
}

void TestsTab::findNext(bool isForward)
{
    QModelIndex current = m_tree->currentIndex();
    if (current.parent().isValid())
        current = current.parent();
    const int row = m_tests.nextFailed(current.isValid() ? current.row()
                                           : isForward   ? -1
                                                         : 0,
                                       isForward);
    if (row >= 0)
        m_tree->setCurrentIndex(m_tests.index(row, 0));
}

} // namespace jackfield::ui
