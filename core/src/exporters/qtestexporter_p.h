// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/exporters/exporter.h>

namespace jackfield {

/// A Qt Test program that plays the recorded clients to a handler of the user's.
Result<QList<ExportedFile>> exportQtTest(const Session &session, const ExportOptions &options);

} // namespace jackfield
