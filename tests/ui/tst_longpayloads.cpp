// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Payloads that are read beside the window.
#include "windowwalk.h"

#include <ui/models/payloadtext.h>
#include <ui/views/hexview.h>
#include <ui/views/payloadinspector.h>

#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QThreadPool>
#include <QTreeView>

namespace {
constexpr qsizetype long100 = 100 << 20;

/// JSON of 100 MiB: an array of objects.
QByteArray longJson()
{
    const QByteArray object =
        "{\"id\":12345678,\"name\":\"caf\xc3\xa9\",\"tags\":[\"a\",\"b\"],\"price\":64211.5},";
    QByteArray json = "[";
    json.reserve(long100 + 100);
    while (json.size() < long100)
        json += object;
    return json + "{\"last\":true}]";
}
} // namespace

class TestLongPayloads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongMessageIsThereAtOnce_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("tab");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("pretty JSON")
            << longJson() << int(PayloadInspector::Pretty) << u"["_s << u"]"_s;
        QTest::newRow("the same, raw")
            << longJson() << int(PayloadInspector::Raw) << u"[{\"id\""_s << u"true}]"_s;
        QTest::newRow("one line") << QByteArray(long100, 'x') + "END" << int(PayloadInspector::Raw)
                                  << u"xxx"_s << u"END"_s;
        QTest::newRow("one line, pretty") << QByteArray(long100, 'x') + "END"
                                          << int(PayloadInspector::Pretty) << u"xxx"_s << u"END"_s;
    }

    void aLongMessageIsThereAtOnce()
    {
        QFETCH(QByteArray, payload);
        QFETCH(int, tab);
        QFETCH(QString, first);
        QFETCH(QString, last);
        MessageLogModel log(Side::Client);
        log.append({ { .payload = payload } });
        PayloadInspector inspector(m_look, log);
        inspector.resize(700, 400);
        inspector.setVisible(true);
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(tab);
        auto *view = inspector.findChild<TextView *>(u"payloadText"_s);

        inspector.show(0);
        view->grab();
        // Nothing but the first piece was looked at on this thread.
        QVERIFY(view->reading().isRunning());
        const LongText &text = view->reading().text();
        const QByteArray begun = text.between({}, text.end());
        QVERIFY(begun.size() > 1000 && begun.size() < 3 * TextReading::firstPiece);
        QVERIFY(QString::fromUtf8(text.line(0).text).startsWith(first));

        QTRY_VERIFY_WITH_TIMEOUT(!view->reading().isRunning(), 120'000);
        const QByteArray wanted =
            tab == PayloadInspector::Pretty ? prettyJson(payload).value_or(payload) : payload;
        QVERIFY(text.between({}, text.end()) == wanted);
        QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
        QCOMPARE(view->cursor().line, text.lines() - 1);
        QVERIFY(QString::fromUtf8(text.line(text.lines() - 1).text).endsWith(last));
        QSignalSpy found(view, &TextView::matchesChanged);
        view->find(last);
        QVERIFY(!found.isEmpty() || found.wait(60'000));
        QVERIFY(!view->matches().empty());
        view->grab();
        view->resize(view->width() / 2, view->height());
    }

    void rawBytesAreNotCopied()
    {
        MessageLogModel log(Side::Client);
        log.append({ { .payload = QByteArray(3 << 20, 'x') } });
        PayloadInspector inspector(m_look, log);
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(PayloadInspector::Raw);
        inspector.show(0);
        auto *view = inspector.findChild<TextView *>(u"payloadText"_s);
        QTRY_VERIFY(!view->reading().isRunning());
        const LongText &text = view->reading().text();
        const QByteArrayView payload = log.store().payload(0);
        QCOMPARE(text.line(0).text.data(), payload.data());
        QCOMPARE(text.line(text.lines() - 1).text.data() + text.end().byte,
                 payload.data() + payload.size());
        auto *about = inspector.findChild<QLabel *>(u"payloadAbout"_s);
        QVERIFY2(about->text().contains(u"lines are cut"_s), qPrintable(about->text()));
        const LongText kept = text;
        log.clear(); // and they stay as long as somebody shows them
        QCOMPARE(view->toPlainText(), QString());
        QCOMPARE(kept.between({}, kept.end()).count('x'), 3 << 20);
    }

    void aLongTreeIsReadBesides()
    {
        MessageLogModel log(Side::Client);
        log.append({ { .payload = "[" + QByteArray("{\"a\":1},").repeated(100'000) + "2]" },
                     { .payload = "[3]" } });
        PayloadInspector inspector(m_look, log);
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(PayloadInspector::Tree);
        auto *tree = inspector.findChild<QTreeView *>(u"payloadTree"_s);
        inspector.show(0);
        QVERIFY(!tree->isVisibleTo(&inspector));
        QTRY_VERIFY(tree->isVisibleTo(&inspector));
        QCOMPARE(tree->model()->index(0, 1).data().toString(), u"{ 1 }"_s);
        inspector.show(0);
        inspector.show(1);
        QCOMPARE(tree->model()->index(0, 1).data().toString(), u"3"_s);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(tree->model()->index(0, 1).data().toString(), u"3"_s);
    }

    void aLongMessageIsDecodedBesides()
    {
        const QByteArray json = "[" + QByteArray("{\"a\":1},").repeated(400'000) + "2]";
        const QByteArray packed = qCompress(json, 0).sliced(4); // zlib, not smaller
        MessageLogModel log(Side::Client);
        log.append({ { .kind = EntryKind::Binary, .payload = packed }, { .payload = "[3]" } });
        PayloadInspector inspector(m_look, log);
        inspector.setVisible(true);
        inspector.show(0);
        auto *view = inspector.findChild<TextView *>(u"payloadText"_s);
        auto *about = inspector.findChild<QLabel *>(u"payloadAbout"_s);
        QVERIFY(inspector.findChild<HexView *>()->isVisible()); // as it came, until then
        QTRY_VERIFY(about->text().endsWith(u"B · zlib"));
        QVERIFY(view->isVisible());
        QTRY_VERIFY(!view->reading().isRunning());
        QCOMPARE(view->reading().text().lines(), 1'200'003);
        // Nothing of it comes when another one is shown.
        inspector.show(0);
        inspector.show(1);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(about->text(), u"#2 · 3 B"_s);
    }

    void longMessagesAreComparedDecoded()
    {
        const QByteArray lines = QByteArray("{\"a\":1},").repeated(200'000);
        const auto packed = [](const QByteArray &json) { return qCompress(json, 0).sliced(4); };
        MessageLogModel log(Side::Client);
        log.append(
            { { .kind = EntryKind::Binary, .payload = packed("[{\"old\":1}," + lines + "2]") },
              { .kind = EntryKind::Binary, .payload = packed("[{\"new\":1}," + lines + "2]") },
              { .payload = "[3]" } });
        PayloadInspector inspector(m_look, log);
        inspector.setVisible(true);
        inspector.compare(0, 1);
        auto *view = inspector.findChild<TextView *>(u"payloadText"_s);
        auto *about = inspector.findChild<QLabel *>(u"payloadAbout"_s);
        QVERIFY(!view->isVisible()); // nothing of what is not decoded
        QTRY_VERIFY(view->isVisible() && !view->reading().isRunning());
        const QByteArray shown = view->reading().text().between({}, view->reading().text().end());
        QVERIFY2(shown.startsWith(" [\n   {\n-    \"old\": 1\n+    \"new\": 1\n   },\n"),
                 shown.left(200).constData());
        QCOMPARE(shown.count("\n-") + shown.count("\n+"), 2);
        QCOMPARE(about->text(), u"#2 compared with #1 · the first 1.0 MiB"_s);
        // Nothing of it comes when another one is shown.
        inspector.compare(0, 1);
        inspector.compare(2, 2);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(about->text(), u"#3 compared with #3"_s);
        QCOMPARE(view->toPlainText(), u" [\n   3\n ]"_s);
    }

private:
    Look m_look;
};

QTEST_MAIN(TestLongPayloads)
#include "tst_longpayloads.moc"
