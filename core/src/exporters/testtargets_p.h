// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "testcode_p.h"

namespace jackfield {

/// Qt Test, offline, against a handler of the user's.
extern const TestTarget qtTest;
/// pytest, with the synchronous client of Python's websockets.
extern const TestTarget pytest;
/// Vitest and Jest, with the client of Node's ws.
extern const TestTarget vitest;
extern const TestTarget jest;
/// Go, with gorilla/websocket.
extern const TestTarget go;

template<const TestTarget *Target>
Result<QList<ExportedFile>> exportTest(const Session &session, const ExportOptions &options)
{
    return testCode(*Target, session, options);
}

template<const TestTarget *Target>
QStringList lostInTest(const Session &session, const ExportOptions &options)
{
    return lostInTestCode(*Target, session, options);
}

} // namespace jackfield
