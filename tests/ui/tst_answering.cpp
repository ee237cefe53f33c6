// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Saved messages that answer by themselves, on real servers.
#include "clientwalk.h"

#include <ui/models/replier.h>
#include <ui/views/answerform.h>
#include <ui/views/savedmessages.h>

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>

namespace {
const QByteArray pong = "{\"name\":\"Pong\",\"json\":{\"type\":\"pong\"},"
                        "\"when\":{\"path\":\"$.type\",\"equals\":\"ping\"}}";
const QByteArray ack =
    "{\"name\":\"Ack\",\"json\":{\"ack\":\"{{ json.seq }}\",\"to\":\"{{ host }}\"},\"odd\":[1.0],"
    "\"when\":{\"path\":\"$.seq\"}}";
} // namespace

class TestAnswering : public WindowWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        moveIn();
        open();
    }
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
        m_heard.clear();
    }

    /// As fast as they come, each once, in their order, and before what comes next is looked at.
    void numberedRequestsAreAnsweredInOrder()
    {
        constexpr int count = 5000;
        serve([](const WebSocket &socket) {
            for (int i = 0; i < count; ++i)
                socket.send(WsMessage::text(u"{\"seq\":%1,\"pad\":\"%2\"}"_s.arg(i).arg(i, 40)));
        });
        openWith(ack);
        connectNow();
        QTRY_COMPARE_WITH_TIMEOUT(heard().size(), count, 30'000);
        const QList<WsMessage> all = heard();
        for (int i = 0; i < count; ++i)
            QCOMPARE(all[i].text(), u"{\"ack\":%1,\"to\":\"127.0.0.1:9000\"}"_s.arg(i));
        // In the log they are messages of this side like others.
        QTRY_COMPARE(page()->log().store().volume(Side::Client).messages, count);
        QCOMPARE(page()->log().store().volume(Side::Server).messages, count);
        // Which nobody sent by hand is marked.
        page()->send(WsMessage::text(u"by hand"_s));
        QTRY_COMPARE(page()->log().store().volume(Side::Client).messages, count + 1);
        const MessageLogModel &model = *page()->log().model();
        const auto direction = [&](qsizetype row) {
            return model.index(int(row), MessageLogModel::Direction).data().toString();
        };
        const MessageStore &store = page()->log().store();
        for (qsizetype row = 0; row < store.size(); ++row) {
            const bool isOurs = store.at(row).isMessage() && store.at(row).from() == Side::Client;
            const bool isAnswer = isOurs && store.payload(row) != "by hand";
            QCOMPARE(direction(row) == u"↪"_s, isAnswer);
        }
    }

    /// Though nobody here looks at what comes, however much it is.
    void aConnectionWithoutAnswersStaysOpen()
    {
        constexpr int count = 40;
        serve([](const WebSocket &socket) {
            for (int i = 0; i < count; ++i)
                socket.send(WsMessage::binary(QByteArray(1 << 20, 'x')));
            socket.send(WsMessage::text(u"last"_s));
        });
        openWith({});
        connectNow();
        QTRY_COMPARE_WITH_TIMEOUT(
            page()->log().store().volume(Side::Server).messages, count + 1, 30'000);
        QCOMPARE(page()->linkState(), ClientLink::State::Open);
    }

    void itIsSwitchedOffAndOnInTheMenu()
    {
        serve({});
        openWith(pong + ',' + ack);
        connectNow();
        auto *button = named<QPushButton>(u"answers"_s);
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), u"Answers · 2"_s);
        say(u"{\"type\":\"ping\"}"_s);
        QTRY_COMPARE(heard().size(), 1);
        QCOMPARE(heard().last().text(), u"{\"type\":\"pong\"}"_s);

        Q_EMIT button->menu()->aboutToShow();
        QVERIFY(button->menu()->actions().first()->isChecked());
        button->menu()->actions().first()->trigger();
        QCOMPARE(button->text(), u"Answers · 1"_s);
        QVERIFY(contents(file()).contains("\"off\": true"));
        say(u"{\"type\":\"ping\"}"_s);
        say(u"{\"seq\":1}"_s);
        QTRY_COMPARE(heard().size(), 2);
        QVERIFY(heard().last().text().startsWith(u"{\"ack\":1"_s));
        // In the menu where it is taken from it says so.
        const QMenu *saved = named<QPushButton>(u"savedMessages"_s)->menu();
        QCOMPARE(saved->actions().at(0)->text(), u"Pong\tdoes not answer now"_s);
        QCOMPARE(saved->actions().at(1)->text(), u"Ack\tanswers"_s);

        Q_EMIT button->menu()->aboutToShow();
        button->menu()->actions().first()->trigger();
        QVERIFY(!contents(file()).contains("\"off\""));
        QVERIFY(contents(file()).contains("\"odd\": [1.0]"));
        say(u"{\"type\":\"ping\"}"_s);
        QTRY_COMPARE(heard().size(), 3);
    }

    /// A menu that is open while the file changes does what it says, or nothing.
    void aMenuMeansTheMessageThatItNames()
    {
        openWith(pong + ',' + ack);
        auto *saved = page()->composer()->saved();
        const QList<SavedMessages::Message> both = saved->messages();
        QMenu *answers = named<QPushButton>(u"answers"_s)->menu();
        Q_EMIT answers->aboutToShow();
        saved->setMessages({ both[1], both[0] }); // somebody else put them into another order
        answers->actions().at(1)->trigger();
        QVERIFY(!saved->messages().first().isOn);
        QVERIFY(saved->messages().last().isOn);
        saved->setMessages({});
        answers->actions().first()->trigger();
        answers->actions().last()->trigger();
        QVERIFY(saved->messages().isEmpty());

        saved->setMessages(both);
        QMenu *keep = named<QToolButton>(u"saveMessage"_s)->menu();
        Q_EMIT keep->aboutToShow();
        const QMenu *ofAck = keep->actions().last()->menu();
        saved->setMessages({ both[1], both[0] });
        ofAck->actions().last()->trigger(); // delete
        QCOMPARE(saved->messages().size(), 1);
        QCOMPARE(saved->messages().first().name, u"Pong"_s);
        for (QAction *action : ofAck->actions())
            action->trigger();
        QCOMPARE(saved->messages().size(), 1);
    }

    /// What is not known stays when a message with it is changed, too.
    void whatIsNotKnownStays()
    {
        openWith(ack);
        page()->composer()->saved()->keep({ u"Ack"_s, u"fine"_s });
        const auto saved = ConnectionFile::load(file());
        QVERIFY(saved);
        QCOMPARE(saved->messages.first().text, u"fine"_s);
        QVERIFY(!saved->messages.first().when.isNull());
        QVERIFY(contents(file()).contains("\"odd\": [1.0]"));
        QVERIFY(!contents(file()).contains("\"json\""));
    }

    void aLoopEnds()
    {
        // What it hears it says, and what it says is answered.
        serve([](const WebSocket &socket) {
            socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            socket.send(WsMessage::text(u"{\"type\":\"ping\"}"_s));
        });
        openWith("{\"name\":\"Ping\",\"json\":{\"type\":\"ping\"},\"when\":{\"path\":\"$.type\"}}");
        connectNow();
        Notice *notice = page()->view()->notice();
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), 60'000);
        QVERIFY2(notice->text().contains(u"10"_s) && notice->text().contains(u"second"_s),
                 qPrintable(notice->text()));
        QVERIFY(heard().size() >= qsizetype(ReplyBudget::mostAtOnce));
        auto *button = named<QPushButton>(u"answers"_s);
        QCOMPARE(button->text(), u"Answers paused"_s);
        // What was said before the pause is all heard.
        QTRY_COMPARE(heard().size(),
                     qsizetype(page()->log().store().volume(Side::Client).messages));
        const qsizetype before = heard().size();
        say(u"{\"type\":\"once more\"}"_s); // is not answered
        QTest::mouseClick(notice->findChild<QPushButton *>(u"noticeButton"_s), Qt::LeftButton);
        QCOMPARE(button->text(), u"Answers · 1"_s);
        QCOMPARE(heard().size(), before);
        say(u"{\"type\":\"again\"}"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->text() == u"Answers paused"_s, 60'000);
        QCOMPARE(page()->linkState(), ClientLink::State::Open);
    }

    void theBudgetComesBack()
    {
        using namespace std::chrono_literals;
        ReplyBudget budget;
        auto now = 5s + 0us;
        for (int i = 0; i < int(ReplyBudget::mostAtOnce); ++i)
            QVERIFY(budget.take(now));
        QVERIFY(!budget.take(now));
        now += 2ms;
        QVERIFY(budget.take(now));
        QVERIFY(budget.take(now));
        QVERIFY(!budget.take(now));
    }

    void aWrongConditionIsSaidAndKept()
    {
        serve({});
        const QByteArray wrong =
            "\n{\"name\":\"Bad\",\"text\":\"x\",\"when\":{\"path\":\"$.a\",\n\"equal\":1}}";
        openWith(wrong + ',' + pong);
        const Notice *notice = page()->view()->notice();
        QVERIFY(notice->isVisible());
        for (const QString &part : { u"“Bad”"_s, u"/when/equal"_s, u"answering.json:3:9"_s })
            QVERIFY2(notice->text().contains(part), qPrintable(notice->text()));
        connectNow();
        QVERIFY(notice->isVisible()); // others answer
        say(u"{\"type\":\"ping\"}"_s);
        QTRY_COMPARE(heard().size(), 1);
        page()->composer()->saved()->keep({ u"New"_s, u"y"_s });
        QVERIFY(contents(file()).contains("\"equal\": 1"));
    }

    /// While the connection is open, too.
    void anotherEnvironmentIsAnsweredWith()
    {
        serve({});
        openWith(ack);
        connectNow();
        say(u"{\"seq\":1}"_s);
        QTRY_COMPARE(heard().size(), 1);
        QVERIFY(write(path(u"workspace.json"_s),
                      "{\"environments\":[{\"name\":\"local\",\"variables\":{\"host\":"
                      "\"elsewhere\"}}]}"));
        page()->variablesChanged();
        say(u"{\"seq\":2}"_s);
        QTRY_COMPARE(heard().size(), 2);
        QCOMPARE(heard().last().text(), u"{\"ack\":2,\"to\":\"elsewhere\"}"_s);
    }

    void aRowThatCameOffersIt()
    {
        serve({});
        openWith(ack);
        connectNow();
        say(u"{\"op\":\"tick\"}"_s);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        page()->send(WsMessage::text(u"{\"op\":\"tock\"}"_s));
        QTRY_COMPARE(page()->log().store().volume(Side::Client).messages, 1);
        MessageLogView *rows = page()->view()->logPanel()->view();
        const auto offer = [&](qsizetype fromEnd) -> QAction * {
            rows->showStoreRow(page()->log().store().size() - fromEnd);
            QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
            QCoreApplication::sendEvent(rows->viewport(), &event);
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            menu->close();
            for (QAction *action : menu->actions()) {
                if (action->text() == u"Answer ones like this…"_s)
                    return action;
            }
            return nullptr;
        };
        QVERIFY(!offer(1)); // it went out
        QAction *action = offer(2);
        QVERIFY(action);
        action->trigger();
        QVERIFY(page()->composer()->answerForm()->isVisible());
        QCOMPARE(named<QLineEdit>(u"answerValue"_s)->text(), u"tick"_s);
    }

    void theFormSaysWhenAMessageAnswers()
    {
        serve({});
        openWith("{\"name\":\"A\",\"text\":\"a\"},{\"name\":\"B\",\"text\":\"b {{ json.n }}\"}");
        connectNow();
        say(u"{\"op\":\"tick\",\"n\":7}"_s);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        MessageLogView *rows = page()->view()->logPanel()->view();
        rows->showStoreRow(page()->log().store().size() - 1);

        const auto *keep = named<QToolButton>(u"saveMessage"_s);
        Q_EMIT keep->menu()->aboutToShow();
        QMenu *second = keep->menu()->actions().last()->menu();
        for (QAction *action : second->actions()) {
            if (action->text() == u"Answer with it…"_s)
                action->trigger();
        }
        const auto *form = page()->findChild<AnswerForm *>();
        QVERIFY(form->isVisible());
        auto *message = named<QComboBox>(u"answerMessage"_s);
        QCOMPARE(message->currentText(), u"B"_s);
        QCOMPARE(named<QLabel>(u"answerPreview"_s)->text(), u"b {{ json.n }}"_s);
        message->setCurrentIndex(0);
        QCOMPARE(named<QLabel>(u"answerPreview"_s)->text(), u"a"_s);
        message->setCurrentIndex(1);
        auto *path = named<QLineEdit>(u"answerPath"_s);
        auto *value = named<QLineEdit>(u"answerValue"_s);
        QCOMPARE(path->text(), u"$.op"_s);
        QCOMPARE(value->text(), u"tick"_s);
        const auto *done = named<QPushButton>(u"answerKeep"_s);
        QVERIFY(done->isEnabled());
        path->setText(u"$.op["_s);
        QVERIFY(!done->isEnabled());
        QVERIFY(named<QLabel>(u"answerVerdict"_s)->text().contains(u"/when/path"_s));
        path->setText(u"$.op"_s);
        QTest::keyClick(value, Qt::Key_Return);
        QVERIFY(!form->isVisible());
        QVERIFY(contents(file()).contains("\"when\""));
        say(u"{\"op\":\"tick\",\"n\":8}"_s);
        QTRY_COMPARE(heard().size(), 1);
        QCOMPARE(heard().last().text(), u"b 8"_s);

        // Also from a row, for the message that is chosen then.
        Q_EMIT rows->answerRequested(page()->log().store().size() - 2);
        QVERIFY(form->isVisible());
        QTest::keyClick(path, Qt::Key_Escape);
        QVERIFY(!form->isVisible());
        page()->composer()->saved()->setAnswer(u"B"_s, {});
        QVERIFY(!contents(file()).contains("\"when\""));
        QVERIFY(!named<QPushButton>(u"answers"_s)->isVisible());
    }

