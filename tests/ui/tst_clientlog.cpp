// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the log of a client offers.
#include "clientwalk.h"

#include <ui/views/logmenu.h>

#include <QAction>

class TestClientLog : public ClientWalk
{
    Q_OBJECT

    MessageLogView *rows() const { return page()->view()->logPanel()->view(); }
    Notice *notice() const { return page()->view()->notice(); }
    void again() { QTest::keySequence(rows(), QKeySequence(u"Ctrl+Shift+Return"_s)); }
    qint64 echoed() const { return page()->log().store().volume(Side::Server).messages; }
    /// The store's row of the last message of this side.
    qsizetype lastSent() const
    {
        const MessageStore &store = page()->log().store();
        qsizetype row = store.size() - 1;
        while (row >= 0 && (!store.at(row).isMessage() || store.at(row).from() != Side::Client))
            --row;
        return row;
    }
    /// The menu of a row, and in it the action.
    QAction *offered(LogMenu &menu, const QString &problem) const
    {
        menu.offerSending(problem);
        for (QAction *action : menu.actions()) {
            if (action->text() == u"Send again")
                return action;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        start();
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
    }
    void cleanup() { stop(); }

    void aMessageIsSentAgainToTheByte()
    {
        connectNow();
        const QByteArray text = "{ \"a\":1,\n\"b\" : \"{{ host }}\" }";
        page()->send(WsMessage::fromUtf8(text));
        QTRY_COMPARE(echoed(), 1);
        rows()->showStoreRow(lastSent());
        again();
        QTRY_COMPARE(echoed(), 2);
        QCOMPARE(lastPayload(), text);
        const QByteArray bytes("\0\x01\xff", 3);
        page()->send(WsMessage::binary(bytes));
        QTRY_COMPARE(echoed(), 3);
        rows()->showStoreRow(lastSent());
        again();
        QTRY_COMPARE(echoed(), 4);
        QCOMPARE(lastPayload(), bytes);
        QCOMPARE(page()->log().store().at(page()->log().store().size() - 1).kind,
                 EntryKind::Binary);
        const QByteArray large(3 << 20, 'x');
        page()->send(WsMessage::binary(large));
        QTRY_COMPARE(echoed(), 5);
        rows()->showStoreRow(lastSent());
        again();
        QTRY_COMPARE(echoed(), 6);
        QCOMPARE(lastPayload(), large);
    }

    void whatCannotBeSentAgainIsSaid()
    {
        again();
        QVERIFY(notice()->text().contains(u"select a message"));
        connectNow();
        page()->send(WsMessage::text(u"a"_s));
        QTRY_COMPARE(echoed(), 1);
        notice()->dismiss();
        rows()->showStoreRow(page()->log().store().size() - 1); // the answer
        again();
        QVERIFY(notice()->isVisible() && notice()->text().contains(u"select a message"));
        rows()->showStoreRow(lastSent());
        page()->send(WsMessage::text(u"end"_s));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        again();
        QVERIFY2(notice()->text().contains(u"not open"), qPrintable(notice()->text()));
        QCOMPARE(echoed(), 1);
    }

    void theMenuOffersItForWhatWentOut()
    {
        connectNow();
        page()->send(WsMessage::text(u"a"_s));
        QTRY_COMPARE(echoed(), 1);
        const MessageLogModel &model = *page()->log().model();
        LogMenu sent(m_look, model, { lastSent() });
        QAction *action = offered(sent, {});
        QVERIFY(action && action->isEnabled());
        connect(&sent, &LogMenu::sendAgainRequested, rows(), &MessageLogView::sendAgainRequested);
        action->trigger();
        QTRY_COMPARE(echoed(), 2);
        LogMenu closed(m_look, model, { lastSent() });
        action = offered(closed, u"not open"_s);
        QVERIFY(action && !action->isEnabled() && closed.toolTipsVisible());
        QCOMPARE(action->toolTip(), u"not open"_s);
        LogMenu came(m_look, model, { model.store().size() - 1 });
        QVERIFY(!offered(came, {}));
    }

    void anEmptyLogSaysWhetherItFailed()
    {
        const auto hint = [this] { return named<QLabel>(u"logHint"_s)->text(); };
        QVERIFY(hint().startsWith(u"No messages yet"));
        m_server.reset(); // nobody listens there now
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Failed);
        QTRY_VERIFY(notice()->isVisible());
        QCOMPARE(page()->log().store().size(), 0);
        QVERIFY(named<QLabel>(u"logHint"_s)->isVisible());
        QCOMPARE(hint(), u"Not connected. Press Enter in the URL to try again."_s);
        notice()->dismiss(); // it is true without it, too
        QCOMPARE(hint(), u"Not connected. Press Enter in the URL to try again."_s);
    }
};

QTEST_MAIN(TestClientLog)
#include "tst_clientlog.moc"
