// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/interop/importer.h>

namespace jackfield {

/// A collection that a path is in: its folder, the file in it that says so, and what of it is meant.
struct CollectionRoot
{
    QString folder;
    QString marker; ///< its path in the folder
    QString part = {}; ///< the path of a folder or a request of Postman in it; empty: all of it
};
/// Nothing if it is in none.
std::optional<CollectionRoot> collectionAt(const QString &path);

/// All files of the collection that a request may stand in, with the marker's bytes. Errors: Io; Unsupported for more
/// than an import takes.
Result<ImportSource> collectionIn(const CollectionRoot &root, const QString &path);

} // namespace jackfield
