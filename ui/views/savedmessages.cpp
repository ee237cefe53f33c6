// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "savedmessages.h"

#include "styled.h"

#include <ui/models/payloadtext.h>

#include <QBoxLayout>
#include <QHash>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QWidgetAction>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestName = 80; ///< in a menu

QString folderOf(const QString &name)
{
    return name.section(u'/', 0, -2);
}

/// As an action's text, where & would mark a key.
QString label(const QString &text)
{
    return previewText(text.toUtf8(), longestName).replace(u"&"_s, u"&&"_s);
}

/// With what stands at the right end of its line: whether it answers by itself.
QString labelOf(const ConnectionFile::Message &message, const QString &name)
{
    if (message.when.isNull())
        return label(name);
    return label(name) + u'\t'
        + (message.isOn ? SavedMessages::tr("answers") : SavedMessages::tr("does not answer now"));
}

/// The menu of a folder below `root`, made where its first message stands.
QMenu *menuOf(const QString &folder, QMenu *root, QHash<QString, QMenu *> &menus)
{
    if (folder.isEmpty())
        return root;
    QMenu *&menu = menus[folder];
    if (!menu)
        menu = menuOf(folderOf(folder), root, menus)->addMenu(label(folder.section(u'/', -1)));
    return menus[folder];
}
} // namespace

