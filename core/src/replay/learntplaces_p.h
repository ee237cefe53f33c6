// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagekind_p.h"

#include <jackfield/replay/matching.h>

#include <QHash>
#include <QMap>
#include <QSet>
#include <set>
#include <vector>

namespace jackfield {

/// Two JSON messages that are the same one, of the first recording and of the second.
struct LearntPair
{
    JsonValue first;
    JsonValue second;
};

/// A place in one kind of message where the recordings differ.
struct LearntPlace
{
    /// Two values that differ there.
    struct Seen
    {
        std::optional<JsonValue> first;
        std::optional<JsonValue> second;
        std::chrono::microseconds firstAt { 0 };
        std::chrono::microseconds secondAt { 0 };
    };

    MessageKind kind;
    QString path; ///< a JSON Pointer, or a JSONPath with [*] for what was an index
    JsonPlaces places; ///< the same
    QList<Seen> seen;
    QString binding = {}; ///< the name of its values

    bool isWhole() const { return path.isEmpty(); }
};

/// "/items/0/id" as "$['items'][*]['id']"; without an index it stays a pointer.
QString generalised(const JsonPointer &pointer, const JsonValue &root);

/// Whether the values are points in time that move with their messages.
bool isTime(const LearntPlace &place);

/// Names the places whose values stand for each other: one to one, wherever they stand, and some of them more than once.
class BindingFinder
{
public:
    /// `pairs`: all of them, by the text of their kind.
    BindingFinder(std::vector<LearntPlace> &places, const QHash<QString, QList<LearntPair>> &pairs);

    /// `taken`: names that rules have already.
    void run(QSet<QString> taken);

private:
    /// What is known of a recorded value.
    struct Value
    {
        std::set<size_t> places; ///< where it stands
        int count = 0;
    };
    using Partners = QMap<QByteArray, QSet<QByteArray>>;

    void collect(size_t place);
    bool isOneToOne(size_t place) const;

    std::vector<LearntPlace> &m_places;
    const QHash<QString, QList<LearntPair>> &m_pairs;
    QMap<QByteArray, Value> m_values;
    std::vector<QList<std::pair<QByteArray, QByteArray>>> m_found; ///< at each place, as JSON
    Partners m_seconds; ///< of each value of the first recording
    Partners m_firsts;
};

} // namespace jackfield
