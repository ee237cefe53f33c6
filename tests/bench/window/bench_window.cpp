// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// One measurement of the window: `bench_window NAME`. Prints lines of name, value, unit, bound ("<" or ">" before it).
#include "meter.h"

#include <ui/models/trafficlog.h>
#include <ui/views/logpanel.h>

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>
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

void print(const QString &name, double value, const QString &unit, const QString &bound)
{
    QTextStream(stdout) << name << '\t' << QString::number(value, 'f', value < 10 ? 1 : 0) << '\t'
                        << unit << '\t' << bound << '\n';
}

/// A log in a window, shown.
struct Shown
{
    Look look;
    TrafficLog log { Side::Client, Clock::system() };
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

    bool until(const std::function<bool()> &isDone, int milliseconds = 60'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (!isDone()) {
            if (timer.elapsed() > milliseconds)
                return false;
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        }
        return true;
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

/// Messages from another thread, as they come from a connection, for `seconds`.
void flood(const WsSink &sink, int seconds, const std::atomic<bool> &isStopped)
{
    using namespace std::chrono;
    const WsObserver observer = sink.opened({});
    const auto start = steady_clock::now();
    qint64 sent = 0;
    while (!isStopped && steady_clock::now() - start < std::chrono::seconds(seconds)) {
        const auto due = duration_cast<microseconds>(steady_clock::now() - start).count()
            * perSecond / 1'000'000;
        for (; sent < due; ++sent) {
            observer.event({ .kind = WsEvent::Kind::Message,
                             .from = Side::Server,
                             .message = WsMessage::text(QString::fromUtf8(payload(sent))) });
        }
        if (observer.flush)
            observer.flush();
        std::this_thread::sleep_for(1ms);
    }
    observer.event({ .kind = WsEvent::Kind::End, .from = Side::Server });
    if (observer.flush)
        observer.flush();
}

void measureFlood(const QString &name, const QString &filter)
{
    constexpr int seconds = 10;
    Shown shown;
    shown.panel.setFilter(filter);
    std::atomic<bool> isStopped = false;
    std::jthread thread([&] { flood(shown.log.sink(), seconds, isStopped); });
    // Keys are answered when what they changed was painted.
    std::vector<double> answers;
    QTimer keys;
    keys.setInterval(97);
    QObject::connect(&keys, &QTimer::timeout, &shown.panel, [&] {
        const double before = shown.meter.milliseconds();
        const int key = answers.size() % 2 == 0 ? Qt::Key_Up : Qt::Key_End;
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(shown.view, &press);
        shown.view->viewport()->repaint();
        answers.push_back(shown.meter.milliseconds() - before);
    });
    shown.meter.reset();
    keys.start();
    // Without keys of ours for the frames: those of the second half count.
    shown.until([&] { return shown.meter.milliseconds() > seconds * 1000; });
    keys.stop();
    const double frames = shown.meter.framesPerSecond();
    const double gap = shown.meter.longestGap();
    isStopped = true;
    print(name + u", messages taken"_s, double(shown.log.store().size()), u""_s, u""_s);
    print(name + u", frames"_s, frames, u"per second"_s, u">58"_s);
    print(name + u", longest gap between frames"_s, gap, u"ms"_s, u"<50"_s);
    print(name + u", slowest key"_s, *std::ranges::max_element(answers), u"ms"_s, u"<50"_s);
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.contains(u"flood"_s))
        measureFlood(u"100,000 messages a second"_s, {});
    if (arguments.contains(u"filtered"_s))
        measureFlood(u"the same with a filter"_s, u"$.price > 150"_s);
    return 0;
}
