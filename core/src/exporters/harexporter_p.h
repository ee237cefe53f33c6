// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/exporters/exporter.h>

namespace jackfield {

/// An HTTP Archive in Chrome's dialect: an entry for each connection, its messages in "_webSocketMessages". What HAR
/// has no place for stands in "_wsx", so that importing it gives the same session again.
Result<QList<ExportedFile>> exportHar(const Session &session, const ExportOptions &options);

} // namespace jackfield
