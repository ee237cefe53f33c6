// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <QHash>
#include <functional>

namespace jackfield::json {

/// What went wrong first while a file was read.
struct Problem
{
    QString name; ///< of the file
    std::optional<Error> first;
    /// What `{{ var.NAME }}` stands for in its strings, once that is known; nothing: for itself.
    std::optional<QHash<QString, JsonValue>> variables = {};
};

/// A value of a definition and its place in it. Reading never stops at a mistake: the first one is kept in the
/// Problem that all nodes of a file share, and the caller looks at it once, at the end.
class Node
{
public:
    Node(JsonValue value, Problem &problem, JsonPointer pointer = {});

    const JsonValue &value() const { return m_value; }
    const JsonPointer &pointer() const { return m_pointer; }

    /// The member of that name, if there is one.
    std::optional<Node> member(const QString &key) const;
    /// The member of that name; its absence is a mistake, and the node then is null.
    Node required(const QString &key) const;
    /// The elements of an array; anything else is a mistake.
    QList<Node> elements() const;
    /// The elements of an array, or the value itself as the only one.
    QList<Node> oneOrMore() const;

    /// Anything but an object without duplicates whose keys are all in `keys` is a mistake. Keys that begin with
    /// "x-" and "$schema" are for other programs.
    void expectKeys(const QStringList &keys) const;

    /// With the file's variables filled in.
    QString string() const;
    /// As it stands: of what is a template.
    QString templateText() const;
    /// The value of the variable, if nothing else stands here; else what it is.
    Node filled() const;
    bool boolean() const;
    /// A whole number from `least` to `greatest`.
    qint64 integer(qint64 least, qint64 greatest) const;

    /// From now on strings have these variables.
    void define(const QHash<QString, JsonValue> &variables) const;
    QHash<QString, JsonValue> variables() const;

    void fail(const QString &message, Error::Code code = Error::Code::Invalid) const;
    /// Whether there was a mistake in the file up to now.
    bool hasFailed() const { return m_problem->first.has_value(); }

private:
    JsonValue variable(const QString &name) const;
    void failType(const QString &wanted) const;

    JsonValue m_value;
    Problem *m_problem;
    JsonPointer m_pointer;
};

/// What `read` makes of a JSON text, or the first mistake in it, with `where` "NAME:line:column".
template<typename T>
Result<T>
readText(const QByteArray &text, const QString &name, const std::function<T(const Node &)> &read)
{
    const auto value = JsonValue::parse(text);
    if (!value)
        return failure(
            value.error().code, value.error().message, name + u':' + value.error().where);
    Problem problem { .name = name, .first = {} };
    T made = read(Node(*value, problem));
    if (problem.first)
        return std::unexpected(*problem.first);
    return made;
}

/// "there is no variable 'x'; there is a, b or c"
QString noVariable(const QString &name, QStringList known);

/// "a, b or c"
QString enumerated(const QStringList &words);

} // namespace jackfield::json
