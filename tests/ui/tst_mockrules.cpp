// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Which rules of a mock answer, which messages none answers, and the rule that is made of one.
#include "mockwalk.h"

#include <ui/models/misstable.h>
#include <ui/models/ruledraft.h>
#include <ui/shell/mockdefinition.h>
#include <ui/views/codeeditor.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAbstractItemView>
#include <QAction>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>

namespace {
QByteArray rule(const QByteArray &asked, const QByteArray &answer)
{
    return "\n  {\"when\": {\"text\": \"" + asked + "\"}, \"reply\": {\"text\": \"" + answer
        + "\"}}";
}

QString drafted(const QByteArray &asked, const QList<QByteArray> &answers = {})
{
    QList<WsMessage> messages;
    for (const QByteArray &answer : answers)
        messages.append(WsMessage::fromUtf8(answer));
    return QString::fromUtf8(ruleLike(WsMessage::fromUtf8(asked), messages).toJson());
}
} // namespace

class TestMockRules : public MockWalk
{
    Q_OBJECT

    QAbstractItemView *table(const QString &name) const { return named<QAbstractItemView>(name); }
    QString rowOf(const QString &name, int row) const
    {
        QStringList cells;
        const QAbstractItemModel *model = table(name)->model();
        for (int column = 0; column < model->columnCount(); ++column)
            cells.append(model->index(row, column).data().toString().trimmed());
        return cells.join(u" | "_s);
    }
    CodeEditor *editor() const { return named<CodeEditor>(u"definition"_s); }
    QString summary() const { return named<QLabel>(u"ruleSummary"_s)->text(); }

    QMenu *menuOf(MessageLogView *log) const
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(log, &event);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    static void choose(QMenu *menu, const QString &text)
    {
        QVERIFY(menu);
        const auto actions = menu->actions();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        QVERIFY2(found != actions.end(), qPrintable(text));
        (*found)->trigger();
        menu->close();
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        WindowWalk::open();
    }
    void cleanup() { m_window.reset(); }

    void whichRulesAnsweredIsCounted()
    {
        openRoute("{\"path\":\"/shop\",\"rules\":{\"rules\":[" + rule("hi", "hello") + ","
                      + rule("bye", "see you") + "]}}",
                  u"Rules"_s);
        QCOMPARE(rowOf(u"ruleTable"_s, 0), u"never | /shop  rules | "_s);
        const Client ann = connectTo(u"/shop"_s);
        QVERIFY(ann);
        ann->send(WsMessage::text(u"hi"_s));
        ann->send(WsMessage::text(u"hi"_s));
        QCOMPARE(heard(ann) + heard(ann), u"hellohello"_s);
        QTRY_COMPARE(rowOf(u"ruleTable"_s, 1), u"2× | 1 | text is hi"_s);
        QCOMPARE(rowOf(u"ruleTable"_s, 0), u"1× | /shop  rules | "_s);
        QCOMPARE(rowOf(u"ruleTable"_s, 2), u"never | 2 | text is bye"_s);
        QCOMPARE(summary(), u"1 of 2 rules have answered."_s);

        // Enter leads to where it is written; what is changed there keeps the counts of the others.
        table(u"ruleTable"_s)->setFocus();
        table(u"ruleTable"_s)->setCurrentIndex(table(u"ruleTable"_s)->model()->index(2, 0));
        QTest::keyClick(table(u"ruleTable"_s), Qt::Key_Return);
        QCOMPARE(panel(), u"Definition"_s);
        QVERIFY(editor()->hasFocus());
        QCOMPARE(editor()->textCursor().blockNumber(), 2);
        QVERIFY(editor()->QPlainTextEdit::find(u"see you"_s));
        QTest::keyClicks(editor(), u"good bye"_s);
        showPanel(u"Rules"_s);
        const auto answer = [&] {
            const Client bob = connectTo(u"/shop"_s);
            bob->send(WsMessage::text(u"bye"_s));
            return heard(bob);
        };
        QTRY_COMPARE(answer(), u"good bye"_s);
        QTRY_COMPARE(summary(), u"All 2 rules have answered."_s);
        QVERIFY(rowOf(u"ruleTable"_s, 1).startsWith(u"2× "));

        m_page->stop(); // what was counted can still be read
        QCOMPARE(summary(), u"All 2 rules have answered."_s);
    }

