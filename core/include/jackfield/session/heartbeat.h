// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace jackfield {

/// Whether a text message only says that somebody is still there, in one of the common protocols: {"type":"ping"} for one.
/// `isEngineIo`: the connection's handshake says that "2" and "3" are.
bool isHeartbeat(QByteArrayView text, bool isEngineIo);

} // namespace jackfield
