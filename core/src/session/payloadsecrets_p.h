// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "boundedmatch_p.h"
#include "jsonselector_p.h"

#include <jackfield/session/redaction.h>

#include <atomic>

namespace jackfield {

/// What a pseudonym takes the place of.
struct SecretSpan
{
    qsizetype begin = 0; ///< bytes of the text
    qsizetype end = 0;
    bool isValue = false; ///< a JSON value that is no string: what takes its place becomes one
    QByteArray secret; ///< its characters, JSON's escapes resolved
    QString rule; ///< which found it, as it is told: "json:/token"; empty: it is a known one
};

/// The rules about texts, and what they find.
class PayloadSecrets
{
public:
    explicit PayloadSecrets(const Redaction &rules);

    struct Found
    {
        QList<SecretSpan> spans; ///< in order, apart from each other
        bool isJson = false; ///< only if it was looked at as JSON
        QString failed; ///< why the text could not be looked at: all of it is secret
    };
    /// `isPartial`: the text may be cut off at its end.
    Found find(const QByteArray &text, bool isPartial = false) const;
    /// Whether it is quickly seen that there is nothing to find.
    bool isClean(const QByteArray &text) const;

private:
    class Search;

    bool looksIntoStrings(const QByteArray &text) const;

    QList<JsonSelector> m_selectors;
    QStringList m_selectorNames;
    QList<JsonPath> m_paths; ///< that are no selectors
    QList<BoundedMatch> m_expressions;
    Redaction::Entropy m_entropy;
    std::shared_ptr<const KnownSecrets> m_known; ///< nothing: none
    mutable std::atomic<int>
        m_patience; ///< milliseconds for one text; less after each that took too long
};

} // namespace jackfield
