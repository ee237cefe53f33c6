// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// One measurement of the window: `bench_window NAME`. Prints lines of name, value, unit, bound ("<" or ">" before it).
#include "crowd.h"
#include "meter.h"
#include "payloads.h"
#include "wiring.h"

#include <ui/models/trafficlog.h>
#include <ui/shell/mainwindow.h>
#include <ui/views/logpanel.h>
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QKeyEvent>
#include <QProcess>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>
#include <QTimer>
#include <atomic>
#include <thread>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
constexpr int perSecond = 100'000;

QByteArray payload(qint64 n)
{
    return R"({"type":"tick","symbol":"ACME","n":)" + QByteArray::number(n) + R"(,"price":)"
        + QByteArray::number(100 + n % 97)
        + R"(.25,"venue":"XETR","flags":["last","auction"],"seq":)" + QByteArray::number(n * 7)
        + "}";
}

/// A log in a window, shown.
struct Shown
{
    Look look;
    TrafficLog log { Side::Client };
    LogPanel panel { look, log };
    MessageLogView *view = panel.view();
    Meter meter { view->viewport() };

    Shown()
    {
        look.choose(ThemeChoice::Light);
        panel.resize(1200, 800);
        panel.show();
        settle();
    }

    static void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }

    void fill(qint64 count)
    {
        QList<LogEntry> entries;
        for (qint64 n = 0; n < count; ++n) {
            entries.append({ .time = n * 10, .connection = 1, .payload = payload(n) });
            if (entries.size() == 10'000)
                log.model()->append(std::exchange(entries, {}));
        }
        log.model()->append(entries);
    }
};

/// Messages from this thread, as they come from a connection, for `seconds` or until it is stopped.
void flood(const WsSink &sink, int seconds, const std::atomic<bool> &isStopped)
{
    const WsObserver observer = sink.opened({});
    QElapsedTimer clock;
    clock.start();
    qint64 sent = 0;
    QEventLoop loop;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        const qint64 due = clock.nsecsElapsed() * perSecond / 1'000'000'000;
        for (; sent < due; ++sent) {
            observer.event({ .kind = WsEvent::Kind::Message,
                             .from = Side::Server,
                             .message = WsMessage::text(QString::fromUtf8(payload(sent))) });
        }
        if (observer.flush)
            observer.flush();
        if (isStopped || clock.elapsed() > seconds * 1000)
            loop.quit();
    });
    timer.start(1);
    loop.exec();
    observer.event({ .kind = WsEvent::Kind::End, .from = Side::Server });
    if (observer.flush)
        observer.flush();
}

/// Frames while nobody touches the keyboard, then how long keys take until what they changed is painted.
void measureFlood(const QString &name, const QString &filter, bool isConversation = false)
{
    constexpr int frameSeconds = 10;
    constexpr int keySeconds = 4;
    Shown shown;
    shown.panel.setFilter(filter);
    shown.panel.setConversation(isConversation);
    std::atomic<bool> isStopped = false;
    std::jthread thread([&] { flood(shown.log.sink(), frameSeconds + keySeconds + 1, isStopped); });
    shown.meter.reset();
    until([&] { return shown.meter.milliseconds() > frameSeconds * 1000; });
    const double frames = shown.meter.framesPerSecond();
    const double gap = shown.meter.longestGap();
    const double taken = double(shown.log.store().size()) / frameSeconds;

    std::vector<double> answers;
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, &shown.panel, [&] {
        // It stands in the queue behind whatever the thread is at, as a key does.
        const double pressed = shown.meter.milliseconds();
        const int key = answers.size() % 2 == 0 ? Qt::Key_Up : Qt::Key_End;
        QTimer::singleShot(0, &shown.panel, [&, pressed, key] {
            QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
            QCoreApplication::sendEvent(shown.view, &press);
            shown.view->viewport()->repaint();
            answers.push_back(shown.meter.milliseconds() - pressed);
        });
    });
    keys.start(97);
    until([&] { return shown.meter.milliseconds() > (frameSeconds + keySeconds) * 1000; });
    isStopped = true;
    print(name + u": taken"_s, taken, u"messages a second"_s, u">99000"_s);
    print(name + u": painted"_s, frames, u"frames a second"_s, u">58"_s);
    print(name + u": longest time without a frame"_s, gap, u"ms"_s, u"<50"_s);
    print(name + u": slowest answer to a key"_s,
          *std::ranges::max_element(answers),
          u"ms"_s,
          u"<50"_s);
}

/// Resident memory of this process but for pages of files, which the system takes back when it likes.
double ownBytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.sliced(8).trimmed().chopped(3).toDouble() * 1024;
    }
    return 0;
}

void measureFilters()
{
    constexpr qint64 rows = 1'000'000;
    Shown shown;
    const double before = ownBytes();
    shown.log.model()->spill().setMemory(std::numeric_limits<qint64>::max());
    shown.fill(rows);
    const double beyond =
        ownBytes() - before - double(shown.log.store().volume(Side::Server).bytes);
    print(u"memory of a message beyond its payload"_s, beyond / rows, u"bytes"_s, u"<60"_s);
    shown.settle();
    const std::pair<QString, QString> filters[] = {
        { u"a word that is in one of 97"_s, u"163.25"_s },
        { u"a word that is nowhere"_s, u"nowhere"_s },
        { u"an expression"_s, u"/price\":16[34]/"_s },
        { u"a path with a comparison"_s, u"$.price > 190"_s },
        { u"a path of any depth"_s, u"$..price"_s },
    };
    for (const auto &[name, filter] : filters) {
        shown.panel.setFilter({});
        shown.settle();
        double first = 0;
        shown.meter.reset();
        shown.panel.setFilter(filter);
        const MessageLogModel *model = shown.log.model();
        double longest = 0;
        double last = shown.meter.milliseconds();
        const double applied = last;
        while (model->isFiltering()) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            const double now = shown.meter.milliseconds();
            longest = std::max(longest, now - last);
            last = now;
            if (first == 0 && model->rowCount() > 0)
                first = now;
        }
        const QString title = u"1,000,000 messages, filter: "_s + name;
        if (model->rowCount() > 0)
            print(title + u", first rows"_s, std::max(first, applied), u"ms"_s, u"<100"_s);
        print(title + u", all rows"_s, shown.meter.milliseconds(), u"ms"_s, u"<1000"_s);
        print(title + u", longest pause of the window"_s, longest, u"ms"_s, u"<50"_s);
    }
}

