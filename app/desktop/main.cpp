// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "instance.h"
#include "wiring.h"

#include <ui/shell/mainwindow.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QStyleFactory>
#include <optional>

using namespace Qt::StringLiterals;

namespace {
struct Arguments
{
    QStringList what; ///< to open
    bool isNewWindow = false;
};

Arguments argumentsOf(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A WebSocket workbench: client, mock server and test runner."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        u"WHAT"_s,
        u"A workspace's folder, a session, mock or connection, a file of "
        "another program, or the ws:// URL of a server; without it the last "
        "workspace, or the sample."_s,
        u"[WHAT...]"_s);
    const QCommandLineOption newWindow(u"new-window"_s,
                                       u"Do not open it in the window that is there."_s);
    parser.addOption(newWindow);
    parser.process(app);
    QStringList what = parser.positionalArguments();
    for (QString &one : what) {
        if (QFileInfo::exists(one))
            one = QFileInfo(one).absoluteFilePath(); // that program runs elsewhere
    }
    return { what, parser.isSet(newWindow) };
}
} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QApplication::setApplicationName(u"jackfield"_s);
    QApplication::setApplicationDisplayName(u"Jackfield"_s);
    QApplication::setApplicationVersion(QStringLiteral(JACKFIELD_VERSION));
    QApplication::setDesktopFileName(u"jackfield"_s);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));

    const auto [what, isNewWindow] = argumentsOf(app);
    const auto stateLock = jackfield::lockStateFolder();
    const QString stateFolder =
        stateLock ? QFileInfo(stateLock->fileName()).path() : jackfield::firstStateFolder();
    const bool isFirst = stateLock && stateFolder == jackfield::firstStateFolder();
    if (!isFirst && !isNewWindow
        && jackfield::Instance::handOver(jackfield::firstStateFolder(), what))
        return 0;
    // Before the window is there: who is started meanwhile waits for it.
    std::optional<jackfield::Instance> instance;
    if (isFirst)
        instance.emplace(stateFolder);
    jackfield::ui::Look look;
    QApplication::setWindowIcon(look.logo());
    jackfield::ui::Services services = jackfield::desktopServices(jackfield::dataFolder());
    services.stateFolder = stateFolder;
    jackfield::ui::MainWindow window(look, services);
    const auto open = [&window](const QStringList &all) {
        for (const QString &one : all)
            window.open(one);
    };
    window.restore({});
    window.show();
    open(what);
    if (instance) {
        QObject::connect(
            &*instance, &jackfield::Instance::asked, &window, [&](const QStringList &all) {
                open(all);
                window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
                window.raise();
                window.activateWindow();
            });
    }
    return QApplication::exec();
}
