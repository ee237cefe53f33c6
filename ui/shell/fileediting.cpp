// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "fileediting.h"

#include <ui/models/payloadtext.h>
#include <ui/views/codeeditor.h>
#include <ui/views/notice.h>

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 longestFile = 4 << 20; ///< bytes, of one that is written here
constexpr std::chrono::milliseconds pause { 800 };
constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

/// Nothing: it is not there, or cannot be read.
std::optional<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || file.size() > longestFile || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}
} // namespace

FileEditing::FileEditing(CodeEditor &editor, Notice &notice, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_notice(notice)
{
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(pause);
    connect(&m_keeping, &QTimer::timeout, this, &FileEditing::save);
    connect(&m_watch, &FileWatch::changed, this, &FileEditing::follow);
    m_editor.installEventFilter(this);
}

void FileEditing::open(const QString &path, const TabState &state)
{
    moveTo(path);
    m_there = contents(path);
    m_editor.setPlainText(textOf(m_there.value_or(QByteArray())));
    protectUnlessExact();
    connect(&m_editor, &QPlainTextEdit::textChanged, this, &FileEditing::edit);
    const bool isUnkeptText = state.isUnkept || !state.text.isEmpty();
    if (!isUnkeptText || state.text == m_editor.code())
        return;
    // It is not written over what stands there until somebody says so.
    m_hasConflict = true;
    m_editor.setReadOnly(false);
    m_editor.setPlainText(state.text);
    tellConflict(tr("The last changes made here are not in %1.").arg(path), tr("Overwrite it"));
}

void FileEditing::moveTo(const QString &path)
{
    m_path = path;
    m_watch.setFiles({ path });
}

QByteArray FileEditing::bytes() const
{
    QString text = m_editor.code();
    if (m_there && m_there->contains("\r\n"))
        text.replace(u'\n', u"\r\n"_s);
    const bool hasMark = m_there && m_there->startsWith(byteOrderMark);
    return (hasMark ? byteOrderMark.toByteArray() : QByteArray()) + text.toUtf8();
}

/// As it is written here.
QString FileEditing::textOf(const QByteArray &bytes) const
{
    const qsizetype mark = bytes.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    return exactText(QByteArrayView(bytes).sliced(mark)).replace(u"\r\n"_s, u"\n"_s);
}

bool FileEditing::isUnkept() const
{
    return !m_editor.isReadOnly() && bytes() != m_there.value_or(QByteArray());
}

void FileEditing::addTo(TabState *state) const
{
    state->isUnkept = isUnkept();
    state->text = state->isUnkept ? m_editor.code() : QString();
}

/// A file of which writing would change what nobody has touched is only shown.
void FileEditing::protectUnlessExact()
{
    const bool isExact = m_there && bytes() == *m_there;
    m_editor.setReadOnly(!isExact);
    if (!isExact)
        tellReadOnly();
}

void FileEditing::tellReadOnly()
{
    if (!m_there)
        m_notice.tell(tr("%1 cannot be read, or is larger than 4 MiB.").arg(m_path));
    else
        m_notice.tell(tr("%1 can be read here, but not changed: it is not UTF-8, or has mixed "
                         "line ends, which an editor would not keep.")
                          .arg(m_path));
}

void FileEditing::edit()
{
    Q_EMIT changed();
    if (isUnkept() && !m_hasConflict)
        m_keeping.start();
    Q_EMIT edited();
}

void FileEditing::leave()
{
    if (isUnkept() && !m_hasConflict)
        save();
}

void FileEditing::tellConflict(const QString &text, const QString &remedy)
{
    m_notice.tell(text,
                  Notice::Tone::Warning,
                  { remedy, [this] { write(true); } },
                  { tr("Load what is there"), [this] { take(); } });
}

/// What somebody else wrote there meanwhile is not lost, unless `isForced`.
void FileEditing::write(bool isForced)
{
    m_keeping.stop();
    if (m_editor.isReadOnly())
        return tellReadOnly();
    const auto there = contents(m_path);
    const QByteArray written = bytes();
    if (there == written) { // nothing is to be done, whoever did it
        m_there = there;
        if (std::exchange(m_hasConflict, false))
            m_notice.dismiss();
        return;
    }
    if (!isForced && there && !isUnkept())
        return follow(); // there is nothing of ours to save
    if (!isForced && (there != m_there || m_hasConflict))
        return tellLost(there.has_value());
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(written) < 0 || !file.commit()) {
        m_notice.tell(tr("%1 cannot be written: %2").arg(m_path, file.errorString()),
                      Notice::Tone::Failure,
                      { tr("Try again"), [this] { save(); } });
        return;
    }
    m_there = written;
    if (std::exchange(m_hasConflict, false))
        m_notice.dismiss();
    Q_EMIT edited();
}

void FileEditing::tellLost(bool isThere)
{
    m_hasConflict = true;
    if (isThere)
        tellConflict(tr("Nothing was saved: %1 was changed by somebody else.").arg(m_path),
                     tr("Overwrite it"));
    else
        m_notice.tell(tr("Nothing was saved: %1 is no longer there.").arg(m_path),
                      Notice::Tone::Warning,
                      { tr("Save it again"), [this] { write(true); } });
    Q_EMIT edited();
}

/// Somebody wrote the file, maybe this editor.
void FileEditing::follow()
{
    const auto there = contents(m_path);
    if (there == m_there || !there)
        return;
    if (isUnkept())
        save(); // which says so
    else
        take();
}

void FileEditing::take()
{
    const auto there = contents(m_path);
    if (!there) {
        m_notice.tell(tr("%1 cannot be read.").arg(m_path));
        return;
    }
    m_there = there;
    m_hasConflict = false;
    m_notice.dismiss();
    m_editor.replaceCode(textOf(*there));
    protectUnlessExact();
    Q_EMIT edited();
}

bool FileEditing::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_editor && event->type() == QEvent::FocusOut)
        leave();
    return QObject::eventFilter(watched, event);
}

} // namespace jackfield::ui
