// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace jackfield {

/// Who carries the frames of a connection, at a server or a client.
enum class Transport {
    QtWebSockets, ///< QWebSocket; docs/library/transports.md lists what it changes
    Exact, ///< strict, changes nothing, shows every frame, compresses
};

} // namespace jackfield
