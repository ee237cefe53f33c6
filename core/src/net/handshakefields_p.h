// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/clientconfig.h>

#include <QUrl>

namespace jackfield::net {

// Whether what a caller gives may stand in an opening handshake: nothing, or a sentence that points at the fault.
// Looked at before anything is connected, so that no value can smuggle in a line of its own.

/// A URL as text: the characters that QUrl would silently replace.
std::optional<QString> faultOfUrlText(QStringView text);
/// The scheme, the host, a fragment.
std::optional<QString> faultOf(const QUrl &url);
/// What stands on the request line: visible ASCII only.
std::optional<QString> faultOfTarget(QByteArrayView target);
/// Headers, cookies and subprotocols.
std::optional<QString> faultOf(const ClientConfig &config);

} // namespace jackfield::net