    void aRuleIsMadeOfWhatNothingAnswered()
    {
        openRoute("{\"path\":\"/shop\",\"rules\":{\"rules\":[" + rule("hi", "hello") + "]}}",
                  u"Unanswered"_s);
        QVERIFY(!named<QPushButton>(u"makeRule"_s)->isEnabled());
        const Client ann = connectTo(u"/shop"_s);
        QVERIFY(ann);
        ann->send(WsMessage::text(u"{\"type\":\"order\",\"id\":7}"_s));
        QTRY_COMPARE(panel(), u"Unanswered · 1"_s);
        QVERIFY2(
            rowOf(u"missTable"_s, 0)
                .endsWith(
                    u"/shop | {\"type\":\"order\",\"id\":7} | rule 1: it is \"{\"type\":\"order\",\"id\":7}\", not \"hi\""_s),
            qPrintable(rowOf(u"missTable"_s, 0)));
        table(u"missTable"_s)->setCurrentIndex(table(u"missTable"_s)->model()->index(0, 0));
        QVERIFY(named<QLabel>(u"missWhy"_s)->toolTip().contains(u"not"));
        press(u"makeRule"_s);
        QCOMPARE(panel(), u"Definition"_s);
        QCOMPARE(editor()->textCursor().selectedText(), placeholderReply());
        QTest::keyClicks(editor(), u"ordered"_s);
        const auto answer = [&] {
            ann->send(WsMessage::text(u"still the old rules"_s));
            const Client bob = connectTo(u"/shop"_s);
            bob->send(WsMessage::text(u"{\"type\":\"order\",\"id\":8}"_s));
            const auto said = bob->receive(std::chrono::milliseconds(100));
            return said ? said->text() : QString();
        };
        QTRY_COMPARE(answer(), u"{\"type\":\"ordered\",\"id\":8}"_s);
        QVERIFY(
            contents(file()).contains("\"when\": { \"path\": \"$.type\", \"equals\": \"order\" }"));

        // In one step it is as it was.
        editor()->undo();
        while (editor()->code().contains(u"ordered") || editor()->code().contains(u"your reply"))
            editor()->undo();
        QVERIFY(editor()->code().endsWith(u"{\"text\": \"hello\"}}]}}]}]}"));
        press(u"clearMisses"_s);
        QCOMPARE(table(u"missTable"_s)->model()->rowCount(), 0);
    }

    void aRouteThatIsGoneIsSaid()
    {
        openRoute("{\"path\":\"/shop\",\"rules\":{\"rules\":[]}}", u"Unanswered"_s);
        const Client ann = connectTo(u"/shop"_s);
        QVERIFY(ann);
        ann->send(WsMessage::text(u"anybody?"_s));
        QTRY_COMPARE(rowOf(u"missTable"_s, 0).section(u" | "_s, 1),
                     u"/shop | anybody? | there is no rule"_s);
        QVERIFY(write(file(),
                      "{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"name\":\"s\","
                      "\"routes\":[{\"path\":\"/shop\",\"echo\":{}}]}]}"));
        QTRY_VERIFY(editor()->code().contains(u"echo"));
        table(u"missTable"_s)->setFocus();
        table(u"missTable"_s)->setCurrentIndex(table(u"missTable"_s)->model()->index(0, 0));
        QTest::keyClick(table(u"missTable"_s), Qt::Key_Return);
        QCOMPARE(m_page->view()->notice()->text(),
                 u"The route /shop of the definition has no rules to add one to."_s);
    }

