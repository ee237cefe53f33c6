// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is offered while a URL is typed into the real window.
#include "clientwalk.h"

#include <ui/shell/mockpage.h>
#include <ui/views/urlcompleter.h>

#include <QAbstractItemView>
#include <QTabWidget>

class TestUrlCompletion : public ClientWalk
{
    Q_OBJECT

private:
    QLineEdit *edit() const { return named<QLineEdit>(u"url"_s); }
    QAbstractItemView *popup() const { return address()->completer()->popup(); }
    QStringList offered() const
    {
        QStringList texts;
        const QAbstractItemModel *model = address()->completer()->completionModel();
        for (int row = 0; row < model->rowCount(); ++row)
            texts.append(model->index(row, 0).data().toString());
        return texts;
    }
    /// Letter by letter, as the popup gets them.
    void typeUrl(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(popup()->isVisible() ? static_cast<QWidget *>(popup()) : edit(),
                            char(letter.toLatin1()));
    }
    void press(Qt::Key key)
    {
        QTest::keyClick(popup()->isVisible() ? static_cast<QWidget *>(popup()) : edit(), key);
    }

private Q_SLOTS:
    void init()
    {
        start();
        edit()->clear();
        edit()->setFocus();
    }
    void cleanup() { stop(); }

    void urlsOfTheWorkspaceAreOffered()
    {
        typeUrl(u"FEED"_s);
        QVERIFY(popup()->isVisible());
        QCOMPARE(offered(), QStringList(u"ws://{{ host }}/feed/ACME"_s));
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(edit()->text(), u"ws://{{ host }}/feed/ACME"_s);
        QVERIFY(!popup()->isVisible());
        typeUrl(u"x"_s); // nothing known has that
        QVERIFY(!popup()->isVisible());
    }

    void whatIsHostedIsOfferedWithItsRoutes()
    {
        Page *client = page();
        auto *mock =
            static_cast<MockPage *>(m_window->openPath(path(u"mocks/trading.mock.json"_s)));
        mock->startSomewhere();
        QVERIFY(mock->isHosted());
        const QString base = mock->url().chopped(1);
        m_window->findChild<QTabWidget *>(u"pages"_s)->setCurrentWidget(client);
        edit()->setFocus();
        typeUrl(base);
        QVERIFY2(offered().contains(base + u"/feed/{symbol}"_s), qPrintable(offered().join(u' ')));
        mock->stop();
        edit()->clearFocus();
        edit()->setFocus();
        typeUrl(u"/"_s);
        QVERIFY(!popup()->isVisible());
    }

    void whatWasVisitedIsOfferedAfterARestart()
    {
        edit()->setText(url(u"/chat?room={{ host }}"_s));
        connectNow();
        restart();
        edit()->clear();
        edit()->setFocus();
        typeUrl(u"room"_s);
        QCOMPARE(offered(), QStringList(url(u"/chat?room={{ host }}"_s)));
    }

    void variablesAreOfferedBehindBraces()
    {
        const QString variable = u"host"_s; // of the sample's environment
        edit()->setText(u"ws:///feed"_s);
        edit()->setCursorPosition(5);
        typeUrl(u"{{"_s);
        QVERIFY2(offered().contains(variable), qPrintable(offered().join(u' ')));
        typeUrl(u" ho"_s);
        QCOMPARE(offered(), QStringList(variable));
        press(Qt::Key_Down);
        QCOMPARE(edit()->text(), u"ws://{{ host }}/feed"_s);
        press(Qt::Key_Escape);
        // The braces behind are taken for its own.
        edit()->setText(u"ws://{{ h }}/feed"_s);
        edit()->setCursorPosition(9);
        typeUrl(u"o"_s);
        press(Qt::Key_Down);
        QCOMPARE(edit()->text(), u"ws://{{ host }}/feed"_s);
    }

    void downAsksForAll()
    {
        press(Qt::Key_Down);
        QVERIFY(popup()->isVisible());
        QVERIFY(offered().contains(u"ws://{{ host }}/feed/ACME"_s));
    }

    void enterConnectsToWhatIsTyped()
    {
        edit()->setText(url(u"/cha"_s));
        connectNow();
        Q_EMIT address()->buttonClicked();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        edit()->setText(url(u"/c"_s));
        edit()->clearFocus();
        edit()->setFocus();
        typeUrl(u"h"_s); // .../cha is offered
        QVERIFY(popup()->isVisible());
        press(Qt::Key_Return);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        QCOMPARE(lastRequest().uri().path(), u"/ch"_s);
        QVERIFY(!popup()->isVisible());
    }
};

QTEST_MAIN(TestUrlCompletion)
#include "tst_urlcompletion.moc"
