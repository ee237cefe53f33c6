// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// A conversation in the real window: its keys, the palette, what is kept.
#include "windowwalk.h"

#include <ui/shell/page.h>
#include <ui/views/commandpalette.h>
#include <ui/views/conversationpainter.h>
#include <ui/views/logpanel.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/trafficview.h>

#include <QAccessible>
#include <QLineEdit>

class TestConversing : public WindowWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(copyFolder(m_services.sampleFolder, m_services.sampleCopy));
        QVERIFY(write(path(u"sessions/asked.session.jsonl"_s),
                      "{\"jackfield\":\"session\",\"version\":1,"
                      "\"startedAt\":\"2026-11-23T10:00:00.000Z\",\"recorder\":\"client\"}\n"
                      "{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{\"target\":\"/\"},"
                      "\"response\":{\"status\":101,\"headers\":[]}}\n"
                          + message(1, "client", "buy", 1) + message(2, "client", "buy", 2)
                          + message(3, "server", "bought", 1) + message(4, "client", "sell", 3)
                          + "{\"t\":9,\"conn\":1,\"event\":\"end\",\"by\":\"server\","
                            "\"clean\":false,\"status\":1006}\n"));
        open();
        m_window->openPath(path(u"sessions/asked.session.jsonl"_s));
        QTRY_COMPARE(page()->log().store().size(), 6);
    }
    void cleanup() { m_window.reset(); }

    void aKeySwitchesAndTheTabStaysSo()
    {
        QVERIFY(!log()->isConversation());
        keys(u"Ctrl+Shift+6"_s);
        QVERIFY(log()->isConversation() && rows()->isConversation());
        restart();
        QTRY_COMPARE(page()->log().store().size(), 6);
        QVERIFY(rows()->isConversation());
        keys(u"Ctrl+Shift+6"_s);
        QVERIFY(!rows()->isConversation());
    }

    void thePaletteKnowsIt()
    {
        keys(u"Ctrl+K"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"as log or conv"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(rows()->isConversation());
    }

    void whatNobodyAnsweredIsFoundAndRead()
    {
        keys(u"Ctrl+Shift+6"_s);
        rows()->setFocus();
        for (const int row : { 2, 4, 2 }) {
            keys(u"F3"_s);
            QCOMPARE(rows()->currentIndex().row(), row);
        }
        keys(u"Shift+F3"_s);
        QCOMPARE(rows()->currentIndex().row(), 4);
        // Whoever does not see the arrow hears it.
        const auto *face = QAccessible::queryAccessibleInterface(rows());
        QCOMPARE(face->text(QAccessible::Name), u"Conversation"_s);
        QCOMPARE(face->text(QAccessible::Description),
                 u"client to server: sell 22 B, unanswered"_s);
        auto *payload = page()->findChild<PayloadInspector *>();
        keys(u"Ctrl+Shift+3"_s);
        QVERIFY(!payload->isVisible());
        QTest::keyClick(rows(), Qt::Key_Return);
        QVERIFY(payload->isVisible());
        QVERIFY(payload->isAncestorOf(QApplication::focusWidget()));
    }

    /// F3 goes on meaning what is marked, if somebody marks.
    void whatIsMarkedGoesFirst()
    {
        keys(u"Ctrl+Shift+6"_s);
        keys(u"Ctrl+Shift+F"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"bought"_s);
        keys(u"F3"_s);
        QCOMPARE(rows()->currentIndex().row(), 3);
    }

private:
    static QByteArray message(int t, const QByteArray &from, const QByteArray &type, int id)
    {
        return "{\"t\":" + QByteArray::number(t) + ",\"conn\":1,\"event\":\"message\",\"from\":\""
            + from + "\",\"json\":{\"type\":\"" + type + "\",\"id\":" + QByteArray::number(id)
            + "}}\n";
    }
    Page *page() const { return m_window->currentPage(); }
    LogPanel *log() const { return page()->view()->logPanel(); }
    MessageLogView *rows() const { return log()->view(); }
    void keys(const QString &keys) { QTest::keySequence(m_window.get(), QKeySequence(keys)); }
};

QTEST_MAIN(TestConversing)
#include "tst_conversing.moc"
