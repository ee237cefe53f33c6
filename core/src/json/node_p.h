// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield::json {

/// What went wrong first while a file was read.
struct Problem
{
    QString name; ///< of the file
    std::optional<Error> first;
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

    QString string() const;
    bool boolean() const;
    /// A whole number from `least` to `greatest`.
    qint64 integer(qint64 least, qint64 greatest) const;

    void fail(const QString &message, Error::Code code = Error::Code::Invalid) const;

private:
    void failType(const QString &wanted) const;

    JsonValue m_value;
    Problem *m_problem;
    JsonPointer m_pointer;
};

/// "a, b or c"
QString enumerated(const QStringList &words);

} // namespace jackfield::json
