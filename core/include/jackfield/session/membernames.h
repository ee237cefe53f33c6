// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace jackfield {

/// The members of JSON messages that name kinds of them, the most telling first: type, event, op...
const QStringList &kindMembers();
/// What names the kind of a JSON message, as it is written there: the first of these members that is a string, or the string at
/// the front of an array. Empty if nothing does, or if it has more than 64 KiB.
QByteArrayView kindIn(QByteArrayView json);
/// Whether ids go by that name: id, requestId, request_id, ref, seq, nonce...
bool isIdName(const QString &name);

} // namespace jackfield
