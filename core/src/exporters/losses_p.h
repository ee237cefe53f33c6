// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/exporters/exporter.h>

namespace jackfield {

// What of a session is not in what an exporter makes of it: each a part of a sentence, as in "Not carried over: 3 pings".

/// "1 ping" or "3 pings".
QString counted(qsizetype count, const QString &one, const QString &many);

QStringList lostInMock(const Session &session, const ExportOptions &options);
QStringList lostInBruno(const Session &session, const ExportOptions &options);
QStringList lostInPostman(const Session &session, const ExportOptions &options);
QStringList lostInMockoon(const Session &session, const ExportOptions &options);
QStringList lostInMitmproxy(const Session &session, const ExportOptions &options);
QStringList lostInWireMock(const Session &session, const ExportOptions &options);
QStringList lostInAsyncApi(const Session &session, const ExportOptions &options);
QStringList lostInCsv(const Session &session, const ExportOptions &options);
QStringList lostInText(const Session &session, const ExportOptions &options);
QStringList lostInMarkdown(const Session &session, const ExportOptions &options);
QStringList lostInSvg(const Session &session, const ExportOptions &options);

/// Of a test that plays this side, in whatever language.
QStringList lostInSteps(const Session &session, Side plays);

/// What the rules of a mock cannot say, by the path of its route.
QStringList mockLosses(const Session &session);

} // namespace jackfield
