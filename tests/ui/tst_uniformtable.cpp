// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/views/uniformtable.h>

#include <QAbstractTableModel>
#include <QScrollBar>
#include <QTest>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
/// So many rows, of which nothing is kept; it counts how often it is asked for a text.
class ManyRows : public QAbstractTableModel
{
public:
    explicit ManyRows(int rows)
        : m_rows(rows)
    { }

    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        ++asked;
        return index.row();
    }
    void grow(int rows)
    {
        beginInsertRows({}, m_rows, m_rows + rows - 1);
        m_rows += rows;
        endInsertRows();
    }

    void shrink(int rows)
    {
        beginRemoveRows({}, m_rows - rows, m_rows - 1);
        m_rows -= rows;
        endRemoveRows();
    }
    void become(int rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }

    mutable int asked = 0;

private:
    int m_rows;
};

constexpr int rowHeight = 22;
} // namespace

class TestUniformTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewerRowsAreShownWhereverOneWas()
    {
        ManyRows model(500);
        UniformTable table(rowHeight);
        show(table, model);
        QScrollBar *bar = table.verticalScrollBar();
        bar->setValue(bar->maximum());
        model.shrink(400);
        QVERIFY(table.viewport()->rect().contains(table.visualRect(model.index(99, 0)).center()));
        model.become(1);
        QCOMPARE(bar->maximum(), 0);
        QCOMPARE(table.visualRect(model.index(0, 0)).top(), 0);
        model.become(500);
        QVERIFY(bar->maximum() > 0);
    }

    void everyRowCanBeReached_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("few") << 5;
        QTest::newRow("a screen and a half") << 30;
        QTest::newRow("a million") << 1'000'000;
        QTest::newRow("more pixels than 32 bits hold") << 300'000'000;
    }
    void everyRowCanBeReached()
    {
        QFETCH(int, rows);
        ManyRows model(rows);
        UniformTable table(rowHeight);
        show(table, model);
        for (const int row : { 0, rows / 2, rows - 1 }) {
            const QModelIndex index = model.index(row, 1);
            table.scrollTo(index);
            const QRect rect = table.visualRect(index);
            QVERIFY2(table.viewport()->rect().contains(rect.center()),
                     qPrintable(u"%1 at %2"_s.arg(row).arg(rect.top())));
            QCOMPARE(table.indexAt(rect.center()), index);
        }
        table.scrollToBottom();
        QVERIFY(
            table.viewport()->rect().contains(table.visualRect(model.index(rows - 1, 0)).center()));
    }

    void keysGoThroughAllOfIt()
    {
        ManyRows model(300'000'000);
        UniformTable table(rowHeight);
        show(table, model);
        table.setCurrentIndex(model.index(0, 0));
        QTest::keyClick(&table, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(table.currentIndex().row(), 299'999'999);
        QTest::keyClick(&table, Qt::Key_Up);
        QCOMPARE(table.currentIndex().row(), 299'999'998);
        QTest::keyClick(&table, Qt::Key_PageUp);
        QVERIFY(table.currentIndex().row() < 299'999'990);
        QTest::keyClick(&table, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(table.currentIndex().row(), 0);
    }

    void growingBeyondThePixelsStaysWhereItIs()
    {
        ManyRows model(1'000'000);
        UniformTable table(rowHeight);
        show(table, model);
        table.scrollTo(model.index(500'000, 0), QAbstractItemView::PositionAtTop);
        model.grow(300'000'000);
        QCOMPARE(table.indexAt({ 5, 5 }).row(), 500'000);
    }

    /// Only what is seen is asked for, whatever is typed.
    void aLetterReadsNothing()
    {
        ManyRows model(1'000'000);
        UniformTable table(rowHeight);
        show(table, model);
        table.setCurrentIndex(model.index(0, 0));
        QCoreApplication::processEvents();
        model.asked = 0;
        QTest::keyClicks(&table, u"nowhere "_s);
        QVERIFY2(model.asked < 1000, qPrintable(QString::number(model.asked)));
    }

private:
    static void show(UniformTable &table, ManyRows &model)
    {
        table.setModel(&model);
        table.resize(400, 300);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
    }
};

QTEST_MAIN(TestUniformTable)
#include "tst_uniformtable.moc"
