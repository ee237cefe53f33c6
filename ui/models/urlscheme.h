// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>

namespace jackfield::ui {

/// A URL as somebody typed it, with the scheme that it takes to connect. What has none gets wss://, but ws:// if its host is of
/// this machine or of a private network, or if it names a port other than 443; http:// and https:// become ws:// and wss://. What
/// has a scheme, by its variables too, and what has variables that are not there, stays.
QString withWsScheme(const QString &typed, const QMap<QString, QString> &variables);

} // namespace jackfield::ui
