// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/testing/testclient.h>

#include <QMap>

/// What every connection must do, whatever carries it: one suite for the offline client, for each transport, and for a
/// transport of your own. In a Qt Test class:
///
///     void contract_data() { testing::contract::addRows(); }
///     void contract() { testing::contract::run(connect); }
namespace jackfield::testing::contract {

/// A client, and whatever must live as long as it does: its server, for one.
struct Connected
{
    std::shared_ptr<void> server;
    std::unique_ptr<WsClient> client;
};

/// Brings up a server of `handler` and connects a client to it with `request`'s target, headers and subprotocols.
using Connect = std::function<std::expected<Connected, Refusal>(const WsHandler &handler,
                                                                const Request &request)>;

/// One data row for each scenario.
void addRows();
/// Runs the scenario of the current row. `expectedFailures`: what this transport cannot hold, row name to reason; such a
/// scenario must fail.
void run(const Connect &connect, const QMap<QString, QString> &expectedFailures = {});

} // namespace jackfield::testing::contract
