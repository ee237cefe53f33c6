// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "script/load_p.h"
#include "scriptrun_p.h"

#include <jackfield/support/printable.h>

#include <QDateTime>
#include <QLoggingCategory>

namespace jackfield {

using namespace Qt::StringLiterals;
using namespace script;

namespace {
Q_LOGGING_CATEGORY(logScript, "jackfield.script")

Source sourceOf(const Assertion::Script &what)
{
    return { .name = what.file,
             .text = what.text,
             .limits = { .time = what.time, .memory = what.memory } };
}

/// What a peer sent may stand in it.
void tell(const QString &text)
{
    qCInfo(logScript).noquote() << printable(text);
}

/// Without where it was called from.
QString firstLine(const QString &text)
{
    return text.section(u'\n', 0, 0);
}

/// Its process, once it has read the script. Io; Invalid: it cannot be read, or checks nothing.
Result<Loaded> begun(const Assertion::Script &what)
{
    auto loaded = load(sourceOf(what), QDateTime::currentMSecsSinceEpoch(), 0);
    if (!loaded)
        return std::unexpected(loaded.error());
    if (!loaded->error.isEmpty())
        return failure(Error::Code::Invalid, firstLine(loaded->error));
    if (loaded->checks == 0) {
        return failure(Error::Code::Invalid, what.file + u" has no check(connection => { ... })"_s);
    }
    return loaded;
}
} // namespace

RunningScript::RunningScript(Assertion::Script what)
    : m_what(std::move(what))
{
    start();
}

RunningScript::~RunningScript() = default;

qint64 RunningScript::now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

int RunningScript::newNumber()
{
    const std::scoped_lock lock(m_mutex);
    return ++m_last;
}

RunningScript::Answer RunningScript::ask(const QByteArray &said)
{
    const std::scoped_lock lock(m_mutex);
    Answer answer;
    if (m_process) {
        const auto told = m_process->ask(said);
        for (const QByteArray &one : told.value_or(QByteArrayList()))
            takeIn(one, answer);
        if (!told)
            m_ended = m_what.file + u": "_s + told.error().message;
    }
    if (m_ended.isEmpty())
        return answer;
    m_process.reset();
    answer.found += m_ended;
    answer.isOver = true;
    return answer;
}

void RunningScript::start()
{
    auto loaded = begun(m_what);
    if (!loaded) {
        m_ended = loaded.error().message;
        return;
    }
    for (const QString &text : std::as_const(loaded->log))
        tell(text);
    m_process = std::move(loaded->process);
}

void RunningScript::takeIn(const QByteArray &told, Answer &answer)
{
    Heard heard(told);
    switch (heard.kind<Tell>()) {
    case Tell::Log:
        tell(heard.take<QString>());
        break;
    case Tell::Found:
        (void)heard.take<qint32>();
        answer.found += heard.take<QString>();
        break;
    case Tell::Failed: {
        (void)heard.take<qint32>();
        const auto text = firstLine(heard.take<QString>());
        if (heard.take<bool>()) // it took too long, and would again
            m_ended = text;
        else
            answer.found += text;
        break;
    }
    default: // there is nobody to whom it could be said
        break;
    }
}

ScriptRun::ScriptRun(const Matching &matching)
{
    int index = 0;
    for (const Assertion &assertion : matching.assertions()) {
        if (const auto *what = std::get_if<Assertion::Script>(&assertion.what))
            m_scripts.emplace(index, std::make_shared<RunningScript>(*what));
        ++index;
    }
}

Result<void> tryScripts(const QList<Assertion> &assertions)
{
    for (const Assertion &assertion : assertions) {
        const auto *what = std::get_if<Assertion::Script>(&assertion.what);
        if (const auto loaded = what ? begun(*what) : Loaded(); !loaded)
            return std::unexpected(loaded.error());
    }
    return {};
}

} // namespace jackfield