bool writeSession(const QString &path, qint64 rows)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray text =
        "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-28T10:00:00Z\","
        "\"recorder\":\"client\"}\n{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{\"target\":"
        "\"/"
        "feed\"},\"response\":{\"status\":101}}\n";
    for (qint64 n = 1; n < rows; ++n) {
        text += "{\"t\":" + QByteArray::number(n)
            + ",\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"json\":" + payload(n)
            + "}\n";
        if (text.size() > 1 << 20 && file.write(std::exchange(text, {})) < 0)
            return false;
    }
    return file.write(text) == text.size();
}

/// A session of ten million rows: when it can be read, when all of it is there, and whether one can scroll meanwhile.
void measureTenMillion()
{
    constexpr qint64 rows = 10'000'000;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"large.session.jsonl"_s);
    if (!writeSession(path, rows))
        return;
    Shown shown;
    shown.panel.setStill();
    const double before = ownBytes();
    shown.meter.reset();
    if (!shown.log.load(path))
        return;
    until([&] { return shown.log.model()->rowCount() > 100; });
    shown.view->viewport()->repaint();
    print(u"a session of 10,000,000 rows: the first rows are there"_s,
          shown.meter.milliseconds(),
          u"ms"_s,
          u"<300"_s);
    const auto scrolled = [&shown](const std::function<bool()> &isDone) {
        double slowest = 0;
        double last = shown.meter.milliseconds();
        int step = 0;
        until(
            [&] {
                QScrollBar *bar = shown.view->verticalScrollBar();
                bar->setValue(int(qint64(bar->maximum()) * (step++ % 101) / 100));
                shown.view->viewport()->repaint();
                const double now = shown.meter.milliseconds();
                slowest = std::max(slowest, now - std::exchange(last, now));
                return isDone();
            },
            600'000);
        return slowest;
    };
    const double whileLoading = scrolled([&] { return !shown.log.isLoading(); });
    print(u"a session of 10,000,000 rows: all of it is there"_s,
          shown.meter.milliseconds() / 1000,
          u"s"_s,
          u""_s);
    print(u"a session of 10,000,000 rows: slowest frame while it is read and scrolled"_s,
          whileLoading,
          u"ms"_s,
          u"<50"_s);
    int frames = 0;
    const double afterwards = scrolled([&] { return ++frames > 200; });
    print(u"a session of 10,000,000 rows: slowest frame of scrolling to anywhere"_s,
          afterwards,
          u"ms"_s,
          u"<50"_s);
    shown.panel.setConversation(true);
    frames = 0;
    print(u"a session of 10,000,000 rows: slowest frame of scrolling the conversation"_s,
          scrolled([&] { return ++frames > 200; }),
          u"ms"_s,
          u"<50"_s);
    print(u"a session of 10,000,000 rows: memory"_s,
          (ownBytes() - before) / (1 << 20),
          u"MiB"_s,
          u""_s);
}
/// The whole window on the sample workspace, as the program makes it; ends when it was painted.
int startOnce(const QString &folder)
{
    Look look;
    const Services services = desktopServices(folder);
    MainWindow window(look, services);
    window.restore({});
    Meter meter(&window);
    window.show();
    while (meter.paints() == 0)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    QTextStream(stdout) << "painted\n";
    return 0;
}

/// From the start of the process on, with everything in the caches.
void measureStart()
{
    const QTemporaryDir folder;
    QList<double> times;
    for (int i = 0; i < 6; ++i) {
        QProcess program;
        QElapsedTimer timer;
        timer.start();
        program.start(QCoreApplication::applicationFilePath(), { u"start-once"_s, folder.path() });
        if (!program.waitForFinished() || !program.readAllStandardOutput().startsWith("painted"))
            return;
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    times.removeFirst();
    std::ranges::sort(times);
    print(u"the program: first picture, end included"_s, times[2], u"ms"_s, u"<300"_s);
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"bench_window"_s);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == u"start-once")
        return startOnce(arguments.value(2));
    if (arguments.value(1) == u"be-crowd")
        return beCrowd(arguments.value(2));
    if (arguments.contains(u"start"_s))
        measureStart();
    if (arguments.contains(u"flood"_s))
        measureFlood(u"100,000 messages a second"_s, {});
    if (arguments.contains(u"filtered"_s))
        measureFlood(u"the same with the filter $.price > 150"_s, u"$.price > 150"_s);
    if (arguments.contains(u"conversation"_s))
        measureFlood(u"the same as a conversation"_s, {}, true);
    if (arguments.contains(u"crowd"_s))
        measureCrowd();
    if (arguments.contains(u"filters"_s))
        measureFilters();
    if (arguments.contains(u"large"_s))
        measureTenMillion();
    if (arguments.contains(u"payloads"_s))
        measurePayloads();
    return 0;
}
