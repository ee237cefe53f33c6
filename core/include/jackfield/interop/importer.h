// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/redaction.h>
#include <jackfield/session/session.h>

#include <span>

namespace jackfield {

/// A file of a collection.
struct ImportFile
{
    QString name; ///< its path in the collection's folder, with /
    QByteArray bytes;
};

/// What an import reads: the bytes of a file, and what lies beside it.
struct ImportSource
{
    QString name; ///< the file's, for messages and for telling its format
    QByteArray bytes;
    /// Reads the file of that name, without folders, from the same folder. Optional. Error: Io.
    std::function<Result<QByteArray>(const QString &name)> beside = {};
    /// Of a collection in a folder all files of its kind, by their names; `bytes` are then those of the file in its root.
    QList<ImportFile> files = {};
    QString folder = {}; ///< of `files`, for messages

    /// A regular file up to 1 GiB; the one file in a folder that an importer knows by its name; a collection of Bruno,
    /// OpenCollection or Postman by its folder or the file in its root; or all stubs in WireMock's folder message-mappings.
    /// Errors: Io; Missing and Unsupported with a sentence that says what to do.
    static Result<ImportSource> load(const QString &path);
    /// Whether load() takes all of the folder as one collection.
    static bool isCollection(const QString &folder);
};

struct ImportOptions
{
    /// What is kept out of the handshakes. A file that Jackfield wrote is read as it is.
    Redaction redaction = Redaction::defaults();
    /// Which side of the connection the application is that a description (AsyncAPI) speaks of.
    std::optional<Side> describes = {};
    /// Whose values the variables of a collection have; empty: those of its only one.
    QString environment = {};
};

/// What an import makes: the one or the other, as the importer's row says.
struct Imported
{
    Session session; ///< of a recording
    QByteArray mock = {}; ///< of a description of a server: the text of a NAME.mock.json
    QStringList report; ///< what could not be carried over or had to be guessed, in sentences
};

/// One format of others. A new one is a file and a row.
struct Importer
{
    enum class Makes { Session, Mock };

    Makes makes;
    const char *id; ///< as on a command line
    const char *title; ///< as in a list for people
    const char *suffix; ///< of its files' names, with the dot; empty: they have none of their own
    bool (*recognises)(QByteArrayView content);
    /// Errors: Invalid, Missing, Unsupported, Io; `where` is "file:line:column" or the file. Missing with the name of
    /// an option as `where`: it must be said.
    Result<Imported> (*run)(const ImportSource &source, const ImportOptions &options);
};

/// The table: what the command line and the tests read.
std::span<const Importer> importers();
/// The row of that id; null if there is none.
const Importer *importer(QStringView id);
/// The row that recognises the content, else the one of the name's suffix; null if there is none.
const Importer *importerOf(const ImportSource &source);

} // namespace jackfield
