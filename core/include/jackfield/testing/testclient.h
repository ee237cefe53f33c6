// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/testing/testclock.h>
#include <jackfield/ws/wsclient.h>

namespace jackfield::testing {

/// The answer that the client got instead of a 101.
struct Refusal
{
    Response response;
};

/// A client of `handler` with no socket, no thread and no event loop: everything happens inside its own calls.
/// Waiting advances `clock`. A refusal gives a client that is closed and says why.
std::unique_ptr<WsClient>
testWsClient(const WsHandler &handler, const Request &request, const TestClock &clock = {});

/// The same, where a refusal is expected or matters.
std::expected<std::unique_ptr<WsClient>, Refusal>
upgrade(const WsHandler &handler, const Request &request, const TestClock &clock = {});

/// Both ends of one connection, and no handler: for code that is given a WebSocket. What one sends the other's listeners
/// hear when `clock` is advanced; closing and aborting end both.
struct LinkedPair
{
    WebSocket server;
    WebSocket client;
};
LinkedPair linkedPair(const TestClock &clock, const Request &request = Request());

/// An in-memory stand-in for the network: whatever URL is asked for, `handler` answers for its path.
WsClientFactory clientFactory(const WsHandler &handler, const TestClock &clock = {});

} // namespace jackfield::testing
