// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonform.h"

#include "styled.h"

#include <ui/models/payloadtext.h>

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestCell = 200; ///< characters
constexpr int leastSummary = 120; ///< pixels
constexpr int besides = 180; ///< a label, margins, a button
constexpr qsizetype mostFields = 200; ///< of a long array; the text has all

QString writtenAt(const JsonText &text, int value)
{
    const JsonText::Value &there = text.values()[value];
    return text.text().sliced(there.begin, there.end - there.begin);
}

bool isContainer(JsonValue::Type type)
{
    return type == JsonValue::Type::Object || type == JsonValue::Type::Array;
}
} // namespace

QString JsonForm::typedIn(const QString &written)
{
    const auto value = JsonValue::parse(written.toUtf8());
    return value && value->isString() ? value->toString() : written;
}

JsonForm::JsonForm(const Look &look, const SchemaHints &hints, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_hints(hints)
    , m_up(new QToolButton(this))
    , m_where(elidedLabel(this))
    , m_area(new QScrollArea(this))
{
    setObjectName(u"jsonForm"_s);
    setLayoutDirection(Qt::LeftToRight); // JSON, and the words of its schema
    setAttribute(Qt::WA_StyledBackground);
    m_up->setObjectName(u"formUp"_s);
    m_up->setIcon(look.icon(u"go-up"_s));
    m_up->setToolTip(tr("What it is in"));
    m_up->setAccessibleName(tr("To what it is in"));
    m_where->setObjectName(u"formWhere"_s);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 4, 8, 0);
    head->setSpacing(4);
    head->addWidget(m_up);
    head->addWidget(m_where, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_area, 1);
    connect(m_up, &QToolButton::clicked, this, [this] {
        const JsonText text(m_text);
        const int here = text.find(m_place);
        if (here > 0)
            Q_EMIT placeRequested(text.placeOf(text.values()[here].parent));
    });
}

void JsonForm::show(const QString &text, const JsonPointer &place)
{
    const JsonText read(text);
    int there = read.find(place);
    while (there > 0 && !read.values()[there].isContainer())
        there = read.values()[there].parent;
    const bool isOther = there < 0 || read.placeOf(there) != m_place;
    m_text = text;
    m_place = there < 0 ? JsonPointer() : read.placeOf(there);
    m_isArray = there >= 0 && read.values()[there].type == JsonValue::Type::Array;
    const QList<Field> fields = there < 0 ? QList<Field>() : fieldsOf(read);
    const bool isSame = !isOther && std::ranges::equal(fields, m_fields, &Field::isLike);
    m_fields = fields;
    if (!isSame || !m_page)
        build();
    fill(read);
    m_up->setEnabled(there > 0);
    const QString where = placeInWords(read);
    m_where->setText(where);
    m_where->setToolTip(plainToolTip(where));
}

/// "s › /feed › rules › 2": lists go by their elements.
QString JsonForm::placeInWords(const JsonText &text) const
{
    QStringList words;
    for (int at = text.find(m_place); at > 0; at = text.values()[at].parent) {
        const JsonText::Value &value = text.values()[at];
        const bool isNamed = value.nameBegin >= 0;
        if (isNamed && value.type == JsonValue::Type::Array && !words.isEmpty())
            continue;
        QString word = value.key;
        if (!isNamed) { // an element: by what it is called, else its number
            word = QString::number(value.key.toInt() + 1);
            for (const QString &name : { u"name"_s, u"path"_s }) {
                const int called = text.find(text.placeOf(at).child(name));
                if (called >= 0 && !text.values()[called].isContainer()) {
                    word = typedIn(writtenAt(text, called));
                    break;
                }
            }
        }
        words.prepend(previewText(word.toUtf8(), longestCell));
    }
    return words.isEmpty() ? tr("the mock") : words.join(u" › "_s);
}

JsonForm::Field
JsonForm::fieldOf(const JsonText &text, const SchemaHint &hint, const QString &label) const
{
    Field field { .hint = hint, .label = label };
    const int there = text.find(m_place.child(hint.name));
    field.isThere = there >= 0;
    const JsonValue::Type type =
        field.isThere && !text.values()[there].isMissing ? text.values()[there].type : hint.type;
    if (isContainer(type))
        field.kind = Field::Kind::Container;
    else if (!hint.choices.isEmpty() || hint.type == JsonValue::Type::Bool)
        field.kind = Field::Kind::Choice;
    return field;
}

