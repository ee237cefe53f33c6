// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// One test function for every place at which a handler can live.
#pragma once

#include "online.h"
#include "qtest/steps_p.h"

using namespace jackfield;
using namespace jackfield::testing::contract;

#define HOLDS(outcome) \
    do { \
        const Outcome breach = (outcome); \
        QVERIFY2(!breach, qPrintable(breach.value_or(QString()))); \
    } while (false)

inline std::expected<Connected, testing::Refusal> offline(const WsHandler &handler,
                                                          const Request &request)
{
    return testing::upgrade(handler, request).transform([](auto client) {
        return Connected { nullptr, std::move(client) };
    });
}

/// A global row for the offline client and for each wire.
inline void addPlaces()
{
    QTest::addColumn<std::optional<Online>>("wire"); // nothing: offline
    QTest::newRow("offline") << std::optional<Online>();
    for (const auto &[name, wire] : wires())
        QTest::newRow(name) << std::optional(wire);
}

/// Of the current row.
inline std::optional<Online> wire()
{
    QFETCH_GLOBAL(const std::optional<Online>, wire);
    return wire;
}
inline bool isOnline()
{
    return wire().has_value();
}
inline Connect place()
{
    const auto online = wire();
    return online ? Connect(*online) : Connect(offline);
}
