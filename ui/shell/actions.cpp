// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "actions.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// Context of the texts for translators.
QString tr(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

QActionGroup *createThemes(QWidget *window)
{
    auto *themes = new QActionGroup(window);
    for (const auto &[text, choice] : { std::pair(tr("Same as the system"), ThemeChoice::System),
                                        std::pair(tr("Light"), ThemeChoice::Light),
                                        std::pair(tr("Dark"), ThemeChoice::Dark) }) {
        QAction *theme = themes->addAction(text);
        theme->setCheckable(true);
        theme->setData(int(choice));
    }
    return themes;
}

QAction *createAction(const QIcon &icon, const QString &text, const QString &keys, QWidget *window)
{
    auto *added = new QAction(icon, text, window);
    added->setShortcut(QKeySequence(keys));
    if (!keys.isEmpty())
        added->setToolTip(u"%1 (%2)"_s.arg(text, keys));
    window->addAction(added);
    return added;
}

/// What is not as of the others.
Actions adjusted(const Actions &actions)
{
    actions.record->setCheckable(true);
    actions.zoomIn->setShortcuts({ QKeySequence(u"Ctrl++"_s), QKeySequence(u"Ctrl+="_s) });
    // Of the tree alone, which is given them.
    for (QAction *ofTree : { actions.undo, actions.redo, actions.rename, actions.duplicate })
        ofTree->setShortcutContext(Qt::WidgetShortcut);
    return actions;
}
} // namespace

/// One table of them all.
Actions createActions(Look &look, QWidget *window)
{
    const auto action = [&](const QString &text, const QString &keys, const QString &icon) {
        return createAction(look.icon(icon), text, keys, window);
    };
    return adjusted({
        .newConnection = action(tr("New connection"), u"Ctrl+N"_s, u"network-connect"_s),
        .hostEcho = action(tr("Start an echo server"), u"Ctrl+E"_s, u"network-server"_s),
        .newMock = action(tr("New mock"), {}, u"network-server"_s),
        .newProxy = action(tr("New proxy"), u"Ctrl+P"_s, u"swap-panels"_s),
        .newScript = action(tr("New script"), {}, u"code-context"_s),
        .newWorkspace = action(tr("New workspace…"), {}, u"folder-new"_s),
        .openFolder = action(tr("Open a workspace…"), u"Ctrl+O"_s, u"document-open-folder"_s),
        .openFile = action(tr("Open or import files…"), u"Ctrl+Shift+O"_s, u"document-open"_s),
        .openSample = action(tr("Open the sample"), {}, u"media-playback-start"_s),
        .runTests = action(tr("Run all sessions as tests"), {}, u"run-build"_s),
        .reload = action(tr("Reload the workspace"), u"F5"_s, u"view-refresh"_s),
        .editVariables = action(tr("Edit variables"), u"Ctrl+Shift+E"_s, u"document-edit"_s),
        .save = action(tr("Save"), u"Ctrl+S"_s, u"document-save"_s),
        .undo = action(tr("Undo in the tree"), u"Ctrl+Z"_s, u"edit-undo"_s),
        .redo = action(tr("Redo in the tree"), u"Ctrl+Shift+Z"_s, u"edit-redo"_s),
        .rename = action(tr("Rename"), u"F2"_s, u"edit-rename"_s),
        .duplicate = action(tr("Duplicate"), u"Ctrl+D"_s, u"edit-copy"_s),
        .remove = action(tr("Delete"), {}, u"edit-delete"_s),
        .closeTab = action(tr("Close tab"), u"Ctrl+W"_s, u"tab-close"_s),
        .closeOthers = action(tr("Close the other tabs"), {}, u"tab-close-other"_s),
        .closeRight = action(tr("Close the tabs to the right"), {}, u"tab-close"_s),
        .duplicateTab = action(tr("Duplicate the tab"), {}, u"tab-duplicate"_s),
        .copyPlace = action(tr("Copy the URL or path"), {}, u"edit-copy"_s),
        .reopenTab = action(tr("Reopen closed tab"), u"Ctrl+Shift+T"_s, u"edit-undo"_s),
        .record = action(tr("Record"), u"Ctrl+R"_s, u"media-record"_s),
        .clearLog = action(tr("Clear the log"), u"Ctrl+Shift+K"_s, u"edit-clear-history"_s),
        .releaseHeld = action(tr("Release all held messages"), u"F8"_s, u"media-skip-forward"_s),
        .focusUrl = action(tr("Go to the URL"), u"Ctrl+L"_s, u"edit-entry"_s),
        .focusComposer = action(tr("Write a message"), u"Ctrl+M"_s, u"document-edit"_s),
        .showRequest =
            action(tr("Headers, authentication, TLS…"), u"Ctrl+Shift+H"_s, u"configure"_s),
        .focusFilter = action(tr("Filter the log"), u"Ctrl+F"_s, u"view-filter"_s),
        .markInLog = action(tr("Mark in the log"), u"Ctrl+Shift+F"_s, u"edit-find"_s),
        .nextMarked = action(tr("Next marked message"), u"F3"_s, u"go-down"_s),
        .previousMarked = action(tr("Previous marked message"), u"Shift+F3"_s, u"go-up"_s),
        .bookmark = action(tr("Bookmark the message"), u"Ctrl+B"_s, u"bookmark-new"_s),
        .writeNote = action(tr("Write a note…"), u"Ctrl+Shift+B"_s, u"note"_s),
        .nextNote = action(tr("Next bookmark"), u"Alt+PgDown"_s, u"go-down"_s),
        .previousNote = action(tr("Previous bookmark"), u"Alt+PgUp"_s, u"go-up"_s),
        .foldHeartbeats = action(tr("Fold or show heartbeats"), {}, u"view-list-tree"_s),
        .switchLog =
            action(tr("Show as log or conversation"), u"Ctrl+Shift+6"_s, u"exchange-positions"_s),
        .savePicture = action(tr("Save the conversation as SVG…"), {}, u"document-save-as"_s),
        .saveSelection =
            action(tr("Save rows as a session"), u"Ctrl+Shift+S"_s, u"document-save-as"_s),
        .showTree = action({}, u"Ctrl+Shift+1"_s, u"view-sidetree"_s),
        .showPanel = action({}, u"Ctrl+Shift+2"_s, u"view-left-close"_s),
        .showPayload = action({}, u"Ctrl+Shift+3"_s, u"view-right-close"_s),
        .showTimeLine = action({}, u"Ctrl+Shift+4"_s, u"view-object-histogram-linear"_s),
        .placePanes = action({}, u"Ctrl+Shift+5"_s, u"view-split-left-right"_s),
        .zoomIn = action(tr("Larger texts"), u"Ctrl++"_s, u"zoom-in"_s),
        .zoomOut = action(tr("Smaller texts"), u"Ctrl+-"_s, u"zoom-out"_s),
        .zoomReset = action(tr("Texts of the system's size"), u"Ctrl+0"_s, u"zoom-original"_s),
        .shortcuts = action(tr("Keyboard shortcuts"), u"F1"_s, u"configure-shortcuts"_s),
        .settings = action(tr("Settings…"), u"Ctrl+,"_s, u"configure"_s),
        .palette = action(tr("Search or do…"), u"Ctrl+K"_s, u"search"_s),
        .quit = action(tr("Quit"), u"Ctrl+Q"_s, u"application-exit"_s),
        .themes = createThemes(window),
    });
}

} // namespace jackfield::ui