private:
    template<typename Widget>
    Widget *named(const QString &name) const
    {
        return m_window->currentPage()->findChild<Widget *>(name);
    }
    ConnectionPage *page() const { return static_cast<ConnectionPage *>(m_window->currentPage()); }
    QString file() const { return path(u"connections/answering.json"_s); }

    /// A server that keeps what it hears, unless `consumer` does something else.
    void serve(const WsConsumer &consumer)
    {
        m_server = std::make_unique<net::Server>(
            [this, consumer](const Request &) -> WsResponse {
                return WsResponse([this, consumer](const WebSocket &socket) {
                    {
                        const std::scoped_lock lock(m_mutex);
                        m_socket = socket;
                    }
                    socket.onClose([this](const WsStatus &, Side, bool) {
                        const std::scoped_lock lock(m_mutex);
                        m_socket.reset();
                    });
                    if (consumer)
                        consumer(socket);
                    socket.onMessage([this](const WsMessage &message) { keep(message); });
                });
            },
            ServerConfig { .limits = { .unsentBytes = 64 << 20 }, .transport = Transport::Exact });
        QVERIFY(m_server->start());
    }
    /// A tab on a file of the workspace with these messages.
    void openWith(const QByteArray &messages)
    {
        const QByteArray url =
            m_server ? m_server->url().toString().toUtf8() : "ws://127.0.0.1:1"_ba;
        QVERIFY(write(file(),
                      "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"" + url
                          + "\",\"messages\":[" + messages + "]}"));
        m_window->openPath(file());
    }
    void connectNow()
    {
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
    }
    void say(const QString &text)
    {
        const std::scoped_lock lock(m_mutex);
        m_socket->send(WsMessage::text(text));
    }
    void keep(const WsMessage &message)
    {
        const std::scoped_lock lock(m_mutex);
        m_heard.append(message);
    }
    QList<WsMessage> heard()
    {
        const std::scoped_lock lock(m_mutex);
        return m_heard;
    }

    std::mutex m_mutex;
    QList<WsMessage> m_heard;
    std::optional<WebSocket> m_socket;
    std::unique_ptr<net::Server> m_server;
};

QTEST_MAIN(TestAnswering)
#include "tst_answering.moc"