SavedMessages::SavedMessages(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_choice(new QPushButton(tr("Saved"), this))
    , m_keep(new QToolButton(this))
    , m_answers(new QPushButton(this))
{
    m_choice->setObjectName(u"savedMessages"_s);
    m_choice->setMenu(new QMenu(m_choice));
    m_choice->setProperty("drop", true);
    m_choice->setToolTip(tr("Messages saved in the connection's file"));
    m_keep->setObjectName(u"saveMessage"_s);
    m_keep->setIcon(look.icon(u"document-save"_s));
    m_keep->setPopupMode(QToolButton::InstantPopup);
    m_keep->setMenu(new QMenu(m_keep));
    m_keep->setToolTip(
        tr("Save this message in the connection under a name; order and delete those there are"));
    m_keep->setAccessibleName(tr("Save this message"));
    m_answers->setObjectName(u"answers"_s);
    m_answers->setMenu(new QMenu(m_answers));
    m_answers->setProperty("drop", true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_choice);
    layout->addWidget(m_keep);
    connect(m_answers->menu(), &QMenu::aboutToShow, this, &SavedMessages::fillAnswers);
    connect(m_keep->menu(), &QMenu::aboutToShow, this, &SavedMessages::fillKeeping);
    setMessages({});
}

void SavedMessages::setMessages(const QList<Message> &messages)
{
    m_messages = messages;
    m_choice->setVisible(!messages.isEmpty());
    fillChoice();
    countAnswers();
}

void SavedMessages::setPaused(bool on)
{
    m_isPaused = on;
    countAnswers();
}

/// How many answer by themselves now stands on their button.
void SavedMessages::countAnswers()
{
    const auto isRule = [](const Message &message) { return !message.when.isNull(); };
    const auto isOn = [&](const Message &message) { return isRule(message) && message.isOn; };
    const auto count = std::ranges::count_if(m_messages, isOn);
    m_answers->setVisible(std::ranges::any_of(m_messages, isRule));
    m_answers->setText(m_isPaused       ? tr("Answers paused")
                           : count == 0 ? tr("Answers off")
                                        : tr("Answers · %1").arg(count));
    m_answers->setToolTip(
        m_isPaused ? tr("There were too many answers; no more are sent until you resume")
                   : tr("Saved messages that answer by themselves: %1 are switched on").arg(count));
    setStyled(m_answers, "warned", m_isPaused);
}

void SavedMessages::fillAnswers()
{
    QMenu *menu = m_answers->menu();
    menu->clear();
    if (m_isPaused)
        menu->addAction(tr("Resume answering"), this, &SavedMessages::resumeRequested);
    for (qsizetype row = 0; row < m_messages.size(); ++row) {
        if (!m_messages[row].when.isNull())
            addSwitch(menu, row);
    }
    menu->addSeparator();
    menu->addAction(tr("When they answer…"), this, [this] {
        const auto first = std::ranges::find_if(
            m_messages, [](const Message &message) { return !message.when.isNull(); });
        if (first != m_messages.end())
            Q_EMIT answerRequested(first->name);
    });
}

/// Where a message stands now that stood at `row` when a menu was made: the file may have changed since. -1: it is gone.
qsizetype SavedMessages::rowOf(const QString &name, qsizetype row) const
{
    if (row < m_messages.size() && m_messages[row].name == name)
        return row;
    const auto there = std::ranges::find(m_messages, name, &Message::name);
    return there == m_messages.end() ? -1 : there - m_messages.begin();
}

/// Ticked while it answers.
void SavedMessages::addSwitch(QMenu *menu, qsizetype row)
{
    QAction *action = menu->addAction(label(m_messages[row].name));
    action->setCheckable(true);
    action->setChecked(m_messages[row].isOn);
    connect(action, &QAction::toggled, this, [this, row, name = m_messages[row].name](bool isOn) {
        QList<Message> messages = m_messages;
        if (const qsizetype now = rowOf(name, row); now >= 0) {
            messages[now].isOn = isOn;
            changeTo(messages);
        }
    });
}

void SavedMessages::fillChoice()
{
    QMenu *root = m_choice->menu();
    root->clear();
    qDeleteAll(root->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    QHash<QString, QMenu *> menus;
    for (const Message &message : std::as_const(m_messages)) {
        menuOf(folderOf(message.name), root, menus)
            ->addAction(labelOf(message, message.name.section(u'/', -1)), this, [this, message] {
                m_name = message.name;
                Q_EMIT chosen(message);
            });
    }
}

/// A field for the name, and what can be done with those that are there.
void SavedMessages::fillKeeping()
{
    QMenu *menu = m_keep->menu();
    menu->clear();
    qDeleteAll(menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    auto *name = new QLineEdit(m_name);
    name->setObjectName(u"messageName"_s);
    name->setPlaceholderText(tr("Save as name or folder/name"));
    name->setMinimumWidth(240);
    name->setAccessibleName(tr("Name of the message"));
    connect(name, &QLineEdit::returnPressed, this, [this, name, menu] {
        Q_EMIT keepRequested(name->text().trimmed());
        menu->hide();
    });
    auto *field = new QWidgetAction(menu);
    field->setDefaultWidget(name);
    menu->addAction(field);
    name->setFocus();
    if (!m_messages.isEmpty())
        menu->addSeparator();
    for (qsizetype row = 0; row < m_messages.size(); ++row)
        addOrdering(menu->addMenu(labelOf(m_messages[row], m_messages[row].name)), row);
}

void SavedMessages::addOrdering(QMenu *menu, qsizetype row)
{
    const QString name = m_messages[row].name;
    const auto offer = [&](const QString &text, int step) {
        QAction *action = menu->addAction(text, this, [=, this] { move(rowOf(name, row), step); });
        action->setEnabled(neighbour(row, step) >= 0);
    };
    offer(tr("Move up"), -1);
    offer(tr("Move down"), 1);
    menu->addSeparator();
    menu->addAction(tr("Answer with it…"), this, [this, name] { Q_EMIT answerRequested(name); });
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, [this, row, name] {
        QList<Message> messages = m_messages;
        if (const qsizetype now = rowOf(name, row); now >= 0) {
            messages.removeAt(now);
            changeTo(messages);
        }
    });
}

/// The next one of the same folder in a direction; -1 if there is none.
qsizetype SavedMessages::neighbour(qsizetype row, int step) const
{
    const QString folder = folderOf(m_messages[row].name);
    for (qsizetype next = row + step; next >= 0 && next < m_messages.size(); next += step) {
        if (folderOf(m_messages[next].name) == folder)
            return next;
    }
    return -1;
}

void SavedMessages::move(qsizetype row, int step)
{
    const qsizetype next = row < 0 ? -1 : neighbour(row, step);
    if (next < 0)
        return;
    QList<Message> messages = m_messages;
    messages.move(row, next);
    changeTo(messages);
}

void SavedMessages::keep(const Message &message)
{
    if (message.name.isEmpty())
        return;
    QList<Message> messages = m_messages;
    const auto there = std::ranges::find(messages, message.name, &Message::name);
    if (there == messages.end())
        messages.append(message);
    else
        *there = { message.name, message.text, message.kind, there->when, there->isOn };
    m_name = message.name;
    changeTo(messages);
}

void SavedMessages::setAnswer(const QString &name, const JsonValue &when)
{
    QList<Message> messages = m_messages;
    const auto there = std::ranges::find(messages, name, &Message::name);
    if (there == messages.end())
        return;
    there->when = when;
    there->isOn = true;
    changeTo(messages);
}

void SavedMessages::changeTo(const QList<Message> &messages)
{
    setMessages(messages);
    Q_EMIT changed();
}

} // namespace jackfield::ui
