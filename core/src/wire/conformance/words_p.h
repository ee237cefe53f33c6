// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/conformance.h>

namespace jackfield::wire::conformance {

/// What a case expects.
QString inWords(const ConformanceCase &testCase);
/// "a pong \"Hello\", a text message of 65536 bytes"; "nothing".
QString inWords(const QList<PeerEvent> &events);
/// Text if it is printable ASCII, else hex; long ones are cut.
QString shown(const QByteArray &bytes);

} // namespace jackfield::wire::conformance
