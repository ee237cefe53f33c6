// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The lines of a form, made anew when others are there.
#include "jsonform.h"
#include "styled.h"

#include <ui/models/payloadtext.h>

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestLabel = 60; ///< characters
} // namespace

void JsonForm::build()
{
    const QWidget *focus = window()->focusWidget();
    const QString focused = focus && m_area->isAncestorOf(focus) ? focus->objectName() : QString();
    if (QWidget *old = m_area->takeWidget()) // one of it may have asked for this
        old->deleteLater();
    m_page = new QWidget;
    m_page->setObjectName(u"jsonFormFields"_s);
    auto *grid = new QGridLayout(m_page);
    grid->setContentsMargins(12, 4, 8, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    m_editors.clear();
    for (int row = 0; row < m_fields.size(); ++row)
        addField(row, m_fields[row]);
    addMore(int(m_fields.size()));
    grid->setRowStretch(int(m_fields.size()) + 1, 1);
    m_area->setWidget(m_page);
    if (auto *again = focused.isEmpty() ? nullptr : m_page->findChild<QWidget *>(focused))
        again->setFocus();
}

void JsonForm::addField(int row, const Field &field)
{
    auto *grid = static_cast<QGridLayout *>(m_page->layout());
    auto *label = plainLabel(previewText(field.label.toUtf8(), longestLabel), m_page);
    setStyled(label, "quiet", !field.isThere);
    label->setToolTip(plainToolTip(field.hint.description));
    QWidget *editor = editorOf(field);
    editor->setObjectName(u"field:"_s + field.hint.name);
    editor->setAccessibleName(field.label);
    editor->setAccessibleDescription(field.hint.description);
    if (editor->toolTip().isEmpty())
        editor->setToolTip(plainToolTip(field.hint.description));
    m_editors.append(editor);
    grid->addWidget(label, row, 0);
    grid->addWidget(editor, row, 1);
    if (!field.isThere || field.hint.isRequired)
        return;
    auto *remove = new QToolButton(m_page);
    remove->setObjectName(u"remove:"_s + field.hint.name);
    remove->setIcon(m_look.icon(u"edit-delete"_s));
    remove->setToolTip(tr("Take it out"));
    remove->setAccessibleName(tr("Take %1 out").arg(field.label));
    connect(remove, &QToolButton::clicked, this, [this, name = field.hint.name] {
        this->remove(name);
    });
    grid->addWidget(remove, row, 2);
}

QWidget *JsonForm::editorOf(const Field &field)
{
    switch (field.kind) {
    case Field::Kind::Choice:
        return createChoice(field);
    case Field::Kind::Container:
        return createOpener(field);
    case Field::Kind::Line:
        break;
    }
    return createLine(field);
}

QWidget *JsonForm::createChoice(const Field &field)
{
    auto *choice = new QComboBox(m_page);
    choice->setFont(m_look.monospace());
    if (!field.isThere || !field.hint.isRequired)
        choice->addItem(u"–"_s, QString());
    QList<JsonValue> values = field.hint.choices;
    if (values.isEmpty())
        values = { JsonValue::boolean(true), JsonValue::boolean(false) };
    for (const JsonValue &value : std::as_const(values)) {
        const QString written = QString::fromUtf8(value.raw());
        choice->addItem(typedIn(written), written);
    }
    connect(choice, &QComboBox::activated, this, [this, choice, name = field.hint.name] {
        const QString written = choice->currentData().toString();
        if (written.isEmpty())
            remove(name);
        else if (const auto value = JsonValue::parse(written.toUtf8()))
            set(name, *value);
    });
    return choice;
}

QWidget *JsonForm::createLine(const Field &field)
{
    auto *line = new QLineEdit(m_page);
    line->setFont(m_look.monospace());
    line->setPlaceholderText(field.hint.description);
    connect(line, &QLineEdit::editingFinished, this, [this, line, field] { take(field, line); });
    if (choicesOf(field).isEmpty())
        return line;
    const auto choose = [this, line, field] { showChoices(field, line); };
    QAction *files = line->addAction(m_look.icon(u"document-open"_s), QLineEdit::TrailingPosition);
    files->setText(tr("Files of the workspace"));
    files->setToolTip(tr("Files of the workspace (Down)"));
    connect(files, &QAction::triggered, this, choose);
    auto *down = new QShortcut(Qt::Key_Down, line);
    down->setContext(Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, this, choose);
    return line;
}

QStringList JsonForm::choicesOf(const Field &field) const
{
    const QString owner = m_place.tokens().isEmpty() ? QString() : m_place.tokens().last();
    return m_choices ? m_choices(owner, field.hint.name) : QStringList();
}

void JsonForm::showChoices(const Field &field, QLineEdit *line)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"choices"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &file : choicesOf(field)) {
        menu->addAction(QString(file).replace(u'&', u"&&"_s), this, [this, file, field] {
            set(field.hint.name, JsonValue::string(file));
        });
    }
    menu->popup(line->mapToGlobal(QPoint(0, line->height())));
}

/// What is there is opened, else added.
QWidget *JsonForm::createOpener(const Field &field)
{
    auto *opener = new QPushButton(m_page);
    opener->setMinimumWidth(1);
    opener->setFont(m_look.monospace());
    connect(opener, &QPushButton::clicked, this, [this, field] {
        field.isThere ? Q_EMIT placeRequested(m_place.child(field.hint.name)) : add(field);
    });
    return opener;
}

/// What elements, or members of any name, are added with.
void JsonForm::addMore(int row)
{
    const JsonText text(m_text);
    auto *grid = static_cast<QGridLayout *>(m_page->layout());
    if (m_isArray) {
        auto *more = new QPushButton(tr("Add"), m_page);
        more->setObjectName(u"addElement"_s);
        connect(more, &QPushButton::clicked, this, &JsonForm::addElement);
        grid->addWidget(more, row, 1);
    } else if (m_hints.takesAnyName(text, m_place)) {
        auto *name = new QLineEdit(m_page);
        name->setObjectName(u"addMember"_s);
        name->setAccessibleName(tr("Name of a new member"));
        name->setPlaceholderText(tr("A new name, Enter"));
        connect(name, &QLineEdit::returnPressed, this, [this, name] {
            if (!name->text().isEmpty())
                set(name->text(), JsonValue::string(u""_s));
        });
        grid->addWidget(name, row, 1);
    }
}

} // namespace jackfield::ui
