// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/assertion.h>

namespace jackfield {

/// "a message from the server whose /type is \"ack\""
QString oneOf(const MessageSelector &selector);
/// "once", "3 times"
QString timesInWords(qint64 count);
/// "a message ... within 500 ms after each message ..."
QString inWords(const Assertion::Answered &answered);
/// "a p95 of at most 200 ms from a message ... to a message ..."
QString inWords(const Assertion::Answered &answered, const Assertion::Percentile &percentile);
QString inWords(const Assertion::Never &never);
QString inWords(const Assertion::Count &count);
QString inWords(const Assertion::Order &order);
QString inWords(const Assertion::Script &script);

} // namespace jackfield
