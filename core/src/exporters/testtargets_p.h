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
/// Playwright: a page between the recorded clients and the recorded server.
extern const TestTarget playwright;
/// Mock Service Worker: the recorded server.
extern const TestTarget msw;
/// Load by k6 and by Artillery.
extern const TestTarget k6;
extern const TestTarget artillery;
/// JUnit in Kotlin, with http4k.
extern const TestTarget junit;
/// A shell script with websocat and jq.
extern const TestTarget websocat;
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
