// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How a script's text and its file keep in step, and what happens when somebody else writes it, too.
#include "scripttab.h"

#include <ui/models/payloadtext.h>
#include <ui/views/codeeditor.h>
#include <ui/views/notice.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 longestScript = 4 << 20; ///< bytes, of one that is written here
constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

/// Nothing: it is not there, or cannot be read.
std::optional<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || file.size() > longestScript || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}
} // namespace

/// As it will stand in the file, with the byte order mark and the ends of lines that it had.
QByteArray ScriptTab::bytes() const
{
    QString text = m_editor->code();
    if (m_there && m_there->contains("\r\n"))
        text.replace(u'\n', u"\r\n"_s);
    const bool hasMark = m_there && m_there->startsWith(byteOrderMark);
    return (hasMark ? byteOrderMark.toByteArray() : QByteArray()) + text.toUtf8();
}

/// As it is written here.
QString ScriptTab::textOf(const QByteArray &bytes) const
{
    const qsizetype mark = bytes.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    return exactText(QByteArrayView(bytes).sliced(mark)).replace(u"\r\n"_s, u"\n"_s);
}

bool ScriptTab::isUnkept() const
{
    return !m_editor->isReadOnly() && bytes() != m_there.value_or(QByteArray());
}

/// A file of which writing would change what nobody has touched is only shown.
void ScriptTab::protectUnlessExact()
{
    const bool isExact = m_there && bytes() == *m_there;
    m_editor->setReadOnly(!isExact);
    if (!isExact)
        tellReadOnly();
}

void ScriptTab::load()
{
    moveTo(path());
    m_there = contents(path());
    m_editor->setPlainText(textOf(m_there.value_or(QByteArray())));
    protectUnlessExact();
}

void ScriptTab::tellReadOnly()
{
    if (!m_there)
        m_notice->tell(tr("%1 cannot be read, or has more than 4 MiB.").arg(path()));
    else
        m_notice->tell(tr("%1 is shown, and not written to: it is no UTF-8, or its lines end in "
                          "different ways, which an editor would not keep.")
                           .arg(path()));
}

/// What an earlier run could not write stays here, and is not written over what stands there until told.
void ScriptTab::loadUnkept()
{
    const bool isUnkept = m_state.isUnkept || !m_state.text.isEmpty();
    if (!isUnkept || m_state.text == m_editor->code())
        return;
    m_editor->setReadOnly(false);
    m_editor->setPlainText(m_state.text);
    m_hasConflict = true;
    tellConflict(tr("What was written here last is not in %1.").arg(path()), tr("Write over it"));
}

TabState ScriptTab::state() const
{
    TabState state = m_state;
    state.isUnkept = isUnkept();
    state.text = state.isUnkept ? m_editor->code() : QString();
    return state;
}

void ScriptTab::edit()
{
    m_checking.start();
    if (isUnkept() && !m_hasConflict)
        m_keeping.start();
    Q_EMIT edited();
}

void ScriptTab::leave()
{
    if (isUnkept() && !m_hasConflict)
        save(false);
}

void ScriptTab::tellConflict(const QString &text, const QString &remedy)
{
    m_notice->tell(text,
                   Notice::Tone::Warning,
                   { remedy, [this] { save(true); } },
                   { tr("Take what is there"), [this] { takeFile(); } });
}

/// What somebody else wrote there meanwhile is not lost, unless `isForced`.
void ScriptTab::save(bool isForced)
{
    m_keeping.stop();
    if (m_editor->isReadOnly())
        return tellReadOnly();
    const auto there = contents(path());
    if (there == bytes()) { // nothing is to be done, whoever did it
        m_there = there;
        if (std::exchange(m_hasConflict, false))
            m_notice->dismiss();
        return;
    }
    if (!isForced && there && !isUnkept())
        return followFile(); // there is nothing of ours to save
    if (!isForced && (there != m_there || m_hasConflict)) {
        m_hasConflict = true;
        if (there)
            tellConflict(tr("Nothing was saved: %1 was changed by somebody else.").arg(path()),
                         tr("Write over it"));
        else
            m_notice->tell(tr("Nothing was saved: %1 is not there any more.").arg(path()),
                           Notice::Tone::Warning,
                           { tr("Write it again"), [this] { save(true); } });
        Q_EMIT edited();
        return;
    }
    const QByteArray written = bytes();
    QDir().mkpath(QFileInfo(path()).absolutePath());
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(written) < 0 || !file.commit()) {
        m_notice->tell(tr("%1 cannot be written: %2").arg(path(), file.errorString()),
                       Notice::Tone::Failure,
                       { tr("Try again"), [this] { save(false); } });
        return;
    }
    m_there = written;
    if (std::exchange(m_hasConflict, false))
        m_notice->dismiss();
    Q_EMIT edited();
}

/// Somebody wrote the file, maybe this tab.
void ScriptTab::followFile()
{
    const auto there = contents(path());
    if (there == m_there || !there)
        return;
    if (isUnkept())
        save(false); // which says so
    else
        takeFile();
}

void ScriptTab::takeFile()
{
    const auto there = contents(path());
    if (!there) {
        m_notice->tell(tr("%1 cannot be read.").arg(path()));
        return;
    }
    m_there = there;
    m_hasConflict = false;
    m_notice->dismiss();
    m_editor->replaceCode(textOf(*there));
    protectUnlessExact();
    Q_EMIT edited();
}

} // namespace jackfield::ui
