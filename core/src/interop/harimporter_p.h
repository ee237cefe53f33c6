// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/interop/importer.h>

namespace jackfield {

/// Whether it begins as an HTTP Archive does.
bool isHar(QByteArrayView content);
/// The WebSocket entries of an HTTP Archive, each a connection, in any known dialect.
Result<Imported> importHar(const ImportSource &source, const ImportOptions &options);

} // namespace jackfield
