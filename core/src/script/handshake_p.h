// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "script/wire_p.h"

#include <jackfield/http/request.h>

namespace jackfield::script {

Handshake handshakeOf(const Request &request);

} // namespace jackfield::script
