// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

namespace jackfield {

// What of a session is not in what an exporter makes of it: each a part of a sentence, as in "Not carried over: 3 pings".

QStringList lostInQtTest(const Session &session);
QStringList lostInMock(const Session &session);
QStringList lostInAsyncApi(const Session &session);
QStringList lostInCsv(const Session &session);
QStringList lostInText(const Session &session);
QStringList lostInSvg(const Session &session);

/// What the rules of a mock cannot say, by the path of its route.
QStringList mockLosses(const Session &session);

} // namespace jackfield
