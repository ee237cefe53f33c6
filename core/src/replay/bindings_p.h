// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/matching.h>

#include <QHash>

namespace jackfield {

/// What the bound values of a recording are in this run: of each name a one-to-one relation, which holds for both
/// directions of a connection. Thread: one at a time.
class Bindings
{
public:
    /// Whether the pair fits what is known already.
    bool allows(const QString &name, const QByteArray &recorded, const QByteArray &actual) const;
    void bind(const QString &name, const QByteArray &recorded, const QByteArray &actual);
    /// Nothing if it was not met yet.
    std::optional<QByteArray> actualOf(const QString &name, const QByteArray &recorded) const;

private:
    struct Names
    {
        QHash<QByteArray, QByteArray> actual;
        QHash<QByteArray, QByteArray> recorded;
    };
    QHash<QString, Names> m_names;
};

/// The recorded message as it must be sent in this run: bound values are this run's, and times as far from `now` as they
/// were from `recordedAt`; everything else stays byte for byte. Microseconds since the epoch.
WsMessage substituted(const MessagePlace &place,
                      const ReadMessage &recorded,
                      const Matching &matching,
                      const Bindings &bindings,
                      std::chrono::microseconds recordedAt,
                      std::chrono::microseconds now);

} // namespace jackfield
