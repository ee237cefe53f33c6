// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The panel of a session that makes something else of it.
#include "windowwalk.h"

#include <jackfield/exporters/exporter.h>
#include <ui/dialogs/exportpanel.h>
#include <ui/shell/sessionpage.h>

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

namespace {
const QByteArray head = "{\"jackfield\":\"session\",\"version\":1,"
                        "\"startedAt\":\"2026-11-23T10:00:00.000Z\",\"recorder\":\"client\"}\n"
                        "{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{\"target\":\"/\"},"
                        "\"response\":{\"status\":101,\"headers\":[]}}\n";

QByteArray message(const QByteArray &text)
{
    return "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"text\":\"" + text
        + "\"}\n";
}
} // namespace

class TestExporting : public WindowWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(copyFolder(m_services.sampleFolder, m_services.sampleCopy));
        QVERIFY(write(session(),
                      head + message("one")
                          + "{\"t\":2,\"conn\":1,\"event\":\"pong\",\"from\":\"server\","
                            "\"base64\":\"\"}\n"));
        open();
        show();
    }
    void cleanup() { m_window.reset(); }

    void eachTargetSaysWhatItIsForAndWhatIsLost()
    {
        choose(u"qtest"_s);
        QVERIFY(in<QComboBox>(u"exportTarget"_s)->toolTip().contains(u"your own test suite"));
        QVERIFY(in<QLabel>(u"exportLost"_s)->isVisible());
        QCOMPARE(in<QLabel>(u"exportLost"_s)->text(),
                 u"Not carried over: 1 ping or pong, which nothing waits for."_s);
        choose(u"har"_s);
        QVERIFY(!in<QLabel>(u"exportLost"_s)->isVisible());
        QCOMPARE(in<QComboBox>(u"exportTarget"_s)->count(), int(exporters().size()));
    }

    void everyFileIsShownAndCopied()
    {
        choose(u"qtest"_s);
        auto *names = in<QTabBar>(u"exportFiles"_s);
        QVERIFY(names->count() > 2);
        const auto made = exporter(u"qtest")->run(*Session::load(session()), { .name = u"odd"_s });
        QCOMPARE(names->count(), made->size());
        for (int i = 0; i < names->count(); ++i) {
            names->setCurrentIndex(i);
            QCOMPARE(names->tabText(i), made->at(i).name);
            QCOMPARE(preview()->toPlainText().trimmed(),
                     QString::fromUtf8(made->at(i).bytes).trimmed());
            QTest::mouseClick(in<QToolButton>(u"exportCopy"_s), Qt::LeftButton);
            QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(made->at(i).bytes));
        }
    }

    void aThousandFilesAreListedInShort()
    {
        QByteArray lines = head;
        for (int i = 0; i < 1000; ++i)
            lines += message("n" + QByteArray::number(i));
        QVERIFY(write(session(), lines));
        choose(u"postman"_s);
        auto *names = in<QTabBar>(u"exportFiles"_s);
        QTRY_COMPARE(names->count(), 25);
        QCOMPARE(names->tabText(0), u"odd.request.yaml"_s);
        QVERIFY(names->tabToolTip(0).contains(u"postman/collections/odd/odd.request.yaml"));
        QCOMPARE(names->tabText(24), u"and 978 more"_s);
        QVERIFY(!names->isTabEnabled(24));
        in<QLineEdit>(u"exportFolder"_s)->setText(m_home->filePath(u"made"_s));
        QTest::mouseClick(in<QPushButton>(u"export"_s), Qt::LeftButton);
        QVERIFY2(outcome().endsWith(u"and 996 more"_s), qPrintable(outcome().right(200)));
        QVERIFY(outcome().size() < 1000);
    }

    void nothingIsWrittenOverWithoutSayingSo()
    {
        choose(u"text"_s);
        const QString folder = m_home->filePath(u"made"_s);
        auto *button = in<QPushButton>(u"export"_s);
        in<QLineEdit>(u"exportFolder"_s)->setText(folder);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(outcome().startsWith(u"✓"_s));
        QVERIFY(in<QPushButton>(u"exportOpenFolder"_s)->isVisible());
        QTest::mouseClick(button, Qt::LeftButton); // the same again changes nothing
        QVERIFY(outcome().startsWith(u"✓"_s));
        const QString path = folder + u"/odd.txt"_s;
        QVERIFY(write(path, "mine"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY2(outcome().startsWith(u"odd.txt is there already"_s), qPrintable(outcome()));
        QCOMPARE(contents(path), "mine"_ba);
        QCOMPARE(button->text(), u"Replace"_s);
        in<QLineEdit>(u"exportFolder"_s)->setText(folder + u'/'); // another folder asks anew
        QCOMPARE(button->text(), u"Export"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(contents(path), "mine"_ba);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(contents(path).contains("one"));
        QVERIFY(outcome().startsWith(u"✓"_s));
    }

    void whatIsTheUsersStays()
    {
        choose(u"qtest"_s);
        const QString folder = m_home->filePath(u"made"_s);
        in<QLineEdit>(u"exportFolder"_s)->setText(folder);
        QTest::mouseClick(in<QPushButton>(u"export"_s), Qt::LeftButton);
        QVERIFY(write(folder + u"/handler.h"_s, "mine"));
        QTest::mouseClick(in<QPushButton>(u"export"_s), Qt::LeftButton);
        QVERIFY2(outcome().contains(u"left as they are: handler.h"_s), qPrintable(outcome()));
        QCOMPARE(contents(folder + u"/handler.h"_s), "mine"_ba);
    }

    void theLastChoiceIsMadeAgain()
    {
        choose(u"csv"_s);
        restart();
        show();
        QCOMPARE(in<QComboBox>(u"exportTarget"_s)->currentData().toString(), u"csv"_s);
        QVERIFY(preview()->toPlainText().startsWith(u"connection,n,"_s));
    }

    void aSessionThatChangesIsMadeAnew()
    {
        choose(u"text"_s);
        QVERIFY(!preview()->toPlainText().contains(u"another"_s));
        QVERIFY(write(session(), head + message("another")));
        QTRY_VERIFY(preview()->toPlainText().contains(u"another"_s));
        QVERIFY(write(session(), "broken"));
        QTRY_VERIFY(outcome().contains(u"odd.session.jsonl"_s) || !outcome().isEmpty());
        QVERIFY(!in<QPushButton>(u"export"_s)->isEnabled());
    }

    void aLongSessionIsReadBesideTheWindow()
    {
        QByteArray lines = head;
        for (int i = 0; i < 20'000; ++i)
            lines += message("a message of a long session");
        QVERIFY(write(session(), lines));
        choose(u"csv"_s);
        auto *panel = page()->findChild<ExportPanel *>();
        panel->refresh();
        QCOMPARE(preview()->toPlainText(), u"Reading the session…"_s);
        QTRY_VERIFY(preview()->toPlainText().startsWith(u"connection,n,"_s));
        QVERIFY(preview()->toPlainText().size() < 600'000); // the rest is not laid out
    }

    void longLinesAreCutForTheEyeAlone()
    {
        const QByteArray text(10'000, 'x');
        QVERIFY(write(session(), head + message(text)));
        choose(u"csv"_s);
        page()->findChild<ExportPanel *>()->refresh();
        QVERIFY(preview()->toPlainText().contains(u"x⋯\n"_s));
        QTest::mouseClick(in<QToolButton>(u"exportCopy"_s), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QString::fromUtf8(text)));
    }

private:
    QString session() const { return path(u"sessions/odd.session.jsonl"_s); }
    void show()
    {
        static_cast<SessionPage *>(m_window->openPath(session()))->showExport();
        QVERIFY(page()->findChild<ExportPanel *>()->isVisible());
    }
    Page *page() const { return m_window->currentPage(); }
    template<typename Widget>
    Widget *in(const QString &name) const
    {
        return page()->findChild<Widget *>(name);
    }
    void choose(const QString &id)
    {
        auto *target = in<QComboBox>(u"exportTarget"_s);
        target->setCurrentIndex(target->findData(id));
    }
    QPlainTextEdit *preview() const { return in<QPlainTextEdit>(u"exportPreview"_s); }
    QString outcome() const { return in<QLabel>(u"exportOutcome"_s)->text(); }
};

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
