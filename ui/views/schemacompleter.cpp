// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "schemacompleter.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
using Slot = JsonText::Slot;

constexpr qsizetype longestText = 1 << 20; ///< characters: each key is answered at once
constexpr int gap = 16;
enum Role { Start = Qt::UserRole, Description };

/// A name, and what it means in the ink of what is secondary.
class HintDelegate : public QStyledItemDelegate
{
public:
    HintDelegate(const Look &look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    { }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        const QString words = index.data(Description).toString();
        if (!words.isEmpty())
            size.rwidth() += gap + option.fontMetrics.horizontalAdvance(words);
        return size;
    }
    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const int name = QStyledItemDelegate::sizeHint(option, index).width();
        painter->setFont(option.font);
        painter->setPen(m_look.theme().muted);
        painter->drawText(option.rect.adjusted(name + gap, 0, -4, 0),
                          int(Qt::AlignVCenter | Qt::AlignLeft),
                          index.data(Description).toString());
    }

private:
    const Look &m_look;
};

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$' || c == u'-' || c == u'.';
}

/// The end of the word that `position` is in, with its quote: what else stands on the line may be taken for a part of a string
/// whose quote is yet to come.
qsizetype wordEnd(const QString &text, qsizetype position)
{
    while (position < text.size() && isWord(text[position]))
        ++position;
    return position < text.size() && text[position] == u'"' ? position + 1 : position;
}

QString writtenBefore(const JsonText &text, const Slot &slot, qsizetype position)
{
    const QString written = text.text().sliced(slot.begin, position - slot.begin);
    return written.startsWith(u'"') ? written.sliced(1) : written;
}

QChar firstBehind(const QString &text, qsizetype position)
{
    while (position < text.size() && text[position].isSpace())
        ++position;
    return position < text.size() ? text[position] : QChar();
}
} // namespace

SchemaCompleter::SchemaCompleter(const Look &look, const SchemaHints &hints, CodeView *edit)
    : EditCompleter(look, edit)
    , m_hints(hints)
{
    setModel(&m_known);
    popup()->setObjectName(u"schemaCompletions"_s);
    popup()->setAccessibleName(tr("What can stand here"));
    popup()->setItemDelegate(new HintDelegate(look, this));
    connect(edit, &QPlainTextEdit::textChanged, this, [this] {
        if (std::exchange(m_isTyped, false))
            this->look(false);
        else if (popup()->isVisible()) // other colours are a change, too
            this->look(m_isAsked);
    });
    edit->installEventFilter(this);
}

/// What others write is no question.
bool SchemaCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return EditCompleter::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isInEdit = watched == edit();
    if (isInEdit && key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
        look(true);
        return true;
    }
    const QString typed = key->text();
    m_isTyped = !typed.isEmpty() && (typed[0].isPrint() || key->key() == Qt::Key_Backspace)
        && key->key() != Qt::Key_Space;
    return EditCompleter::eventFilter(watched, event);
}

void SchemaCompleter::look(bool isAsked)
{
    m_isAsked = isAsked;
    if (edit()->isReadOnly() || edit()->document()->characterCount() > longestText)
        return;
    const JsonText text(code());
    const qsizetype position = edit()->textCursor().position();
    const auto slot = text.slotAt(position);
    if (!slot || (!isAsked && slot->begin == position))
        return offer(std::nullopt);
    fill(text, *slot);
    const QString prefix = writtenBefore(text, *slot, position);
    const bool isThere = m_known.rowCount() > 0 && !isAsked && prefix.endsWith(u'"');
    offer(isThere ? std::nullopt : std::optional(prefix));
}

void SchemaCompleter::fill(const JsonText &text, const Slot &slot)
{
    m_known.clear();
    const bool isName = slot.kind == Slot::Kind::Name;
    const int object = isName ? text.find(slot.place) : -1;
    const int current = text.around(slot.begin);
    const QString written = isName && current >= 0 && text.values()[current].nameBegin == slot.begin
        ? text.values()[current].key
        : QString();
    for (const SchemaHint &hint :
         isName ? m_hints.members(text, slot.place, written) : m_hints.values(text, slot.place)) {
        const int there = object < 0 ? -1 : text.find(slot.place.child(hint.name));
        if (there >= 0 && text.values()[there].nameBegin != slot.begin)
            continue;
        QString word = hint.name;
        if (!isName && word.startsWith(u'"'))
            word = word.sliced(1, word.size() - 2);
        auto *item = new QStandardItem(word);
        item->setData(isName ? hint.start() : hint.name, Start);
        item->setData(hint.description, Description);
        m_known.appendRow(item);
    }
}

/// A member with what its value begins with, and the cursor in there.
void SchemaCompleter::write(const QModelIndex &chosen)
{
    const JsonText text(code());
    const qsizetype position = edit()->textCursor().position();
    const auto slot = text.slotAt(position);
    if (!slot)
        return;
    const QString start = chosen.data(Start).toString();
    const qsizetype end = wordEnd(text.text(), position);
    const QChar behind = firstBehind(text.text(), end);
    QString written = start;
    if (slot->kind == Slot::Kind::Name) {
        written = u'"' + chosen.data().toString() + u'"';
        if (behind != u':')
            written += u": "_s + start;
    }
    const bool isPair =
        written.endsWith(u"\"\"") || written.endsWith(u"{}") || written.endsWith(u"[]");
    const int back = isPair ? 1 : 0;
    const bool needsComma = behind == u'"' || behind == u'{';
    QTextCursor cursor = edit()->textCursor();
    cursor.setPosition(int(slot->begin));
    cursor.setPosition(int(std::max(end, position)), QTextCursor::KeepAnchor);
    cursor.insertText(needsComma ? written + u","_s : written);
    cursor.setPosition(cursor.position() - back - (needsComma ? 1 : 0));
    edit()->setTextCursor(cursor);
}

} // namespace jackfield::ui
