// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

namespace jackfield {

/// permessage-deflate (RFC 7692): what a client offers, or what a server agrees to when it is offered.
/// Windows are powers of two, 8 to 15; without context takeover each message is compressed on its own, which takes more
/// bytes and keeps no memory (256 KiB for each direction at 15 bits) between messages.
struct Compression
{
    int serverMaxWindowBits = 15;
    int clientMaxWindowBits = 15;
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    qsizetype fromBytes = 64; ///< shorter messages are sent as they are

    bool operator==(const Compression &) const = default;
};

} // namespace jackfield
