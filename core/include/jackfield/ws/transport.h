// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace jackfield {

/// Who carries the frames of a server or client.
enum class Transport {
    QtWebSockets, ///< Qt's own at servers, our frames at clients; docs/architecture.md lists what is lost
    Exact, ///< strict, changes nothing, shows every frame; not there yet: refused with an error
};

} // namespace jackfield
