// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Pictures of the real window on the sample workspace, with a real server behind it.
#include "scenes.h"
#include "wiring.h"

#include <ui/models/language.h>
#include <ui/shell/mainwindow.h>

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTextStream>

using namespace jackfield;
using namespace jackfield::ui;
using namespace jackfield::shots;
using namespace Qt::StringLiterals;

namespace {
constexpr QSize pictureSize(1280, 800);

bool takePicture(const Scene &scene, ThemeChoice theme, const QDir &folder)
{
    const QTemporaryDir home;
    const Services services = desktopServices(home.path());
    Look look;
    MainWindow window(look, services);
    window.restore({});
    look.choose(theme);
    window.resize(pictureSize);
    window.show();
    settle();
    if (!scene.play(window))
        return false;
    settle();
    QPixmap picture = window.grab();
    for (QWidget *above :
         { QApplication::activeModalWidget(), QApplication::activePopupWidget() }) {
        if (!above)
            continue;
        QPainter(&picture).drawPixmap(window.mapFromGlobal(above->pos()), above->grab());
        above->close();
    }
    const QString suffix = theme == ThemeChoice::Dark ? u"dark"_s : u"light"_s;
    return picture.save(folder.filePath(u"%1-%2.png"_s.arg(scene.name, suffix)), nullptr, 0);
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QTextStream err(stderr);
    QStringList arguments = QApplication::arguments();
    QString language = u"en"_s;
    if (arguments.size() == 5 && arguments[1] == u"--language") {
        language = arguments[2];
        arguments.remove(1, 2);
    }
    if (arguments.size() != 3 || !isLanguage(language)) {
        err << "usage: jackfield_shots [--language CODE] NAME|all FOLDER\n";
        return 2;
    }
    const Translations translations(language);
    const QDir folder(arguments[2]);
    folder.mkpath(u"."_s);
    bool any = false;
    for (const Scene &scene : tabScenes() + logScenes() + conversationScenes() + mockScenes()
             + proxyScenes() + scriptScenes() + sessionScenes() + composerScenes() + menuScenes()) {
        if (arguments[1] != u"all" && arguments[1] != scene.name)
            continue;
        any = true;
        for (const ThemeChoice theme : { ThemeChoice::Light, ThemeChoice::Dark }) {
            if (!takePicture(scene, theme, folder)) {
                err << "no picture of " << scene.name << ": what it shows did not come about\n";
                return 1;
            }
        }
    }
    if (!any)
        err << "there is no picture " << arguments[1] << "\n";
    return any ? 0 : 2;
}
