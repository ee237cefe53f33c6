// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield::ui {

/// A JSON text that somebody wrote, changed in one place at a time: blanks, order and spelling of all else stay as they are.
/// What is new is written as its neighbours are, on lines of its own or not.
class EditedJson
{
public:
    /// Errors: those of JsonValue::parse.
    static Result<EditedJson> parse(const QByteArray &text);

    const QByteArray &text() const { return m_text; }
    const JsonValue &root() const { return m_root; }

    /// Precondition: an array stands there.
    void append(const JsonPointer &array, const JsonValue &element);
    /// In the place of the member of that name, or behind the last one. Precondition: an object stands there.
    void set(const JsonPointer &object, const QString &key, const JsonValue &value);
    /// The member, or the element. Precondition: it is there, and is not the whole.
    void remove(const JsonPointer &place);

private:
    /// Offsets into the text.
    struct Span
    {
        qsizetype begin = 0; ///< of the key, if there is one
        qsizetype value = 0;
        qsizetype end = 0;
    };

    EditedJson(QByteArray text, JsonValue root);

    Span spanOf(const JsonValue &value) const;
    QList<Span> childrenOf(const JsonValue &container) const;
    QByteArray marginOf(qsizetype at) const;
    QByteArray blanksBefore(const Span &container, const QList<Span> &children) const;
    QByteArray written(const JsonValue &value, const QByteArray &blanks, bool isTight) const;
    void insert(const JsonValue &container, const QByteArray &key, const JsonValue &value);
    void replace(qsizetype begin, qsizetype end, const QByteArray &by);

    QByteArray m_text;
    JsonValue m_root;
};

} // namespace jackfield::ui
