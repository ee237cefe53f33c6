// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logentries.h"

#include <ui/models/replytimes.h>
#include <ui/models/timeline.h>
#include <ui/models/trafficlog.h>
#include <ui/views/commandpalette.h>
#include <ui/views/composer.h>
#include <ui/views/hexview.h>
#include <ui/views/logpanel.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/statusstrip.h>
#include <ui/views/timelineview.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMetaEnum>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <cmath>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
/// As WCAG 2 measures it: 1 to 21.
float contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto part = [](float v) {
            return v <= 0.03928F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
        };
        return 0.2126F * part(colour.redF()) + 0.7152F * part(colour.greenF())
            + 0.0722F * part(colour.blueF());
    };
    const std::pair<float, float> both = std::minmax({ luminance(a), luminance(b) });
    return (both.second + 0.05F) / (both.first + 0.05F);
}
} // namespace

class TestViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLogFollowsUntilTheUserLooksElsewhere()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        panel.resize(800, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        MessageLogView *view = panel.view();
        auto *pill = panel.findChild<QPushButton *>(u"newMessages"_s);
        auto *follow = panel.findChild<QCheckBox *>(u"follow"_s);

        log.model()->append(entries(100));
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
        QTest::keyClick(view, Qt::Key_Home);
        QVERIFY(!view->isFollowing());
        QVERIFY(!follow->isChecked());
        log.model()->append(entries(1234));
        QVERIFY(pill->isVisible());
        QCOMPARE(pill->text(), u"1\u2009234 new, press End"_s);
        QVERIFY(!view->isAncestorOf(pill)); // no row is covered
        QTest::mouseClick(pill, Qt::LeftButton);
        QVERIFY(view->isFollowing() && !pill->isVisible());
        QTest::keyClick(view, Qt::Key_Home);
        log.model()->append(entries(1));
        QCOMPARE(pill->text(), u"1 new, press End"_s);
        QTest::keyClick(view, Qt::Key_End);
        QVERIFY(view->isFollowing());
        QVERIFY(!pill->isVisible());
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
    }

    void theFilterSaysHowMuchItShows()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        log.model()->append(entries(10));
        log.model()->append({ { .connection = 2, .payload = "other" } });
        auto *filter = panel.findChild<QLineEdit *>(u"filter"_s);
        auto *counts = panel.findChild<QLabel *>(u"counts"_s);
        QCOMPARE(counts->text(), u"11 events"_s);
        QTest::keyClicks(filter, u"other"_s);
        QCOMPARE(counts->text(), u"1 of 11"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(counts->text(), u"11 events"_s);
        QTest::keyClicks(filter, u"dir:up"_s);
        QCOMPARE(counts->text(), u"dir: takes in or out, not “up”"_s);
        QCOMPARE(log.model()->rowCount(), 11);
    }

    void aFilterThatFindsNothingSaysSo()
    {
        TrafficLog log(Side::Client);
        LogPanel panel(m_look, log);
        panel.setHint(u"nothing yet"_s);
        panel.show();
        const auto *hint = panel.findChild<QLabel *>(u"logHint"_s);
        QCOMPARE(hint->text(), u"nothing yet"_s);
        log.model()->append(entries(10));
        QVERIFY(!hint->isVisible());
        auto *filter = panel.findChild<QLineEdit *>(u"filter"_s);
        filter->setText(u"nowhere"_s);
        QTRY_VERIFY(hint->isVisible());
        QVERIFY2(hint->text().startsWith(u"No row passes the filter"_s), qPrintable(hint->text()));
        log.model()->append({ { .payload = "nowhere" } });
        QTRY_VERIFY(!hint->isVisible());
        filter->setText(u"or here"_s);
        QTRY_VERIFY(hint->isVisible());
        QTest::keyClick(filter, Qt::Key_Escape);
        QTRY_VERIFY(!hint->isVisible());
    }

    void aPaletteThatFindsNothingSaysSo()
    {
        QWidget window;
        CommandPalette palette(m_look, &window);
        window.show();
        palette.ask({ { .title = u"New connection"_s } });
        const auto *none = palette.findChild<QLabel *>(u"paletteNone"_s);
        QVERIFY(!none->isVisible());
        palette.findChild<QLineEdit *>()->setText(u"<b>xyz</b>"_s);
        QVERIFY(none->isVisible() && none->text().contains(u"“<b>xyz</b>”"_s));
        QCOMPARE(none->textFormat(), Qt::PlainText);
    }

    void theComposerChecksWhatItPromises_data()
    {
        QTest::addColumn<Composer::Mode>("mode");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isValid");
        QTest::addColumn<bool>("canSend");
        using enum Composer::Mode;
        QTest::newRow("JSON") << Json << u"{\"a\":1}"_s << true << true;
        QTest::newRow("broken JSON can be sent all the same")
            << Json << u"{\"a\":"_s << false << true;
        QTest::newRow("XML") << Xml << u"<a><b/></a>"_s << true << true;
        QTest::newRow("broken XML") << Xml << u"<a><b></a>"_s << false << true;
        QTest::newRow("hex") << Hex << u"01 ff\n7F"_s << true << true;
        QTest::newRow("hex that is none cannot be sent") << Hex << u"0g"_s << false << false;
        QTest::newRow("hex with a variable") << Hex << u"01 {{ id }}"_s << true << true;
        QTest::newRow("JSON with a variable") << Json << u"{\"a\":{{ id }}}"_s << true << true;
        QTest::newRow("Base64") << Base64 << u"AAEC\n/w=="_s << true << true;
        QTest::newRow("Base64 with a variable") << Base64 << u"AAEC{{ id }}"_s << true << true;
        QTest::newRow("Base64 that is none cannot be sent")
            << Base64 << u"AA!C"_s << false << false;
        QTest::newRow("half a byte") << Hex << u"123"_s << false << false;
    }

    void theComposerChecksWhatItPromises()
    {
        QFETCH(Composer::Mode, mode);
        QFETCH(QString, text);
        QFETCH(bool, isValid);
        Composer composer(m_look);
        composer.setReady(true);
        composer.setMode(mode);
        composer.setText(text);
        const QString verdict = composer.findChild<QLabel *>(u"composerVerdict"_s)->text();
        QCOMPARE(verdict.startsWith(u"valid"_s), isValid);
        if (text == u"01 ff\n7F")
            QCOMPARE(verdict, u"valid Hex · 3 B"_s);
        QTEST(composer.findChild<QPushButton *>(u"send"_s)->isEnabled(), "canSend");
    }

    void controlEnterSends()
    {
        Composer composer(m_look);
        composer.show();
        QVERIFY(QTest::qWaitForWindowActive(&composer));
        QList<Composer::Message> sent;
        connect(&composer, &Composer::sendRequested, this, [&](const Composer::Message &message) {
            sent.append(message);
        });
        auto *editor = composer.findChild<QPlainTextEdit *>(u"composerText"_s);
        editor->setFocus();
        QTest::keyClicks(editor, u"{}"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.size(), 0);
        composer.setReady(true);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        composer.setMode(Composer::Mode::Hex);
        composer.setText(u"01 02"_s);
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.size(), 2);
        QVERIFY(sent[0] == Composer::Message({}, u"{}"_s));
        QVERIFY(sent[1] == Composer::Message({}, u"01 02"_s, Composer::Message::Kind::Hex));
    }

    void thePaletteBeginsWithWhatWasRunLast()
    {
        const QList<CommandPalette::Entry> entries { { .title = u"a"_s, .key = u"1"_s },
                                                     { .title = u"b"_s },
                                                     { .title = u"c"_s, .key = u"3"_s },
                                                     { .title = u"d"_s, .key = u"4"_s } };
        const auto order = CommandPalette::recentFirst(entries, { u"4"_s, u"gone"_s, u"3"_s });
        QCOMPARE(order, (QList { 3, 2, 0, 1 }));
    }

    void thePaletteNarrowsByWords_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QList<int>>("found");
        QTest::newRow("nothing typed shows all") << QString() << QList { 0, 1, 2 };
        QTest::newRow("part of a title") << u"new"_s << QList { 0, 2 };
        QTest::newRow("a title that begins so comes first") << u"renew"_s << QList { 2 };
        QTest::newRow("words in any order, any case") << u"TAB close"_s << QList { 1 };
        QTest::newRow("a detail") << u"ctrl+w"_s << QList { 1 };
        QTest::newRow("nothing") << u"xyz"_s << QList<int>();
    }

    void thePaletteNarrowsByWords()
    {
        const QList<CommandPalette::Entry> entries { { .title = u"New connection"_s },
                                                     { .title = u"Close tab"_s,
                                                       .detail = u"Ctrl+W"_s },
                                                     { .title = u"Renew"_s } };
        QFETCH(QString, query);
        QTEST(CommandPalette::matching(entries, query), "found");
    }

    void aPayloadIsShownInThreeWays()
    {
        MessageLogModel log(Side::Client);
        log.append(
            { { .payload = "{\"a\":1.0}" }, { .kind = EntryKind::Binary, .payload = "\x01" } });
        PayloadInspector inspector(m_look, log);
        auto *text = inspector.findChild<TextView *>(u"payloadText"_s);
        auto *tabs = inspector.findChild<QTabBar *>(u"payloadTabs"_s);
        inspector.show(0);
        QCOMPARE(text->toPlainText(), u"{\n  \"a\": 1.0\n}"_s);
        tabs->setCurrentIndex(PayloadInspector::Raw);
        QCOMPARE(text->toPlainText(), u"{\"a\":1.0}"_s);
        auto *hex = inspector.findChild<HexView *>();
        tabs->setCurrentIndex(PayloadInspector::Hex);
        QVERIFY(hex->rowText(0).contains(u"7b 22 61 22"_s));
        QCOMPARE(hex->bytes().view.data(), log.store().payload(0).data());
        tabs->setCurrentIndex(PayloadInspector::Pretty);
        inspector.show(1);
        QVERIFY(hex->isVisibleTo(&inspector) && hex->rowText(0).startsWith(u"0000  01"_s));
        inspector.show(-1);
        QVERIFY(text->toPlainText().isEmpty());
    }

    void peersTextIsNeverMarkup()
    {
        StatusStrip strip(m_look);
        strip.setState(Health::Failed, u"closed 4000: <b>bold</b>"_s);
        for (const QLabel *label : strip.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void bothThemesKeepTheirContrast_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void bothThemesKeepTheirContrast()
    {
        QFETCH(bool, isDark);
        const Theme theme = isDark ? Theme::dark() : Theme::light();
        for (const QColor &ink :
             { theme.ink, theme.muted, theme.failure, theme.warning, theme.good }) {
            for (const QColor &ground : { theme.base, theme.window })
                QVERIFY2(contrast(ink, ground) >= 4.5F,
                         qPrintable(ink.name() + u' ' + ground.name()));
        }
        QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5F);
        QVERIFY(contrast(theme.muted, theme.selected) >= 4.5F);
        QVERIFY(contrast(theme.incoming, theme.incomingTint) >= 4.5F);
        QVERIFY(contrast(theme.outgoing, theme.outgoingTint) >= 4.5F);
        QVERIFY(contrast(theme.failure, theme.failureTint) >= 4.5F);
        QVERIFY(contrast(theme.warning, theme.warningTint) >= 4.5F);
        for (const Theme::RowTint &row : theme.rowTints) {
            for (const QColor &ink :
                 { theme.ink, theme.muted, theme.incoming, theme.outgoing, theme.failure })
                QVERIFY2(contrast(ink, row.tint) >= 4.5F, qPrintable(ink.name() + row.tint.name()));
            QVERIFY(contrast(row.mark, theme.base) >= 2.0F);
        }
        for (const QColor &tint : { theme.added, theme.removed }) {
            QVERIFY(contrast(theme.ink, tint) >= 4.5F);
            QVERIFY2(contrast(tint, theme.base) >= 1.25F, qPrintable(tint.name()));
        }
    }

    void codeIsAsLegible_data() { bothThemesKeepTheirContrast_data(); }

    /// Comments, too; on lines that are selected or wrong as well.
    void codeIsAsLegible()
    {
        QFETCH(bool, isDark);
        const auto back = qScopeGuard([this] { m_look.choose(ThemeChoice::System); });
        m_look.choose(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        const Theme &theme = m_look.theme();
        const KSyntaxHighlighting::Theme code = m_look.highlighting();
        QVERIFY(code.isValid());
        const auto styles = QMetaEnum::fromType<KSyntaxHighlighting::Theme::TextStyle>();
        for (int i = 0; i < styles.keyCount(); ++i) {
            const auto style = KSyntaxHighlighting::Theme::TextStyle(styles.value(i));
            const auto ink = QColor::fromRgb(code.textColor(style));
            for (const QColor &ground :
                 { theme.base, theme.window, theme.selected, theme.failureTint }) {
                QVERIFY2(contrast(ink, ground) >= 4.5F,
                         qPrintable(QLatin1StringView(styles.key(i)) + u' ' + ink.name() + u' '
                                    + ground.name()));
            }
        }
    }

    void howLongAnswersTookIsPainted()
    {
        Timeline timeline;
        ReplyTimes replies;
        timeline.add(1'000'000, true, 1);
        TimelineView view(m_look, timeline, replies);
        view.resize(600, view.height());
        const QImage without = view.grab().toImage();
        QCOMPARE(view.summary(), u"peak 1 in a second"_s);
        const auto answer = [&replies](qint64 time) {
            replies.add({ .time = 0, .from = Side::Client, .payload = "{\"id\":1}" });
            replies.add({ .time = time, .from = Side::Server, .payload = "{\"id\":1}" });
        };
        answer(400);
        QVERIFY(view.grab().toImage() != without);
        QCOMPARE(view.summary(), u"1 answer, 0.4 ms   peak 1 in a second"_s);
        answer(300);
        QCOMPARE(view.summary(), u"2 answers, 0.3 to 0.4 ms   peak 1 in a second"_s);
        for (int i = 0; i < 18; ++i)
            answer(300);
        QVERIFY2(view.summary().startsWith(u"answers p50 0.3 ms · p95"),
                 qPrintable(view.summary()));
    }

    /// Words and bars have rows of their own: the last bar is as high as the first.
    void wordsLeaveTheBarsAlone()
    {
        Timeline timeline;
        const ReplyTimes replies;
        for (qint64 i = 0; i < 2000; ++i)
            timeline.add(i * Timeline::narrowest, true, 1);
        TimelineView view(m_look, timeline, replies);
        view.resize(600, view.height());
        const QImage painted = view.grab().toImage();
        const auto height = [&](int x) {
            int pixels = 0;
            for (int y = 0; y < painted.height(); ++y)
                pixels += painted.pixelColor(x, y) == m_look.theme().incoming ? 1 : 0;
            return pixels;
        };
        QVERIFY(height(100) >= 20);
        QCOMPARE(height(480), height(100));
    }

private:
    Look m_look;
};

QTEST_MAIN(TestViews)
#include "tst_views.moc"
