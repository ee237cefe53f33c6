// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace jackfield {

/// The members of JSON messages that name kinds of them, the most telling first: type, event, op...
const QStringList &kindMembers();
/// Whether ids go by that name: id, requestId, request_id, ref, seq, nonce...
bool isIdName(const QString &name);

} // namespace jackfield
