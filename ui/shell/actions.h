// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/views/look.h>

class QAction;
class QActionGroup;

namespace jackfield::ui {

/// Everything that can be asked of the window, with its keys.
struct Actions
{
    QAction *newConnection;
    QAction *hostEcho;
    QAction *newMock;
    QAction *newProxy;
    QAction *newScript;
    QAction *newWorkspace;
    QAction *openFolder;
    QAction *openFile;
    QAction *openSample;
    QAction *runTests;
    QAction *reload;
    QAction *editVariables;
    QAction *save;
    QAction *undo; ///< in the tree
    QAction *redo;
    QAction *rename;
    QAction *duplicate;
    QAction *remove;
    QAction *closeTab;
    QAction *closeOthers;
    QAction *closeRight;
    QAction *duplicateTab;
    QAction *copyPlace;
    QAction *reopenTab;
    QAction *record;
    QAction *clearLog;
    QAction *releaseHeld;
    QAction *focusUrl;
    QAction *focusComposer;
    QAction *showRequest;
    QAction *focusFilter;
    QAction *markInLog;
    QAction *nextMarked;
    QAction *previousMarked;
    QAction *bookmark;
    QAction *writeNote;
    QAction *nextNote;
    QAction *previousNote;
    QAction *foldHeartbeats;
    QAction *switchLog; ///< between table and conversation
    QAction *savePicture; ///< of the conversation
    QAction *saveSelection;
    QAction *showTree; ///< or hides it, like the next three
    QAction *showPanel;
    QAction *showPayload;
    QAction *showTimeLine;
    QAction *placePanes;
    QAction *zoomIn;
    QAction *zoomOut;
    QAction *zoomReset;
    QAction *shortcuts;
    QAction *settings;
    QAction *palette;
    QAction *quit;
    QActionGroup *themes; ///< each action's data is its ThemeChoice
};

/// Adds them to `window`, so that their keys work in all of it.
Actions createActions(Look &look, QWidget *window);

} // namespace jackfield::ui
