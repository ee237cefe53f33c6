// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockdefinition.h"

#include <ui/models/jsontext.h>
#include <ui/models/ruledraft.h>
#include <ui/views/codeeditor.h>
#include <ui/views/findbar.h>
#include <ui/views/jsonform.h>
#include <ui/views/problembar.h>
#include <ui/views/schemacompleter.h>

#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds pause { 300 }; ///< before what is typed is checked

QString countOf(const MockFile &file)
{
    qsizetype routes = 0;
    for (const MockServer &server : file.servers)
        routes += server.routes.size();
    const QString servers = file.servers.size() == 1
        ? MockDefinition::tr("1 server")
        : MockDefinition::tr("%1 servers").arg(file.servers.size());
    return routes == 1 ? MockDefinition::tr("%1, 1 route, no mistakes").arg(servers)
                       : MockDefinition::tr("%1, %2 routes, no mistakes").arg(servers).arg(routes);
}
} // namespace

int lineOf(const Error &error, const QString &path)
{
    if (!error.where.startsWith(path + u':'))
        return 0;
    return error.where.sliced(path.size() + 1).section(u':', 0, 0).toInt();
}

QString mistakeIn(const Error &error, const QString &path)
{
    const bool hasPlace = lineOf(error, path) > 0 && error.message.startsWith(u'/');
    return hasPlace ? error.message.section(u": "_s, 1) : error.message;
}

MockDefinition::MockDefinition(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_editor(new CodeEditor(look, this))
    , m_form(new JsonForm(look, SchemaHints::ofMocks(), this))
    , m_split(new QSplitter(this))
    , m_showForm(new QToolButton(this))
    , m_find(new FindBar(look, *m_editor, tr("Find in the definition"), this))
    , m_problem(new ProblemBar(*m_editor, tr("Mistake in the definition"), this))
    , m_checked(this)
{
    m_editor->setObjectName(u"definition"_s);
    m_editor->setAccessibleName(tr("The definition of the mock"));
    m_editor->setStep(2);
    m_problem->hide();
    new SchemaCompleter(look, SchemaHints::ofMocks(), m_editor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_split->setObjectName(u"definitionSplit"_s);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_editor);
    m_split->addWidget(m_form);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    layout->addWidget(m_split, 1);
    layout->addWidget(m_find);
    layout->addWidget(m_problem);
    setFocusProxy(m_editor);
    connectForm();
    m_checking.setSingleShot(true);
    m_checking.setInterval(pause);
    connect(&m_checking, &QTimer::timeout, this, &MockDefinition::check);
}

void MockDefinition::open(const QString &path, const TabState &state, Notice &notice)
{
    m_path = path;
    m_editor->setMode(CodeMode::Json);
    m_file = std::make_unique<FileEditing>(*m_editor, notice);
    m_file->open(path, state);
    m_problem->show();
    arrange();
    connect(m_file.get(), &FileEditing::changed, &m_checking, qOverload<>(&QTimer::start));
    check();
}

QByteArray MockDefinition::echo()
{
    return R"({
  "jackfield": "mock",
  "version": 1,
  "servers": [
    {
      "name": "echo",
      "routes": [
        { "path": "/", "echo": {} },
        { "path": "/{any:.*}", "echo": {} }
      ]
    }
  ]
}
)";
}

void MockDefinition::show(const QByteArray &definition)
{
    m_editor->setCode(QString::fromUtf8(definition), CodeMode::Json);
    m_editor->setReadOnly(true);
}

void MockDefinition::moveTo(const QString &path)
{
    m_path = path;
    m_file->moveTo(path);
    check(); // files are named from where it stands
}

/// Beside the window: scripts are run for their routes, and sessions may be long.
void MockDefinition::check()
{
    m_checked.compute(
        false,
        [text = m_file->bytes(), path = m_path](const auto &) {
            return MockFile::parse(text, path);
        },
        [this](const Checked &checked) { showChecked(checked); });
}

void MockDefinition::showChecked(const Checked &checked)
{
    if (!checked) {
        const int line = lineOf(checked.error(), m_path);
        const QString what = mistakeIn(checked.error(), m_path);
        m_problem->tell(line > 0 ? tr("line %1: %2").arg(line).arg(what) : what,
                        ProblemBar::Tone::Mistake,
                        line);
    } else if (!m_problem->tellHidden()) {
        m_problem->tell(countOf(*checked));
    }
    Q_EMIT this->checked();
}

void MockDefinition::goToLine(int line)
{
    m_editor->goToLine(line);
}

int MockDefinition::mistake() const
{
    return m_editor->mistake();
}

QString MockDefinition::text() const
{
    return m_editor->code();
}

void MockDefinition::goTo(const JsonPointer &place)
{
    const JsonText read(text());
    const int found = read.find(place);
    if (found < 0)
        return;
    const qsizetype begin = read.values()[found].begin;
    m_editor->goTo(begin, begin);
}

bool MockDefinition::addRule(const JsonPointer &route, const JsonValue &rule)
{
    const QString before = text();
    const JsonText read(before);
    for (const QString &kind : { u"rules"_s, u"proxy"_s }) {
        const JsonPointer handler = route.child(kind);
        const JsonPointer rules = handler.child(u"rules"_s);
        const auto written = read.find(rules) >= 0
            ? withElement(before, rules, rule)
            : withMember(before, handler, u"rules"_s, JsonValue::array({ rule }));
        if (!written)
            continue;
        m_editor->replaceCode(*written);
        const JsonText now(*written);
        const auto added = now.childrenOf(now.find(rules)).constLast();
        const qsizetype begin = now.values()[added].begin;
        const qsizetype reply = written->indexOf(placeholderReply(), begin);
        reply < 0 ? m_editor->goTo(begin, begin)
                  : m_editor->goTo(reply, reply + placeholderReply().size());
        return true;
    }
    return false;
}

bool MockDefinition::isWritten() const
{
    const QWidget *focus = window()->focusWidget();
    return focus && isAncestorOf(focus);
}

void MockDefinition::find()
{
    m_find->open();
}

void MockDefinition::findNext(bool isForward)
{
    m_editor->findNext(isForward);
}

} // namespace jackfield::ui