    void rowsOfALogBecomeARule()
    {
        auto *session =
            static_cast<Page *>(m_window->openPath(path(u"sessions/orders.session.jsonl"_s)));
        MessageLogView *log = session->view()->logPanel()->view();
        QTRY_VERIFY(log->model()->rowCount() > 4);
        log->selectRow(2); // an order, and what it was answered
        log->selectionModel()->select(log->model()->index(3, 0),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(log->selectedRows().size(), 2);
        choose(menuOf(log), u"Make a mock rule"_s);
        QTRY_VERIFY(QApplication::activePopupWidget());
        choose(qobject_cast<QMenu *>(QApplication::activePopupWidget()), u"a new mock"_s);
        m_page = qobject_cast<MockPage *>(m_window->currentTab());
        QVERIFY(m_page);
        const QString added = editor()->code();
        QVERIFY2(added.contains(u"\"when\": { \"path\": \"$.type\", \"equals\": \"order\" }"),
                 qPrintable(added));
        QVERIFY2(added.contains(u"\"type\": \"accepted\", \"id\": \"{{ json.id }}\""),
                 qPrintable(added));
        m_page->startSomewhere();
        QTRY_VERIFY(m_page->isHosted());
        const Client client = connectTo(u"/"_s);
        QCOMPARE(heard(client), u"{\"type\":\"welcome\"}"_s);
        client->send(WsMessage::text(u"{\"type\":\"order\",\"id\":\"z9\"}"_s));
        QVERIFY(heard(client).startsWith(u"{\"type\":\"accepted\",\"id\":\"z9\""));

        // Of what a client said alone, the reply is yet to be written; what only the server said makes none.
        m_window->openPath(session->path());
        log->selectRow(2);
        choose(menuOf(log), u"Make a mock rule"_s);
        QTRY_VERIFY(QApplication::activePopupWidget());
        choose(qobject_cast<QMenu *>(QApplication::activePopupWidget()), u"trading"_s);
        m_page = qobject_cast<MockPage *>(m_window->currentTab());
        QCOMPARE(m_page->title(), u"trading"_s);
        QCOMPARE(editor()->textCursor().selectedText(), placeholderReply());
        m_window->openPath(session->path());
        log->selectRow(1);
        QMenu *menu = menuOf(log);
        const auto actions = menu->actions();
        QVERIFY(std::ranges::find(actions, u"Make a mock rule"_s, &QAction::text) == actions.end());
        menu->close();
    }

    void theRouteIsThatOfThePath()
    {
        openRoute("{\"path\":\"/shop\",\"rules\":{\"rules\":[]}},{\"path\":\"/bank/{n}\","
                  "\"rules\":{\"rules\":[]}}",
                  u"Rules"_s);
        m_page->addRule(u"/bank/7"_s, *JsonValue::parse("{\"when\":{\"text\":\"a\"}}"));
        QCOMPARE(panel(), u"Definition"_s);
        QVERIFY2(editor()->code().contains(
                     u"\"/bank/{n}\",\"rules\":{\"rules\":[\n  { \"when\": { \"text\": \"a\" } }"),
                 qPrintable(editor()->code()));
        m_page->addRule(u"/nowhere"_s, *JsonValue::parse("{\"when\":{\"text\":\"b\"}}"));
        QVERIFY(editor()->code().contains(
            u"\"/shop\",\"rules\":{\"rules\":[\n  { \"when\": { \"text\": \"b\" } }"));
    }

    void whatARuleIsMadeOf_data()
    {
        QTest::addColumn<QString>("made");
        QTest::addColumn<QString>("rule");
        QTest::addRow("json")
            << drafted("{\"id\":7,\"op\":\"get\"}")
            << u"{\"when\":{\"path\":\"$.op\",\"equals\":\"get\"},\"reply\":{\"json\":"
               u"{\"op\":\"your reply\",\"id\":\"{{ json.id }}\"}}}"_s;
        QTest::addRow("text") << drafted("hello {{ you }}")
                              << u"{\"when\":{\"text\":\"hello {{ you }}\"},"
                                 u"\"reply\":{\"text\":\"your reply\"}}"_s;
        QTest::addRow("answers")
            << drafted("{\"id\":7,\"op\":\"get\"}",
                       { "{\"id\":7,\"price\":7.50,\"note\":\"{{ x }}\"}", "done" })
            << u"{\"when\":{\"path\":\"$.op\",\"equals\":\"get\"},\"reply\":[{\"json\":"
               u"{\"id\":\"{{ json.id }}\",\"price\":7.50,\"note\":"
               u"\"{{ \\\"{{\\\" }} x }}\"}},{\"text\":\"done\"}]}"_s;
    }
    void whatARuleIsMadeOf()
    {
        QFETCH(QString, made);
        QTEST(made, "rule");
    }

    void aFloodOfMissesIsBounded()
    {
        MissTable misses(Clock::system());
        const auto sink = misses.sink();
        for (int i = 0; i < 5000; ++i)
            sink({ .message = WsMessage::text(QString::number(i)), .nearest = {}, .why = {} });
        QTRY_COMPARE(misses.total(), 5000);
        QCOMPARE(misses.rowCount(), int(MissTable::most));
        QCOMPARE(misses.at(misses.rowCount() - 1).message.text(), u"4999"_s);
        QByteArray first(600 << 10, 'x');
        for (int i = 0; i < 100; ++i) {
            const QByteArray large = i == 0 ? first : QByteArray(600 << 10, 'x');
            sink({ .message = WsMessage::binary(large), .nearest = {}, .why = {} });
        }
        QVERIFY(first.isDetached()); // it was let go of before anybody looked
        QTRY_COMPARE(misses.total(), 5100);
        qsizetype kept = 0;
        for (int row = 0; row < misses.rowCount(); ++row)
            kept += misses.at(row).message.size();
        QVERIFY(kept <= MissTable::mostBytes);
        QVERIFY(misses.rowCount() > 20);
        sink({ .place = u"/servers/0"_s,
               .message = WsMessage::binary(QByteArray(2 << 20, 'y')),
               .nearest = {},
               .why = {} });
        QTRY_COMPARE(misses.total(), 5101);
        const MockMiss last = misses.at(misses.rowCount() - 1);
        QVERIFY(last.message.size() < 1000 && last.place.isEmpty());
    }
};

QTEST_MAIN(TestMockRules)
#include "tst_mockrules.moc"
