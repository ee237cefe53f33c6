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
/// Row name to reason.
using Exceptions = QMap<QString, QString>;

/// Runs the scenario of the current row. `mustFail`: what this transport cannot hold; such a scenario must fail. `mayFail`:
/// what it holds or not by the time at which bytes arrive; a failure is said, and is none.
void run(const Connect &connect, const Exceptions &mustFail = {}, const Exceptions &mayFail = {});

} // namespace jackfield::testing::contract
