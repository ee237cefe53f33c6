// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/compression.h>
#include <jackfield/ws/serverconfig.h>

#include <QTest>

/// Each of other people's implementations with each transport of ours, the exact one compressed as well.
inline void addNamedPeers()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<jackfield::Transport>("transport");
    QTest::addColumn<bool>("isCompressed");
    for (const auto &[name, suffix] : { std::pair("websockets of Python", QStringLiteral(".py")),
                                        std::pair("ws of Node.js", QStringLiteral(".js")) }) {
        QTest::addRow("%s, qt", name) << suffix << jackfield::Transport::QtWebSockets << false;
        QTest::addRow("%s, exact", name) << suffix << jackfield::Transport::Exact << false;
        QTest::addRow("%s, compressed", name) << suffix << jackfield::Transport::Exact << true;
    }
}

inline std::optional<jackfield::Compression> compression(bool isCompressed)
{
    return isCompressed ? std::optional(jackfield::Compression { .fromBytes = 0 }) : std::nullopt;
}
