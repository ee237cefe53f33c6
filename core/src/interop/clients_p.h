// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/interop/importer.h>

namespace jackfield {

/// A file of HTTP requests, as JetBrains' HTTP client and httpYac have them, with WEBSOCKET or WS requests.
bool isHttpFile(QByteArrayView content);
Result<Imported> importHttpFile(const ImportSource &source, const ImportOptions &options);

/// A request or a collection of Bruno.
bool isBruno(QByteArrayView content);
Result<Imported> importBruno(const ImportSource &source, const ImportOptions &options);

/// A collection or a request of OpenCollection, as newer versions of Bruno write them.
bool isOpenCollection(QByteArrayView content);
Result<Imported> importOpenCollection(const ImportSource &source, const ImportOptions &options);

/// A collection of Postman: the folder of version 3 or a request of it, and what a file of version 2 has.
bool isPostman(QByteArrayView content);
Result<Imported> importPostman(const ImportSource &source, const ImportOptions &options);

/// A collection of Insomnia: the flat list of version 4, the tree of version 5.
bool isInsomnia(QByteArrayView content);
Result<Imported> importInsomnia(const ImportSource &source, const ImportOptions &options);

/// Command lines of wscat, websocat and curl.
bool isCommandLine(QByteArrayView content);
Result<Imported> importCommandLine(const ImportSource &source, const ImportOptions &options);

} // namespace jackfield
