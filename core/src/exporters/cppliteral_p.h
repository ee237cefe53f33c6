// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace jackfield {

/// `bytes` as a C++ string literal, quotes included: printable ASCII as it is, all else escaped, so that no payload can
/// end the literal or look like other code. Long ones are broken into several literals, one a line, with `indent`
/// blanks before all but the first.
QByteArray cppLiteral(QByteArrayView bytes, int indent = 0);

} // namespace jackfield
