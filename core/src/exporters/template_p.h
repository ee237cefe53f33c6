// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>

namespace jackfield {

/// The text of an exporter's template; its name is that of a file in resources/exporters.
QByteArray exporterTemplate(const char *name);
/// `text` with each @NAME@ replaced once: what comes in is not looked at again.
QByteArray filled(const QByteArray &text, const QHash<QByteArray, QByteArray> &values);

} // namespace jackfield
