// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "windowwalk.h"

#include <ui/views/jsontableview.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/uniformtable.h>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTabBar>

namespace {
JsonValue json(const QByteArray &text)
{
    return *JsonValue::parse(text);
}

QStringList columnOf(const JsonTableModel &model, int column)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row)
        cells.append(model.index(row, column).data().toString());
    return cells;
}

QStringList headings(const JsonTableModel &model)
{
    QStringList all;
    for (int column = 0; column < model.columnCount(); ++column)
        all.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    return all;
}
} // namespace

class TestJsonTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreKeysAsTheyFirstAppear()
    {
        JsonTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setArray(json("[{\"b\":1,\"a\":\"x\"},{\"a\":\"y\",\"c\":{\"d\":[1]}},{}]"));
        QCOMPARE(headings(model), (QStringList { u"#"_s, u"b"_s, u"a"_s, u"c"_s }));
        QCOMPARE(columnOf(model, 0), (QStringList { u"0"_s, u"1"_s, u"2"_s }));
        QCOMPARE(columnOf(model, 1), (QStringList { u"1"_s, QString(), QString() }));
        QCOMPARE(columnOf(model, 2), (QStringList { u"x"_s, u"y"_s, QString() }));
        QCOMPARE(model.index(1, 3).data().toString(), u"{\"d\":[1]}"_s);
    }

    void whatIsNoObjectHasAColumn()
    {
        JsonTableModel model;
        model.setArray(json("[1.0,\"a\\u202eb\",null,[2]]"));
        QCOMPARE(headings(model), (QStringList { u"#"_s, u"value"_s }));
        QCOMPARE(columnOf(model, 1),
                 (QStringList { u"1.0"_s, u"a⟨U+202E⟩b"_s, u"null"_s, u"[2]"_s }));
        model.setArray(json("[{\"value\":1},2]"));
        QCOMPARE(headings(model), (QStringList { u"#"_s, u"value"_s, u"value"_s }));
        QCOMPARE(columnOf(model, 1), (QStringList { QString(), u"2"_s }));
        QCOMPARE(columnOf(model, 2), (QStringList { u"1"_s, QString() }));
        model.setArray(JsonValue());
        QCOMPARE(model.columnCount(), 0);
    }

    void keysWithoutEndAreLeftOut()
    {
        QByteArray object = "[{";
        for (int i = 0; i < 600; ++i)
            object += "\"k" + QByteArray::number(i) + "\":1,";
        const JsonTable table = tableOf(json(object + "\"k0\":2}]"));
        QCOMPARE(table.columns(), JsonTable::mostColumns);
        QVERIFY(table.hasMoreKeys);
    }

    void rowsAreSortedByValue_data()
    {
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QList<qsizetype>>("rows");
        // 10, "b", none, 9, "a", true, 9 again
        QTest::newRow("up") << Qt::AscendingOrder << QList<qsizetype> { 3, 6, 0, 4, 1, 5, 2 };
        QTest::newRow("down") << Qt::DescendingOrder << QList<qsizetype> { 5, 1, 4, 0, 3, 6, 2 };
    }

    void rowsAreSortedByValue()
    {
        QFETCH(Qt::SortOrder, order);
        const JsonTable table =
            tableOf(json("[{\"v\":10},{\"v\":\"b\"},{},{\"v\":9},{\"v\":\"a\"},{\"v\":true},"
                         "{\"v\":9.0}]"));
        QTEST(sorted(table, 0, order), "rows");
    }

    void longIntegersAreSortedExactly()
    {
        // A double cannot tell the first three apart.
        const JsonTable table =
            tableOf(json("[9007199254740993,9007199254740992,9007199254740993.0,"
                         "9007199254740991,-9223372036854775808,1e400]"));
        QCOMPARE(sorted(table, 0, Qt::AscendingOrder), (QList<qsizetype> { 4, 3, 1, 0, 2, 5 }));
        QCOMPARE(sorted(table, 0, Qt::DescendingOrder), (QList<qsizetype> { 5, 0, 2, 1, 3, 4 }));
    }

    void nothingBecomesAFormula()
    {
        const JsonTable table = tableOf(
            json("[{\"=cmd\":\"=1+1\",\"n\":-5,\"t\":\"a,\\\"b\\\"\\nc\"},{\"=cmd\":\"@x\",\"n\":"
                 "null,\"t\":\"-5\"},{\"t\":\"'quoted\"}]"));
        QCOMPARE(tableText(table, { 0, 1, 2 }, ','),
                 "'=cmd,n,t\r\n'=1+1,-5,\"a,\"\"b\"\"\nc\"\r\n'@x,,'-5\r\n,,''quoted\r\n");
        QCOMPARE(tableText(table, { 1 }, '\t'), "'=cmd\tn\tt\n'@x\t\t'-5\n");
    }

    void arraysAreFoundBelowObjects()
    {
        const auto places = arraysIn(
            json("{\"ids\":[1],\"none\":[],\"data\":{\"rows\":[{\"a\":[1]}]},\"x y\":[{}]}"));
        QStringList paths;
        for (const JsonArrayPlace &place : places)
            paths.append(place.path + (place.isOfObjects ? u" objects"_s : QString()));
        QCOMPARE(paths,
                 (QStringList { u"$.ids"_s, u"$.data.rows objects"_s, u"$['x y'] objects"_s }));
        QCOMPARE(arraysIn(json("[1]")).value(0).path, u"$"_s);
    }

    void aLongArrayIsReadAndSortedBesides()
    {
        QByteArray text = "[";
        for (int i = 0; i < 50'000; ++i)
            text += "{\"n\":" + QByteArray::number((i * 7919) % 50'000) + "},";
        JsonTableModel model;
        model.setArray(json(text + "{\"n\":-1}]"));
        QCOMPARE(model.rowCount(), 0);
        QTRY_COMPARE(model.rowCount(), 50'001);
        model.sort(1);
        QCOMPARE(model.element(0), 0);
        QTRY_COMPARE(model.element(0), 50'000);
        QCOMPARE(model.index(1, 1).data().toString(), u"0"_s);
        model.sort(0);
        QCOMPARE(model.element(0), 0);
    }

    void anObjectOfVeryManyIsNotLookedThrough()
    {
        QByteArray text = "{\"rows\":[1],\"many\":{";
        for (int i = 0; i < 20'000; ++i)
            text += "\"k" + QByteArray::number(i) + "\":[1],";
        QCOMPARE(arraysIn(json(text + "\"last\":[1]},\"more\":[2]}")).size(), 2);
    }

    void whatIsSelectedStaysSelected()
    {
        JsonTableModel model;
        model.setArray(json("[{\"n\":3},{\"n\":1},{\"n\":2}]"));
        const QPersistentModelIndex three = model.index(0, 1);
        model.sort(1);
        QCOMPARE(three.row(), 2);
        QCOMPARE(three.data().toString(), u"3"_s);
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(three.row(), 0);
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(three.row(), 2);
        model.sort(0);
        QCOMPARE(three.row(), 0);
    }

    void theInspectorShowsIt()
    {
        MessageLogModel log(Side::Client);
        log.append({ { .payload = "{\"ids\":[1,2],\"orders\":[{\"id\":2},{\"id\":1}]}" },
                     { .payload = "[true]" },
                     { .payload = "{\"a\":1}" },
                     { .payload = "no JSON" } });
        PayloadInspector inspector(m_look, log);
        inspector.resize(600, 300);
        inspector.setVisible(true);
        inspector.findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(PayloadInspector::Table);
        auto *view = inspector.findChild<JsonTableView *>();
        auto *table = inspector.findChild<UniformTable *>(u"payloadTable"_s);
        auto *path = inspector.findChild<QComboBox *>(u"tablePath"_s);
        inspector.show(0);
        QVERIFY(view->isVisible() && path->isVisible());
        QCOMPARE(path->currentText(), u"$.orders · 2"_s); // of objects, before others
        QCOMPARE(columnOf(view->model(), 1), (QStringList { u"2"_s, u"1"_s }));
        QHeaderView *header = table->horizontalHeader();
        QTest::mouseClick(header->viewport(),
                          Qt::LeftButton,
                          {},
                          { header->sectionViewportPosition(1) + 10, header->height() / 2 });
        QCOMPARE(columnOf(view->model(), 1), (QStringList { u"1"_s, u"2"_s }));
        table->selectRow(0);
        QTest::keySequence(table, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"id\n1\n"_s);
        path->setCurrentIndex(0);
        QCOMPARE(columnOf(view->model(), 1), (QStringList { u"1"_s, u"2"_s }));
        QCOMPARE(headings(view->model()).last(), u"value"_s);
        inspector.show(1);
        QVERIFY(view->isVisible() && !path->isVisible());
        for (const int row : { 2, 3 }) {
            inspector.show(row);
            QVERIFY(!view->isVisible());
            QVERIFY(inspector.findChild<QLabel *>(u"payloadNone"_s)
                        ->text()
                        .startsWith(u"A table needs"));
        }
    }

    void theMenuCopiesAll()
    {
        JsonTableView view(m_look);
        view.show();
        QVERIFY(view.setValue(json("[[1],\"a,b\"]")));
        auto *table = view.findChild<UniformTable *>(u"payloadTable"_s);
        Q_EMIT table->customContextMenuRequested({ 10, 10 });
        const QPointer<QMenu> menu = view.findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(!menu->actions().first()->isEnabled()); // nothing is selected
        menu->actions().last()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"value\r\n[1]\r\n\"a,b\"\r\n"_s);
        menu->close();
        QTRY_VERIFY(!menu);
    }

private:
    Look m_look;
};

QTEST_MAIN(TestJsonTable)
#include "tst_jsontable.moc"
