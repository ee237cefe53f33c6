// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/qtest/matchers.h>
#include <jackfield/support/error.h>

#include <deque>

namespace jackfield::testing {

/// How messages are waited for.
struct WaitOptions
{
    std::chrono::milliseconds within =
        std::chrono::seconds(5); ///< altogether; offline it passes when it has to
    bool inOrder = false; ///< of `all`: as they are listed
    QList<Matcher> ignoring = {}; ///< such messages are thrown away
    bool nothingElse = false; ///< a message that is neither awaited nor ignored is a failure
};

/// Waits for messages of a client, those that unsolicited, early and reordered ones stand between. Nothing is missed: what
/// one wait passes over stays for the next, in the order in which it came; so does what came when its time was over.
///
///     Waiting waiting(*client);
///     JACKFIELD_OK(waiting.all({ isText("b"), isText("a") }, { .ignoring = { isText("ping") } }));
///     JACKFIELD_OK(waiting.none({ hasText("error") }, { .within = 1s }));
///
/// Errors are Timeout, or Closed once the connection is over, or Invalid for a message that must not come; their text
/// says what is missing and what came.
class Waiting
{
public:
    explicit Waiting(WsClient &client);

    /// Until each matcher has a message of its own, in any order; the messages as the matchers are listed.
    Result<QList<WsMessage>> all(const QList<Matcher> &matchers, const WaitOptions &how = {});
    /// Until one of them has; that one.
    Result<WsMessage> any(const QList<Matcher> &matchers, const WaitOptions &how = {});
    /// Until the time is over or the connection, if no message is one of them.
    Result<void> none(const QList<Matcher> &matchers, const WaitOptions &how = {});
    /// The first that no wait has taken.
    Received next(std::chrono::milliseconds within = std::chrono::seconds(5));

private:
    class Search;
    struct Kept
    {
        WsMessage message;
        std::chrono::microseconds arrived; ///< as of WsClient::arrivedAt()
    };

    WsClient &m_client;
    std::deque<Kept> m_kept; ///< came, and nobody took them
};

} // namespace jackfield::testing
