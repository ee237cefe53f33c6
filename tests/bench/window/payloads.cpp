// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloads.h"

#include "meter.h"

#include <ui/models/messagelogmodel.h>
#include <ui/views/hexview.h>
#include <ui/views/payloadinspector.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QTabBar>
#include <QTimer>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype size = 100 << 20;

QByteArray json()
{
    QByteArray text = "[";
    while (text.size() < size) {
        text += R"({"type":"tick","symbol":"ACME","n":)" + QByteArray::number(text.size())
            + R"(,"price":101.25,"flags":["last","auction"]},)";
    }
    text.back() = ']';
    return text;
}

/// An inspector in a window, shown.
struct Shown
{
    Look look;
    MessageLogModel log { Side::Client };
    PayloadInspector inspector { look, log };
    Meter meter { &inspector };

    explicit Shown(const QByteArray &payload)
    {
        look.choose(ThemeChoice::Light);
        log.append({ { .payload = payload } });
        inspector.resize(800, 800);
        inspector.setVisible(true);
        QApplication::processEvents();
    }

    /// Handles events until then; the longest time in which none was handled. Something always happens soon.
    template<typename IsDone>
    double until(const IsDone &isDone)
    {
        QTimer ticks;
        ticks.start(std::chrono::milliseconds(1));
        double longest = 0;
        double last = meter.milliseconds();
        while (!isDone()) {
            QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
            const double now = meter.milliseconds();
            longest = std::max(longest, now - std::exchange(last, now));
        }
        return longest;
    }

    void choose(int tab)
    {
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(tab);
        meter.reset();
    }
};

void measureText(const QString &name, const QByteArray &payload, int tab)
{
    Shown shown(payload);
    shown.choose(tab);
    auto *view = shown.inspector.findChild<TextView *>(u"payloadText"_s);
    shown.inspector.show(0);
    view->viewport()->repaint();
    print(name + u": first lines painted"_s, shown.meter.milliseconds(), u"ms"_s, u"<50"_s);
    const double pause = shown.until([view] { return !view->reading().isRunning(); });
    print(name + u": all of it"_s, shown.meter.milliseconds() / 1000, u"s"_s, {});
    print(name + u": longest pause of the window"_s, pause, u"ms"_s, u"<50"_s);
    shown.meter.reset();
    view->setCursor(view->reading().text().end());
    view->viewport()->repaint();
    print(name + u": the last line painted"_s, shown.meter.milliseconds(), u"ms"_s, u"<50"_s);
}

void measureRows(const QString &name, const QByteArray &payload, int tab, const QString &view)
{
    Shown shown(payload);
    shown.choose(tab);
    shown.inspector.show(0);
    const auto *rows = shown.inspector.findChild<QAbstractItemView *>(view);
    const double pause = shown.until([rows] { return rows->model()->rowCount() > 0; });
    print(name + u": rows are there"_s, shown.meter.milliseconds() / 1000, u"s"_s, {});
    print(name + u": longest pause of the window"_s, pause, u"ms"_s, {});
}
} // namespace

void measurePayloads()
{
    const QByteArray text = json();
    const QString name = u"a message of 100 MiB, "_s;
    measureText(name + u"pretty JSON"_s, text, PayloadInspector::Pretty);
    measureText(name + u"raw JSON"_s, text, PayloadInspector::Raw);
    measureText(name + u"one line"_s, QByteArray(size, 'x'), PayloadInspector::Raw);
    measureRows(name + u"a tree"_s, text, PayloadInspector::Tree, u"payloadTree"_s);
    measureRows(name + u"a table"_s, text, PayloadInspector::Table, u"payloadTable"_s);
    Shown shown(text);
    shown.choose(PayloadInspector::Hex);
    shown.inspector.show(0);
    shown.inspector.findChild<HexView *>()->viewport()->repaint();
    print(name + u"bytes painted"_s, shown.meter.milliseconds(), u"ms"_s, u"<50"_s);
}
