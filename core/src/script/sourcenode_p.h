// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/node_p.h"
#include "script/load_p.h"

namespace jackfield::script {

/// {"file":"chat.js","time":1000,"memory":192}, without the file's text; mistakes are told to the node.
Source readSource(const json::Node &node);

} // namespace jackfield::script
