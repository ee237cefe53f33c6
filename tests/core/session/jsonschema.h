// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

/// Whether `json` obeys resources/schemas/NAME.schema.json. In a file of its own, since moc does not understand the library.
bool obeys(const QByteArray &json, const char *name);
