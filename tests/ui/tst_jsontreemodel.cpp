// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/jsontreemodel.h>

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QTest>
#include <memory>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestJsonTreeModel : public QObject
{
    Q_OBJECT

    static JsonValue json(const QByteArray &text) { return JsonValue::parse(text).value(); }
    static QString text(const QModelIndex &index, int column)
    {
        return index.siblingAtColumn(column).data().toString();
    }

private Q_SLOTS:
    void membersAndElementsAreUnfolded()
    {
        JsonTreeModel model;
        QAbstractItemModelTester tester(&model);
        tester.setUseFetchMore(false);
        model.setValue(json(R"({"a":1.50,"b c":["x",{"d":null}],"a":"\u202e"})"));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(text(model.index(0, 0), 0), u"a"_s);
        QCOMPARE(text(model.index(0, 0), 1), u"1.50"_s);
        QCOMPARE(text(model.index(2, 0), 1), u"\"\\u202e\""_s);
        const QModelIndex list = model.index(1, 0);
        QCOMPARE(text(list, 1), u"[ 2 ]"_s);
        model.fetchMore(list);
        const QModelIndex object = model.index(1, 0, list);
        QCOMPARE(text(object, 0), u"1"_s);
        QCOMPARE(object.parent(), list);
        model.fetchMore(object);
        const QModelIndex deep = model.index(0, 0, object);
        QCOMPARE(deep.data(JsonTreeModel::PathRole).toString(), u"$['b c'][1].d"_s);
        QCOMPARE(model.raw(deep), "null"_ba);
        QVERIFY(!model.hasChildren(deep));
    }

    void aLongArrayIsUnfoldedInParts()
    {
        JsonTreeModel model;
        QAbstractItemModelTester tester(&model);
        tester.setUseFetchMore(false);
        model.setValue(json('[' + QByteArray("1,").repeated(2500) + "2]"));
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 1000);
        while (model.canFetchMore({}))
            model.fetchMore({});
        QCOMPARE(model.rowCount(), 2501);
        QCOMPARE(text(model.index(2500, 0), 1), u"2"_s);
    }

    void aPathIsDragged()
    {
        JsonTreeModel model;
        model.setValue(json(R"({"price":1})"));
        model.fetchMore({});
        QVERIFY(model.flags(model.index(0, 0)) & Qt::ItemIsDragEnabled);
        const std::unique_ptr<QMimeData> data(model.mimeData({ model.index(0, 1) }));
        QCOMPARE(data->data(QString::fromLatin1(JsonTreeModel::pathMimeType)), "$.price"_ba);
        QCOMPARE(data->text(), u"$.price"_s);
    }

    void othersHaveNoTree()
    {
        JsonTreeModel model;
        QAbstractItemModelTester tester(&model);
        tester.setUseFetchMore(false);
        model.setValue(json("17"));
        QVERIFY(!model.hasChildren({}) && !model.canFetchMore({}));
    }
};

QTEST_GUILESS_MAIN(TestJsonTreeModel)
#include "tst_jsontreemodel.moc"
