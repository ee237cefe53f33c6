// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sessionrules.h"

#include "mockdefinition.h"
#include "ruleswords.h"

#include <ui/dialogs/learnpanel.h>
#include <ui/models/workspace.h>
#include <ui/views/assertionview.h>
#include <ui/views/codeeditor.h>
#include <ui/views/findbar.h>
#include <ui/views/notice.h>
#include <ui/views/problembar.h>
#include <ui/views/styled.h>

#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using replay::Suggestion;

namespace {
constexpr std::chrono::milliseconds pause { 300 }; ///< before what is typed is checked
constexpr int leastBeside = 720; ///< pixels for table and text side by side
} // namespace

SessionRules::SessionRules(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_editor(new CodeEditor(look, this))
    , m_find(new FindBar(look, *m_editor, tr("Find in the rules"), this))
    , m_problem(new ProblemBar(*m_editor, tr("Mistake in the rules"), this))
    , m_table(new AssertionView(look, this))
    , m_noAssertions(
          quietLabel(tr("No assertions yet. Select a message in the log: Ctrl+Shift+A asserts its "
                        "answer, and so does the button above."),
                     this))
    , m_tablePages(new QStackedWidget(this))
    , m_learn(new LearnPanel(look, this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_pages(new QStackedWidget(this))
    , m_checks(new QMenu(tr("Checks of a script"), this))
    , m_tools(createTools(look))
{
    m_split->setHandleWidth(1);
    m_split->addWidget(createTable(look));
    m_split->addWidget(createText(look));
    m_split->setSizes({ 120, 90 });
    m_pages->addWidget(createNone(look));
    m_pages->addWidget(m_split);
    m_pages->addWidget(m_learn);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    m_checking.setSingleShot(true);
    m_checking.setInterval(pause);
    connect(&m_checking, &QTimer::timeout, this, &SessionRules::check);
    connect(&m_coming, &FileWatch::changed, this, &SessionRules::take);
    connect(m_learn, &LearnPanel::ruleChosen, this, &SessionRules::messagesMeant);
    connect(m_learn, &LearnPanel::left, this, &SessionRules::leaveLearning);
    connect(m_learn, &LearnPanel::kept, this, qOverload<const Matching &>(&SessionRules::add));
}

QWidget *SessionRules::createNone(Look &look)
{
    auto *page = new QWidget(this);
    page->setObjectName(u"replayPanel"_s);
    page->setAttribute(Qt::WA_StyledBackground);
    auto *words = quietLabel(
        tr("There are no rules beside this session. Rules say what may be other than it was "
           "recorded, times and ids for one, and what must hold in any case."),
        page);
    words->setWordWrap(true);
    auto *makeButton = new QPushButton(look.icon(u"document-new"_s), tr("Make rules"), page);
    makeButton->setObjectName(u"makeRules"_s);
    makeButton->setToolTip(tr("Makes the file beside the session, which replays, tests and "
                              "comparisons use from then on"));
    auto *learn = new QPushButton(tr("Learn from a second recording…"), page);
    learn->setObjectName(u"learnFirst"_s);
    learn->setToolTip(tr("Looks where two recordings of the same differ, and proposes rules"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(makeButton);
    buttons->addWidget(learn);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(words);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(makeButton, &QPushButton::clicked, this, [this] {
        make();
        m_editor->setFocus();
    });
    connect(learn, &QPushButton::clicked, this, &SessionRules::learningWanted);
    return page;
}

QWidget *SessionRules::createTable(Look &)
{
    m_noAssertions->setObjectName(u"noAssertions"_s);
    m_noAssertions->setWordWrap(true);
    m_noAssertions->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_noAssertions->setContentsMargins(12, 8, 12, 8);
    m_table->setModel(&m_assertions);
    m_tablePages->addWidget(m_noAssertions);
    m_tablePages->addWidget(m_table);
    connect(&m_assertions, &AssertionTable::memberEdited, this, &SessionRules::setMember);
    connect(m_table, &AssertionView::removeRequested, this, &SessionRules::remove);
    connect(m_table, &AssertionView::undoRequested, m_editor, &QPlainTextEdit::undo);
    connect(m_table, &AssertionView::redoRequested, m_editor, &QPlainTextEdit::redo);
    return m_tablePages;
}

QWidget *SessionRules::createText(Look &)
{
    m_editor->setObjectName(u"rulesText"_s);
    m_editor->setAccessibleName(tr("The matching rules of the session"));
    m_editor->setStep(2);
    m_editor->setMode(CodeMode::Json);
    auto *text = new QWidget(this);
    auto *layout = new QVBoxLayout(text);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_find);
    layout->addWidget(m_problem);
    return text;
}

QWidget *SessionRules::createTools(Look &look)
{
    auto *tools = new QWidget(this);
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    auto *learn = new QToolButton(tools);
    learn->setObjectName(u"learn"_s);
    learn->setText(tr("Learn…"));
    learn->setToolTip(tr("Looks where a second recording of the same differs, and proposes rules"));
    auto *assertion = new QToolButton(tools);
    assertion->setObjectName(u"addAssertion"_s);
    assertion->setText(tr("Assert"));
    assertion->setIcon(look.icon(u"list-add"_s));
    assertion->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    assertion->setPopupMode(QToolButton::InstantPopup);
    assertion->setToolTip(
        tr("Adds an assertion about what is selected in the log (Ctrl+Shift+A: its answer)"));
    auto *menu = new QMenu(assertion);
    for (const auto &[what, text] : suggestions()) {
        menu->addAction(text, this, [this, what] { Q_EMIT suggestionWanted(what); });
    }
    m_checks->setObjectName(u"checks"_s);
    menu->addMenu(m_checks);
    connect(m_checks, &QMenu::aboutToShow, this, &SessionRules::showScripts);
    assertion->setMenu(menu);
    layout->addWidget(learn);
    layout->addWidget(assertion);
    connect(learn, &QToolButton::clicked, this, &SessionRules::learningWanted);
    return tools;
}

void SessionRules::open(const QString &session, const TabState &state, Notice &notice)
{
    m_session = session;
    m_path = Workspace::rulesOf(session);
    m_state = state;
    m_notice = &notice;
    take();
}

/// The rules, once they are there.
void SessionRules::take()
{
    const bool isThere = QFileInfo::exists(m_path) || m_state.isUnkept || !m_state.text.isEmpty();
    if (m_file || !isThere) {
        m_coming.setFiles({ m_path });
        return;
    }
    m_coming.setFiles({});
    m_file = std::make_unique<FileEditing>(*m_editor, *m_notice);
    m_file->open(m_path, m_state);
    m_state = {};
    connect(m_file.get(), &FileEditing::changed, &m_checking, qOverload<>(&QTimer::start));
    connect(m_file.get(), &FileEditing::edited, this, &SessionRules::edited);
    if (m_pages->currentWidget() != m_learn)
        m_pages->setCurrentWidget(m_split);
    check();
}

void SessionRules::moveTo(const QString &session)
{
    m_session = session;
    m_path = Workspace::rulesOf(session);
    if (m_file)
        m_file->moveTo(m_path);
    else
        take();
}

void SessionRules::make()
{
    if (m_file)
        return;
    if (!QFileInfo::exists(m_path)) {
        if (const auto made = Matching().save(m_path); !made) {
            m_notice->tell(made.error().message);
            return;
        }
    }
    take();
}

void SessionRules::leaveText()
{
    if (m_file)
        m_file->leave();
}

Result<Matching> SessionRules::rules() const
{
    return m_file ? Matching::parse(m_editor->code().toUtf8(), m_path) : Matching();
}

void SessionRules::check()
{
    m_checking.stop();
    const auto rules = this->rules();
    m_assertions.setEditable(rules && !m_editor->isReadOnly());
    if (!rules) {
        const int line = lineOf(rules.error(), m_path);
        const QString what = mistakeIn(rules.error(), m_path);
        const bool isStale = m_assertions.rowCount() > 0;
        const QString text = line > 0 ? tr("line %1: %2").arg(line).arg(what) : what;
        m_problem->tell(isStale ? tr("%1. The table is as it was.").arg(text) : text,
                        ProblemBar::Tone::Mistake,
                        line);
        return;
    }
    m_assertions.setAssertions(rules->assertions());
    showTable();
    if (!m_problem->tellHidden())
        m_problem->tell(countOf(*rules));
}

void SessionRules::showTable()
{
    if (m_assertions.rowCount() > 0)
        m_tablePages->setCurrentWidget(m_table);
    else
        m_tablePages->setCurrentWidget(m_noAssertions);
}

/// Beside what is written now, or, while that has a mistake, beside nothing.
void SessionRules::learn(const QStringList &recordings)
{
    m_pages->setCurrentWidget(m_learn);
    m_learn->start(m_session, recordings, rules().value_or(Matching()));
}

void SessionRules::leaveLearning()
{
    m_learn->stop();
    m_pages->setCurrentIndex(m_file ? m_pages->indexOf(m_split) : 0);
    Q_EMIT messagesMeant({}, {});
}

void SessionRules::showVerdict(const QList<Assertion> &assertions, const Verdict &verdict)
{
    check();
    m_assertions.setVerdict(assertions, verdict);
}

void SessionRules::forgetVerdict()
{
    m_assertions.forgetVerdict();
}

bool SessionRules::isWritten() const
{
    const QWidget *focus = window()->focusWidget();
    return focus && m_split->widget(1)->isAncestorOf(focus);
}

void SessionRules::find()
{
    m_find->open();
}

void SessionRules::findNext(bool isForward)
{
    m_editor->findNext(isForward);
}

void SessionRules::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_split->setOrientation(width() >= leastBeside ? Qt::Horizontal : Qt::Vertical);
}

} // namespace jackfield::ui
