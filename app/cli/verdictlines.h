// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/replay.h>

namespace jackfield::cli {

/// Prints `text` and, below it, every difference with its JSON Pointer.
void print(const Verdict &verdict, const QString &text);
/// The same as one JSON object: {"session":"x.session.jsonl","passed":true,...}
void printJson(const Verdict &verdict, const QString &session);
/// Of a session that could not be played: {"session":"x.session.jsonl","error":"..."}
void printJson(const QString &error, const QString &session);
/// The session to play; what reading it had to pass over is complained of.
Result<Session> sessionOf(const std::string &file);
/// The rules of `file` if one was named, else of NAME.matching.json beside NAME.session.jsonl, if it is there.
Result<Matching> matchingOf(const std::string &file, const std::string &session = {});
/// Complains of assertions that ask after messages of which the session has none: mostly a slip of the pen, and they hold.
void warnOfIdleAssertions(const Session &session, const Matching &matching);
/// "secret:1=abc" as a pseudonym and its real value.
Result<QList<std::pair<QString, QString>>> secretsOf(const std::vector<std::string> &arguments);
/// "max" is 0, which replays take as "without waiting".
Result<double> speedOf(const std::string &argument);

} // namespace jackfield::cli
