// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "crowd.h"

#include "meter.h"
#include "wiring.h"

#include <jackfield/net/client.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/mockpage.h>
#include <ui/views/logpanel.h>
#include <ui/views/messagelogview.h>
#include <ui/views/trafficview.h>
#include <unistd.h>

#include <QKeyEvent>
#include <QProcess>
#include <QSocketNotifier>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
constexpr int clients = 1000;
constexpr int perSecond = 20'000; ///< of all of them
constexpr int seconds = 10;

constexpr QByteArrayView definition = R"({
  "jackfield": "mock", "version": 1,
  "servers": [{ "name": "crowd", "routes": [{ "path": "/", "rules": { "rules": [
    { "when": { "path": "$.type", "equals": "ask" }, "reply": { "json": { "type": "answer", "id": "{{ json.id }}" } } }
  ] } }] }]
})";

/// The slowest of some keys in the log, until what they changed is painted.
double slowestKey(MessageLogView *view, const Meter &meter, double end)
{
    double slowest = 0;
    int count = 0;
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, view, [&] {
        const double pressed = meter.milliseconds();
        QTimer::singleShot(0, view, [&, pressed] {
            QKeyEvent press(
                QEvent::KeyPress, count++ % 2 == 0 ? Qt::Key_Up : Qt::Key_End, Qt::NoModifier);
            QCoreApplication::sendEvent(view, &press);
            view->viewport()->repaint();
            slowest = std::max(slowest, meter.milliseconds() - pressed);
        });
    });
    keys.start(97);
    until([&] { return meter.milliseconds() > end; });
    keys.stop();
    QKeyEvent follow(QEvent::KeyPress, Qt::Key_End, Qt::NoModifier); // the log again
    QCoreApplication::sendEvent(view, &follow);
    return slowest;
}

void measure(const QString &name, MockPage *page)
{
    MessageLogView *view = page->view()->logPanel()->view();
    const qint64 before = page->log().store().size();
    Meter meter(view->viewport());
    until([&] { return meter.milliseconds() > seconds * 1000; });
    const double rows = double(page->log().store().size() - before) / meter.milliseconds() * 1000;
    print(name + u": rows of the log"_s, rows, u"a second"_s, u">39600"_s);
    print(name + u": painted"_s, meter.framesPerSecond(), u"frames a second"_s, u">50"_s);
    print(name + u": longest time without a frame"_s, meter.longestGap(), u"ms"_s, u"<100"_s);
    print(name + u": slowest answer to a key"_s,
          slowestKey(view, meter, (seconds + 4) * 1000),
          u"ms"_s,
          u"<50"_s);
}
} // namespace

void measureCrowd()
{
    const QTemporaryDir home;
    Look look;
    look.choose(ThemeChoice::Light);
    const Services services = desktopServices(home.path());
    MainWindow window(look, services);
    window.restore({});
    window.resize(1280, 800);
    window.show();
    const QString path = services.sampleCopy + u"/mocks/crowd.mock.json"_s;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(definition.toByteArray()) < 0)
        return;
    file.close();
    auto *page = static_cast<MockPage *>(window.openPath(path));
    page->startSomewhere();
    if (!until([page] { return page->isHosted(); }))
        return;
    QProcess crowd;
    crowd.start(QCoreApplication::applicationFilePath(), { u"be-crowd"_s, page->url() });
    QByteArray said;
    const auto isInside = [&] {
        return (said += crowd.readAllStandardOutput()).contains("inside");
    };
    if (!until(isInside))
        return;
    const QString name = u"a mock with 1,000 clients at 20,000 messages a second"_s;
    measure(name, page);
    page->findChild<QTabBar *>(u"mockPanels"_s)->setCurrentIndex(1);
    measure(u"the same with the table of its clients"_s, page);
    crowd.closeWriteChannel();
    crowd.waitForFinished();
}

int beCrowd(const QString &url)
{
    std::vector<net::Client> crowd;
    std::vector<WebSocket> sockets;
    for (int i = 0; i < clients; ++i) {
        crowd.push_back(
            net::client(QUrl(url), { .transport = Transport::Exact }, [&](const WebSocket &socket) {
                socket.onMessage([](const WsMessage &) { });
                sockets.push_back(socket);
            }));
        QCoreApplication::processEvents();
    }
    if (!until([&] { return sockets.size() == size_t(clients); }))
        return 1;
    QTextStream(stdout) << "inside\n" << Qt::flush;
    QElapsedTimer clock;
    clock.start();
    qint64 sent = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        const qint64 due = clock.nsecsElapsed() * perSecond / 1'000'000'000;
        for (; sent < due; ++sent)
            sockets[size_t(sent % clients)].send(
                WsMessage::text(u"{\"type\":\"ask\",\"id\":%1}"_s.arg(sent)));
    });
    timer.start(5);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    bool isOver = false;
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&] { isOver = true; });
    until([&] { return isOver; }, 120'000);
    return 0;
}
