// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/exporters/exporter.h>

namespace jackfield {

/// Bytes of a payload that a transcript in Markdown shows.
constexpr qsizetype longestMarkdownPayload = 2000;

/// An AsyncAPI document of the server, with schemas that all messages obey.
Result<QList<ExportedFile>> exportAsyncApi(const Session &session, const ExportOptions &options);
/// A table for spreadsheets and scripts (RFC 4180), a row for each event.
Result<QList<ExportedFile>> exportCsv(const Session &session, const ExportOptions &options);
/// A definition of a mock server: a rule for each message of the client.
Result<QList<ExportedFile>> exportMock(const Session &session, const ExportOptions &options);
/// A request of Bruno for each connection.
Result<QList<ExportedFile>> exportBruno(const Session &session, const ExportOptions &options);
/// The same for Postman 3, in a folder with a file for each message.
Result<QList<ExportedFile>> exportPostman(const Session &session, const ExportOptions &options);
/// An environment of Mockoon: a response for each message of the client.
Result<QList<ExportedFile>> exportMockoon(const Session &session, const ExportOptions &options);
/// An add-on of mitmproxy.
Result<QList<ExportedFile>> exportMitmproxy(const Session &session, const ExportOptions &options);
/// Message stubs of WireMock 4.
Result<QList<ExportedFile>> exportWireMock(const Session &session, const ExportOptions &options);
/// A transcript for people, a line for each event, safe for a terminal.
Result<QList<ExportedFile>> exportText(const Session &session, const ExportOptions &options);

/// The conversation for a page, payloads in blocks of their own.
Result<QList<ExportedFile>> exportMarkdown(const Session &session, const ExportOptions &options);
/// A sequence diagram as Mermaid's text.
Result<QList<ExportedFile>> exportMermaid(const Session &session, const ExportOptions &options);
/// A sequence diagram as a picture.
Result<QList<ExportedFile>> exportSvg(const Session &session, const ExportOptions &options);

} // namespace jackfield
