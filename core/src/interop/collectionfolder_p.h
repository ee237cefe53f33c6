// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/interop/importer.h>

namespace jackfield {

/// The root of a collection that the path is or names: its folder, and the file in it that says so. Nothing if it is none.
struct CollectionRoot
{
    QString folder;
    QString marker; ///< its path in the folder
};
std::optional<CollectionRoot> collectionAt(const QString &path);

/// All files of the collection that a request may stand in, with the marker's bytes. Errors: Io; Unsupported for more
/// than an import takes.
Result<ImportSource> collectionIn(const CollectionRoot &root, const QString &path);

} // namespace jackfield
