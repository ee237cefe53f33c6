// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codetemplate_p.h"
#include "language_p.h"
#include "testplan/testplan_p.h"

#include <jackfield/exporters/exporter.h>

namespace jackfield {

/// A target of test code: what it is called, and which side of the recording it plays.
struct TestTarget
{
    const char *codeTemplate; ///< in resources/exporters
    const Language *language;
    Side plays = Side::Client;
    /// What one test holds: connections that overlap, one connection, or all of them.
    enum class Tests { Overlapping, Single, Whole };
    Tests tests = Tests::Overlapping;
    /// The files, each a text of the template: names may hold @name@. One of the user's own is written once.
    struct File
    {
        const char *name;
        const char *text;
        bool isUsersOwn = false;
    };
    QList<File> files;
    bool bringsSession = false; ///< its file, too
};

/// The files of a test in another language. Error: Missing, where the session has no connection.
Result<QList<ExportedFile>>
testCode(const TestTarget &target, const Session &session, const ExportOptions &options);
/// What such a test does not say, each a part of a sentence.
QStringList
lostInTestCode(const TestTarget &target, const Session &session, const ExportOptions &options);

/// Letters, digits and underscores, beginning with a letter: good for a file, a function and a class.
QByteArray identifier(const QString &name);
/// "MyFeed1" of "my_feed_1".
QByteArray camelCase(const QByteArray &identifier);

} // namespace jackfield
