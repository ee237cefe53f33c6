// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/models/workspace.h>

namespace jackfield::ui {

/// A file that came into a workspace.
struct TakenIn
{
    QString path; ///< in the workspace
    QStringList report; ///< what could not be carried over, in sentences
};

/// Brings a file from elsewhere into the workspace, under a name that is free: sessions, mocks, scripts and connections as they are,
/// files of other programs (HAR, Postman, mitmproxy, ...) by the importer that recognises them. The file itself stays.
/// Errors: those of reading it; Unsupported, if nobody knows what it is; Io. Thread: any.
Result<TakenIn> takeIn(const Workspace &workspace, const QString &path);

/// The URL of a server in a text that was dropped or given, with http as ws; empty if it is none.
QString serverUrlIn(const QString &text);

} // namespace jackfield::ui
