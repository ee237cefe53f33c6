// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The size of texts, and the list of all keys.
#include "clientwalk.h"

#include <ui/views/codeview.h>
#include <ui/views/settingspanel.h>
#include <ui/views/shortcutspanel.h>
#include <ui/views/textview.h>

#include <QAction>
#include <QScrollBar>

class TestTextSize : public ClientWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup()
    {
        stop();
        m_look.setTextSize(0);
    }

    void textsGrowAndShrinkAndStaySo()
    {
        const int before = m_look.textSize();
        for (int i = 0; i < 8; ++i)
            QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl++"_s));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+-"_s));
        for (const QWidget *text : texts())
            QCOMPARE(text->font().pointSize(), before + 7);
        // Also what comes later, and after a restart.
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+N"_s));
        for (const QWidget *text : texts())
            QCOMPARE(text->font().pointSize(), before + 7);
        m_window->close();
        m_window.reset();
        m_look.setTextSize(0);
        open();
        for (const QWidget *text : texts())
            QCOMPARE(text->font().pointSize(), before + 7);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+0"_s));
        for (const QWidget *text : texts())
            QCOMPARE(QFontInfo(text->font()).pointSize(), before);
        for (int i = 0; i < 40; ++i)
            QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+-"_s));
        QCOMPARE(m_look.textSize(), Settings::leastText);
    }

    void rowsOfTheLogMakeRoom()
    {
        page()->log().model()->append(QList<LogEntry>(1000, LogEntry { .payload = "{}" }));
        MessageLogView *rows = page()->view()->logPanel()->view();
        QTRY_COMPARE(rows->verticalScrollBar()->value(), rows->verticalScrollBar()->maximum());
        const int height = rows->visualRect(rows->model()->index(0, 0)).height();
        m_look.setTextSize(24);
        const QModelIndex last = rows->model()->index(rows->model()->rowCount() - 1, 0);
        QVERIFY(rows->visualRect(last).height() > height);
        QVERIFY(rows->visualRect(last).height() >= rows->fontMetrics().height());
        QVERIFY(rows->viewport()->rect().contains(rows->visualRect(last)));
    }

    void theSizeIsASetting()
    {
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+,"_s));
        auto *size =
            m_window->findChild<SettingsPanel *>()->findChild<QSpinBox *>(u"settingText"_s);
        QCOMPARE(size->value(), m_look.textSize());
        size->setValue(17);
        QCOMPARE(m_look.textSize(), 17);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl++"_s));
        QCOMPARE(size->value(), 18);
    }

    void allKeysAreListed()
    {
        auto *panel = m_window->findChild<ShortcutsPanel *>();
        QTest::keySequence(m_window.get(), QKeySequence(u"F1"_s));
        QVERIFY(panel->isVisible());
        QStringList shown;
        for (const QLabel *label : panel->findChildren<QLabel *>())
            shown.append(label->text());
        for (const QAction *action : m_window->actions()) {
            if (!action->shortcut().isEmpty())
                QVERIFY2(shown.contains(action->shortcut().toString()), qPrintable(action->text()));
        }
        QVERIFY(shown.contains(u"Ctrl+Enter"));
        QTest::keySequence(m_window.get(), QKeySequence(u"F1"_s));
        QVERIFY(!panel->isVisible());
    }

private:
    QList<QWidget *> texts() const
    {
        return { page()->view()->logPanel()->view(),
                 page()->findChild<TextView *>(u"payloadText"_s),
                 named<CodeView>(u"composerText"_s) };
    }
};

QTEST_MAIN(TestTextSize)
#include "tst_textsize.moc"