QList<JsonForm::Field> JsonForm::fieldsOf(const JsonText &text) const
{
    QList<Field> fields;
    const int here = text.find(m_place);
    if (!m_isArray) {
        for (const SchemaHint &hint : m_hints.members(text, m_place))
            fields.append(fieldOf(text, hint, hint.name));
    }
    for (const int child : text.childrenOf(here)) {
        const QString &key = text.values()[child].key;
        const bool isKnown =
            std::ranges::any_of(fields, [&](const Field &field) { return field.hint.name == key; });
        if (isKnown || fields.size() >= mostFields)
            continue;
        SchemaHint hint = m_hints.value(text, m_place.child(key));
        hint.name = key;
        fields.append(
            fieldOf(text, hint, m_isArray ? QString::number(key.toInt() + 1) : hint.name));
    }
    return fields;
}

void JsonForm::fill(const JsonText &text)
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        const int there = text.find(m_place.child(m_fields[i].hint.name));
        fillEditor(m_fields[i], m_editors[i], there < 0 ? QString() : writtenAt(text, there));
    }
}

void JsonForm::fillEditor(const Field &field, QWidget *editor, const QString &written)
{
    switch (field.kind) {
    case Field::Kind::Choice: {
        auto *choice = static_cast<QComboBox *>(editor);
        int index = choice->findData(written);
        if (index < 0) { // not one of them: shown as it is
            choice->addItem(written, written);
            index = choice->count() - 1;
        }
        choice->setCurrentIndex(index);
        return;
    }
    case Field::Kind::Container: {
        const QString summary = previewText(
            QString(written.first(std::min(written.size(), 4 * longestCell))).simplified().toUtf8(),
            longestCell);
        const QString seen = editor->fontMetrics().elidedText(
            summary, Qt::ElideRight, std::max(leastSummary, m_area->viewport()->width() - besides));
        static_cast<QPushButton *>(editor)->setText(field.isThere ? leftToRight(seen) : tr("Add"));
        return;
    }
    case Field::Kind::Line:
        break;
    }
    auto *line = static_cast<QLineEdit *>(editor);
    if (!line->hasFocus() || typedIn(written) != line->text())
        line->setText(typedIn(written));
    setStyled(line, "invalid", false);
}

/// What was typed, as the value that it must be; a variable stands for any.
void JsonForm::take(const Field &field, QLineEdit *line)
{
    const JsonText text(m_text);
    const int there = text.find(m_place.child(field.hint.name));
    const QString before = there < 0 ? QString() : typedIn(writtenAt(text, there));
    const QString written = line->text();
    if (written == before)
        return;
    if (written.isEmpty() && !field.hint.isRequired && !m_isArray)
        return remove(field.hint.name);
    const auto read = JsonValue::parse(written.toUtf8());
    const bool isText = field.hint.type == JsonValue::Type::String || written.startsWith(u"{{")
        || (!read && field.hint.type == JsonValue::Type::Null);
    const bool isRight = isText
        || (read && (field.hint.type == JsonValue::Type::Null || read->type() == field.hint.type));
    setStyled(line, "invalid", !isRight);
    if (isRight)
        set(field.hint.name, isText ? JsonValue::string(written) : *read);
}

void JsonForm::set(const QString &name, const JsonValue &value)
{
    const int there = JsonText(m_text).find(m_place.child(name));
    std::optional<QString> text;
    if (m_isArray && there >= 0) {
        const JsonText read(m_text);
        const JsonText::Value &old = read.values()[there];
        text = QString(m_text).replace(
            old.begin, old.end - old.begin, QString::fromUtf8(value.toJson()));
    } else {
        text = withMember(m_text, m_place, name, value);
    }
    if (text)
        Q_EMIT changed(*text);
}

void JsonForm::remove(const QString &name)
{
    if (const auto text = without(m_text, m_place.child(name)))
        Q_EMIT changed(*text);
}

void JsonForm::add(const Field &field)
{
    const auto start = JsonValue::parse(field.hint.start().toUtf8());
    set(field.hint.name, start.value_or(JsonValue()));
    Q_EMIT placeRequested(m_place.child(field.hint.name));
}

void JsonForm::addElement()
{
    const JsonText text(m_text);
    const qsizetype count = text.childrenOf(text.find(m_place)).size();
    const SchemaHint hint = m_hints.value(text, m_place.child(count));
    const auto start = JsonValue::parse(hint.start().toUtf8()).value_or(JsonValue());
    if (const auto changedText = withElement(m_text, m_place, start)) {
        const JsonPointer added = m_place.child(count);
        Q_EMIT changed(*changedText);
        if (isContainer(start.type()))
            Q_EMIT placeRequested(added);
    }
}

} // namespace jackfield::ui
