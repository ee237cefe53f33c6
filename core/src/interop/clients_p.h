// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/interop/importer.h>

namespace jackfield {

/// A file of HTTP requests, as JetBrains' HTTP client and httpYac have them, with WEBSOCKET or WS requests.
bool isHttpFile(QByteArrayView content);
Result<Imported> importHttpFile(const ImportSource &source, const ImportOptions &options);

/// A request of Bruno.
bool isBruno(QByteArrayView content);
Result<Imported> importBruno(const ImportSource &source, const ImportOptions &options);

/// A collection of Insomnia: the flat list of version 4, the tree of version 5.
bool isInsomnia(QByteArrayView content);
Result<Imported> importInsomnia(const ImportSource &source, const ImportOptions &options);

/// Command lines of wscat, websocat and curl.
bool isCommandLine(QByteArrayView content);
Result<Imported> importCommandLine(const ImportSource &source, const ImportOptions &options);

} // namespace jackfield
