// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <ui/models/settings.h>
#include <ui/views/theme.h>

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

namespace jackfield::ui {

/// What a tab needs to come back as it was.
struct TabState
{
    enum class Kind { Connection, Mock, Echo, Session, Script, Comparison, Tests, Proxy };

    Kind kind = Kind::Connection;
    QString id; ///< names the file that keeps its log
    QString path; ///< of the workspace's file; empty for a tab of its own
    QString workspace = {}; ///< folder of the workspace whose variables and files it takes
    QString url;
    QString text; ///< in the composer; of a script: what is not in its file yet
    bool isUnkept = false; ///< of a script: it has such a text, which may be empty
    int mode = 0; ///< of the composer
    QString attachment = {}; ///< the file that stands in the composer
    bool isAttachmentText = false; ///< it is sent as text
    QByteArray sent = {}; ///< of a client: its SentHistory
    QString filter;
    bool isMarking = false; ///< by the filter
    QStringList columns; ///< paths
    QMap<QString, int>
        widths; ///< pixels of those that were given some, as MessageLogView::widths()
    QStringList hiddenColumns = {}; ///< as MessageLogView::hiddenColumns()
    QStringList colours; ///< rules, as ColourRule::toText() writes them
    bool isFolding = true; ///< heartbeats
    bool isConversation = false; ///< the log is shown as a sequence diagram
    QByteArray
        request; ///< of a client: JSON of what is asked for besides the URL; empty: as in the file. Of a proxy: its ProxySetup
    QByteArray splits;
    QStringList files = {}; ///< of a comparison: the paths of both sessions

    /// Whether its file in the workspace has not all of it.
    bool hasUnsaved() const
    {
        return !path.isEmpty() && (!url.isEmpty() || !request.isEmpty() || isUnkept);
    }
    bool operator==(const TabState &) const = default;
};

/// What the window needs to come back as it was; a file of the user's, never part of a workspace.
struct WindowState
{
    QString workspace; ///< folder; empty: the sample
    QStringList recent; ///< folders of workspaces, newest first
    QString environment;
    ThemeChoice theme = ThemeChoice::System;
    Settings settings;
    QByteArray geometry;
    QByteArray split; ///< between workspace and tabs
    QMap<QString, QStringList>
        closedFolders; ///< by workspace: paths in it that the tree shows closed
    QList<TabState> tabs;
    QList<TabState> closed; ///< the last ones, newest first: they can be opened again
    QStringList visited; ///< URLs, newest first
    QMap<QString, QString>
        replays = {}; ///< by paths of sessions: the mocks that they were replayed against last
    QString exportTarget = {}; ///< that was chosen last, by its id
    QStringList commands; ///< of the palette, as CommandPalette::recent()
    int current = -1;

    /// Its file in the program's folder for state.
    static QString fileIn(const QString &folder);
    /// A file that is not there or cannot be read gives a fresh state.
    static WindowState load(const QString &path);
    /// Error: Io.
    Result<void> save(const QString &path) const;

    bool operator==(const WindowState &) const = default;
};

} // namespace jackfield::ui
