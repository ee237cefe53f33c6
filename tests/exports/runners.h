// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

/// How what a target makes is run: below which folder of the build, so that it finds what it needs, and by what.
struct Runner
{
    QString target;
    QString below;
    QStringList command; ///< within the folder, with variables of the environment before it
};

/// Those that JACKFIELD_RUNNERS names; else the one that the distribution has.
QList<Runner> runners();
Runner runnerOf(const QString &target);

/// What came of a test that was exported and run.
struct Ran
{
    int exitCode = -1;
    QByteArray said;
    int verdict = -1; ///< of the server: whether it heard what was recorded, to the byte
    QByteArray heard;
};

/// Runs what is in `folder` against a server that plays the session `served`.
Ran ranIn(const QString &folder, const Runner &runner, const QByteArray &served);
/// Exports the project's NAME.session.jsonl and runs it so.
Ran ranExported(const Runner &runner, const QString &name, const QByteArray &served);

/// The session tests/exports/flow as another server may play it within its rules; empty if it is not as it was.
QByteArray withinTheRules(const QByteArray &flow);
