// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/schemahints.h>

#include <QWidget>
#include <functional>

class QGridLayout;
class QLabel;
class QLineEdit;
class QScrollArea;
class QToolButton;

namespace jackfield::ui {

/// One object or array of a JSON text as a form, made by a schema: a line for each member that is there or can be. What is changed
/// in it is changed in the text, and nothing else there.
class JsonForm : public QWidget
{
    Q_OBJECT

public:
    /// `hints` outlive it.
    JsonForm(const Look &look, const SchemaHints &hints, QWidget *parent = nullptr);

    /// What a member `key` of an object that is called `owner` may name, asked when it is shown and when somebody looks.
    using Choices = std::function<QStringList(const QString &owner, const QString &key)>;
    void offerFiles(Choices choices) { m_choices = std::move(choices); }

    /// Of a place that is no container, the one around it.
    void show(const QString &text, const JsonPointer &place);
    const JsonPointer &place() const { return m_place; }

Q_SIGNALS:
    /// The whole text, with what was changed.
    void changed(const QString &text);
    /// What stands there shall be seen, here and in the text.
    void placeRequested(const jackfield::JsonPointer &place);

private:
    /// A member or an element, there or not.
    struct Field
    {
        enum class Kind { Choice, Line, Container };

        SchemaHint hint;
        QString label;
        Kind kind = Kind::Line;
        bool isThere = false;

        bool isLike(const Field &other) const
        {
            return label == other.label && kind == other.kind && isThere == other.isThere;
        }
    };

    /// As it is typed into a field: of a string its characters.
    static QString typedIn(const QString &written);
    QList<Field> fieldsOf(const JsonText &text) const;
    Field fieldOf(const JsonText &text, const SchemaHint &hint, const QString &label) const;
    void build();
    void addField(int row, const Field &field);
    QWidget *editorOf(const Field &field);
    QWidget *createChoice(const Field &field);
    QWidget *createLine(const Field &field);
    QStringList choicesOf(const Field &field) const;
    void showChoices(const Field &field, QLineEdit *line);
    QWidget *createOpener(const Field &field);
    void addMore(int row);
    void fill(const JsonText &text);
    void fillEditor(const Field &field, QWidget *editor, const QString &written);
    void take(const Field &field, QLineEdit *line);
    void set(const QString &name, const JsonValue &value);
    void remove(const QString &name);
    void add(const Field &field);
    void addElement();
    QString placeInWords(const JsonText &text) const;

    const Look &m_look;
    const SchemaHints &m_hints;
    Choices m_choices;
    QString m_text;
    JsonPointer m_place;
    bool m_isArray = false;
    QList<Field> m_fields;
    QList<QWidget *> m_editors; ///< of each field
    QToolButton *m_up;
    QLabel *m_where;
    QScrollArea *m_area;
    QWidget *m_page = nullptr; ///< with the fields; in the area
};

} // namespace jackfield::ui
