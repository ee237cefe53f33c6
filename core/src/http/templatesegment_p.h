// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/uritemplate.h>

namespace jackfield {

/// Cut at the slashes that stand outside braces, without those at either end.
QList<QString> templateParts(const QString &text);
/// One of them. Errors name `whole`, the template it is of.
Result<UriTemplate::Segment> parseSegment(const QString &part, const QString &whole);
/// With values in its places, not encoded; else the name that has none.
std::expected<QString, QString> filledSegment(const UriTemplate::Segment &segment,
                                              const UriTemplate::Values &values);

} // namespace jackfield
