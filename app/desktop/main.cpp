// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "wiring.h"

#include <ui/shell/mainwindow.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"jackfield"_s);
    QApplication::setApplicationDisplayName(u"Jackfield"_s);
    QApplication::setApplicationVersion(QStringLiteral(JACKFIELD_VERSION));
    QApplication::setDesktopFileName(u"jackfield"_s);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A WebSocket workbench: client, mock server and test runner."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"WORKSPACE"_s,
                                 u"The folder to open; without it the last one, or the sample."_s,
                                 u"[WORKSPACE]"_s);
    parser.process(app);

    const auto stateLock = jackfield::lockStateFolder();
    jackfield::ui::Look look;
    QApplication::setWindowIcon(look.logo());
    jackfield::ui::Services services = jackfield::desktopServices();
    if (stateLock)
        services.stateFolder = QFileInfo(stateLock->fileName()).path();
    jackfield::ui::MainWindow window(look, services);
    window.restore(parser.positionalArguments().value(0));
    window.show();
    return QApplication::exec();
}
