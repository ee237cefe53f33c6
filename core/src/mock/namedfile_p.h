// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression_p.h"

#include <jackfield/support/error.h>

#include <QDir>

namespace jackfield::mock {

/// The mistake that a file, which the definition calls by `node`, could not be read.
void failToRead(const Node &node, const QString &path, const Error &error);

/// What `load` makes of a file that the definition names, from the definition's own folder. An error is a mistake there.
template<typename Load>
auto loaded(const Node &node, const Scope &scope, const Load &load)
{
    const QString path = QDir(scope.folder).filePath(node.string());
    if (scope.files && !scope.files->contains(path))
        scope.files->append(path);
    auto result = load(path);
    if (!result)
        failToRead(node, path, result.error());
    return result;
}

/// `"recorded"`, or a factor: 2 is twice as fast; 0: without waiting.
double speedOf(const Node &node);

} // namespace jackfield::mock
