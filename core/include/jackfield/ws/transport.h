// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace jackfield {

/// Who carries the frames of a server. A client's are always exact, since QWebSocket shows neither the headers of an answer
/// nor the body of a refusal; both values mean the same there.
enum class Transport {
    QtWebSockets, ///< QWebSocket; docs/transports.md lists what it changes
    Exact, ///< strict, changes nothing, shows every frame, compresses
};

} // namespace jackfield
