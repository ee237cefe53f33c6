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
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

QActionGroup *createThemes(QWidget *window)
{
    auto *themes = new QActionGroup(window);
    for (const auto &[text, choice] :
         { std::pair(Words::tr("Same as the system"), ThemeChoice::System),
           std::pair(Words::tr("Light"), ThemeChoice::Light),
           std::pair(Words::tr("Dark"), ThemeChoice::Dark) }) {
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
        added->setToolTip(
            u"%1 (%2)"_s.arg(text, added->shortcut().toString(QKeySequence::NativeText)));
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

/// One table of them all.
constexpr struct
{
    QAction *Actions::*action;
    const char *text; ///< in English; empty: it says what it would do now
    const char *keys; ///< empty: none
    const char *icon;
} table[] = {
    { &Actions::newConnection,
      QT_TRANSLATE_NOOP("Actions", "New connection"),
      "Ctrl+N",
      "network-connect" },
    { &Actions::hostEcho,
      QT_TRANSLATE_NOOP("Actions", "Start an echo server"),
      "Ctrl+E",
      "network-server" },
    { &Actions::newMock, QT_TRANSLATE_NOOP("Actions", "New mock"), "", "network-server" },
    { &Actions::newProxy, QT_TRANSLATE_NOOP("Actions", "New proxy"), "Ctrl+P", "swap-panels" },
    { &Actions::newScript, QT_TRANSLATE_NOOP("Actions", "New script"), "", "code-context" },
    { &Actions::newWorkspace, QT_TRANSLATE_NOOP("Actions", "New workspace…"), "", "folder-new" },
    { &Actions::openFolder,
      QT_TRANSLATE_NOOP("Actions", "Open a workspace…"),
      "Ctrl+O",
      "document-open-folder" },
    { &Actions::openFile,
      QT_TRANSLATE_NOOP("Actions", "Open or import files…"),
      "Ctrl+Shift+O",
      "document-open" },
    { &Actions::openSample,
      QT_TRANSLATE_NOOP("Actions", "Open the sample"),
      "",
      "media-playback-start" },
    { &Actions::runTests,
      QT_TRANSLATE_NOOP("Actions", "Run all sessions as tests"),
      "",
      "run-build" },
    { &Actions::reload,
      QT_TRANSLATE_NOOP("Actions", "Reload the workspace"),
      "F5",
      "view-refresh" },
    { &Actions::editVariables,
      QT_TRANSLATE_NOOP("Actions", "Edit variables"),
      "Ctrl+Shift+E",
      "document-edit" },
    { &Actions::save, QT_TRANSLATE_NOOP("Actions", "Save"), "Ctrl+S", "document-save" },
    { &Actions::undo, QT_TRANSLATE_NOOP("Actions", "Undo in the tree"), "Ctrl+Z", "edit-undo" },
    { &Actions::redo,
      QT_TRANSLATE_NOOP("Actions", "Redo in the tree"),
      "Ctrl+Shift+Z",
      "edit-redo" },
    { &Actions::rename, QT_TRANSLATE_NOOP("Actions", "Rename"), "F2", "edit-rename" },
    { &Actions::duplicate, QT_TRANSLATE_NOOP("Actions", "Duplicate"), "Ctrl+D", "edit-copy" },
    { &Actions::remove, QT_TRANSLATE_NOOP("Actions", "Delete"), "", "edit-delete" },
    { &Actions::closeTab, QT_TRANSLATE_NOOP("Actions", "Close tab"), "Ctrl+W", "tab-close" },
    { &Actions::closeOthers,
      QT_TRANSLATE_NOOP("Actions", "Close the other tabs"),
      "",
      "tab-close-other" },
    { &Actions::closeRight,
      QT_TRANSLATE_NOOP("Actions", "Close the tabs to the right"),
      "",
      "tab-close" },
    { &Actions::duplicateTab,
      QT_TRANSLATE_NOOP("Actions", "Duplicate the tab"),
      "",
      "tab-duplicate" },
    { &Actions::copyPlace, QT_TRANSLATE_NOOP("Actions", "Copy the URL or path"), "", "edit-copy" },
    { &Actions::reopenTab,
      QT_TRANSLATE_NOOP("Actions", "Reopen closed tab"),
      "Ctrl+Shift+T",
      "edit-undo" },
    { &Actions::record, QT_TRANSLATE_NOOP("Actions", "Record"), "Ctrl+R", "media-record" },
    { &Actions::clearLog,
      QT_TRANSLATE_NOOP("Actions", "Clear the log"),
      "Ctrl+Shift+K",
      "edit-clear-history" },
    { &Actions::releaseHeld,
      QT_TRANSLATE_NOOP("Actions", "Release all held messages"),
      "F8",
      "media-skip-forward" },
    { &Actions::focusUrl, QT_TRANSLATE_NOOP("Actions", "Go to the URL"), "Ctrl+L", "edit-entry" },
    { &Actions::focusComposer,
      QT_TRANSLATE_NOOP("Actions", "Write a message"),
      "Ctrl+M",
      "document-edit" },
    { &Actions::showRequest,
      QT_TRANSLATE_NOOP("Actions", "Headers, authentication, TLS…"),
      "Ctrl+Shift+H",
      "configure" },
    { &Actions::focusFilter,
      QT_TRANSLATE_NOOP("Actions", "Filter the log"),
      "Ctrl+F",
      "view-filter" },
    { &Actions::markInLog,
      QT_TRANSLATE_NOOP("Actions", "Mark in the log"),
      "Ctrl+Shift+F",
      "edit-find" },
    { &Actions::nextMarked, QT_TRANSLATE_NOOP("Actions", "Next marked message"), "F3", "go-down" },
    { &Actions::previousMarked,
      QT_TRANSLATE_NOOP("Actions", "Previous marked message"),
      "Shift+F3",
      "go-up" },
    { &Actions::bookmark,
      QT_TRANSLATE_NOOP("Actions", "Bookmark the message"),
      "Ctrl+B",
      "bookmark-new" },
    { &Actions::writeNote, QT_TRANSLATE_NOOP("Actions", "Write a note…"), "Ctrl+Shift+B", "note" },
    { &Actions::nextNote, QT_TRANSLATE_NOOP("Actions", "Next bookmark"), "Alt+PgDown", "go-down" },
    { &Actions::previousNote,
      QT_TRANSLATE_NOOP("Actions", "Previous bookmark"),
      "Alt+PgUp",
      "go-up" },
    { &Actions::foldHeartbeats,
      QT_TRANSLATE_NOOP("Actions", "Fold or show heartbeats"),
      "",
      "view-list-tree" },
    { &Actions::switchLog,
      QT_TRANSLATE_NOOP("Actions", "Show as log or conversation"),
      "Ctrl+Shift+6",
      "swap-panels" },
    { &Actions::savePicture,
      QT_TRANSLATE_NOOP("Actions", "Save the conversation as SVG…"),
      "",
      "document-save-as" },
    { &Actions::saveSelection,
      QT_TRANSLATE_NOOP("Actions", "Save rows as a session"),
      "Ctrl+Shift+S",
      "document-save-as" },
    { &Actions::showTree, "", "Ctrl+Shift+1", "view-sidetree" },
    { &Actions::showPanel, "", "Ctrl+Shift+2", "view-left-close" },
    { &Actions::showPayload, "", "Ctrl+Shift+3", "view-right-close" },
    { &Actions::showTimeLine, "", "Ctrl+Shift+4", "view-object-histogram-linear" },
    { &Actions::placePanes, "", "Ctrl+Shift+5", "view-split-left-right" },
    { &Actions::zoomIn, QT_TRANSLATE_NOOP("Actions", "Larger texts"), "Ctrl++", "zoom-in" },
    { &Actions::zoomOut, QT_TRANSLATE_NOOP("Actions", "Smaller texts"), "Ctrl+-", "zoom-out" },
    { &Actions::zoomReset,
      QT_TRANSLATE_NOOP("Actions", "Texts of the system's size"),
      "Ctrl+0",
      "zoom-original" },
    { &Actions::shortcuts,
      QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"),
      "F1",
      "configure-shortcuts" },
    { &Actions::settings, QT_TRANSLATE_NOOP("Actions", "Settings…"), "Ctrl+,", "configure" },
    { &Actions::palette, QT_TRANSLATE_NOOP("Actions", "Search or do…"), "Ctrl+K", "search" },
    { &Actions::quit, QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", "application-exit" },
};
} // namespace

Actions createActions(Look &look, QWidget *window)
{
    Actions actions {};
    for (const auto &[action, text, keys, icon] : table) {
        actions.*action = createAction(look.icon(QString::fromLatin1(icon)),
                                       *text ? Words::tr(text) : QString(),
                                       QString::fromLatin1(keys),
                                       window);
    }
    actions.themes = createThemes(window);
    return adjusted(actions);
}

} // namespace jackfield::ui
