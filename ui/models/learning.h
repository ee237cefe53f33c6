// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/learn.h>

#include <functional>
#include <memory>

namespace jackfield::ui {

/// A recording, and how much it looks like another one.
struct AlikeRecording
{
    QString path;
    double likeness = 0; ///< from 0 to 1, by its first events
};

/// The recordings at `paths` that can be read, the most alike first. Ends early once it is not wanted. Thread: any.
QList<AlikeRecording> mostAlike(const QString &recording,
                                const QStringList &paths,
                                const std::function<bool()> &isWanted);

/// What two recordings teach beside the rules that are known. Cheap to copy; usable on any thread.
struct Learning
{
    std::shared_ptr<const Session> first;
    std::shared_ptr<const Session> second;
    Matching known;
    Learnt learnt;
    QList<QList<MessagePlace>> touched; ///< by each of the rules, in the first recording

    /// Errors: those of Session::load().
    static Result<Learning> of(const QString &first, const QString &second, const Matching &known);

    /// The rules that are `taken`, of each whether, and no others.
    Matching chosen(const QList<bool> &taken) const;
    /// What would still differ under these and the known ones.
    Verdict rest(const QList<bool> &taken) const;
};

} // namespace jackfield::ui
