// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "instance.h"
#include "wiring.h"

#include <ui/models/language.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/windowstate.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QStyleFactory>
#include <QTextStream>
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace {
struct Arguments
{
    QStringList what; ///< to open
    bool isNewWindow = false;
    std::optional<QString> language; ///< instead of that of the settings
};

QStringList codes()
{
    QStringList codes;
    for (const jackfield::ui::Language &language : jackfield::ui::languages())
        codes.append(language.code);
    return codes;
}

Arguments argumentsOf(const QCoreApplication &app)
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
    const QCommandLineOption language(
        u"language"_s, u"Show texts in that language: %1."_s.arg(codes().join(u", "_s)), u"CODE"_s);
    parser.addOptions({ newWindow, language });
    parser.process(app);
    QStringList what = parser.positionalArguments();
    for (QString &one : what) {
        if (QFileInfo::exists(one))
            one = QFileInfo(one).absoluteFilePath(); // that program runs elsewhere
    }
    if (!parser.isSet(language))
        return { what, parser.isSet(newWindow), {} };
    return { what, parser.isSet(newWindow), parser.value(language) };
}

/// Words that need no display.
void answerWithoutWindow(int argc, char **argv)
{
    static constexpr std::array words { "--version"sv, "-v"sv, "--help"sv, "-h"sv };
    const std::span arguments(argv, size_t(argc));
    const bool isAsked = std::ranges::any_of(
        arguments, [](const char *argument) { return std::ranges::contains(words, argument); });
    if (!isAsked)
        return;
    const QCoreApplication app(argc, argv);
    argumentsOf(app);
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"jackfield"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(JACKFIELD_VERSION));
    answerWithoutWindow(argc, argv);
    const QApplication app(argc, argv);
    QApplication::setApplicationDisplayName(u"Jackfield"_s);
    QApplication::setDesktopFileName(u"jackfield"_s);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));

    const auto [what, isNewWindow, language] = argumentsOf(app);
    if (language && !jackfield::ui::isLanguage(*language)) {
        QTextStream(stderr) << "jackfield: no language '" << *language
                            << "'; there are: " << codes().join(u", "_s) << '\n';
        return 2;
    }
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
    const jackfield::ui::Translations translations(language.value_or(
        jackfield::ui::WindowState::load(jackfield::ui::WindowState::fileIn(stateFolder))
            .settings.language));
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
