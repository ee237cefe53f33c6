// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Frames by hand, to a server of ours and to one of others.
#include "../cli/program.h"
#include "clientwalk.h"

#include <ui/views/framepanel.h>

namespace {
/// What is set in the panel, beside what stands there at first: a masked text in one frame.
struct Fields
{
    QString tick = {}; ///< a box whose state is changed
    int opcode = 1;
    int form = 0;
    QString length = {};
};
} // namespace

Q_DECLARE_METATYPE(Fields)

class TestFrameByHand : public ClientWalk
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_otherUrl = m_other.url();
        QVERIFY2(!m_otherUrl.isEmpty(), m_other.said().constData());
    }
    void init() { start(); }
    void cleanup() { stop(); }

    void itShowsItsBytesWhileItIsMade()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        page()->composer()->setMode(Composer::Mode::Text);
        page()->composer()->setText(u"abc"_s);
        auto *panel = page()->findChild<FramePanel *>();
        QVERIFY(!panel->isVisible());
        openPanel();
        QVERIFY(panel->isVisible());
        named<QLineEdit>(u"frameKey"_s)->setText(u"00000001"_s);
        QCOMPARE(header(), u"81 83 00 00 00 01"_s);
        QCOMPARE(payload(), u"61 62 63"_s);
        page()->composer()->setText(u"abcd{{ host }}"_s);
        QVERIFY(payload().startsWith(u"61 62 63 65 31 32 37"_s)); // masked, and with its value
        page()->composer()->setText(u"abcd"_s);
        named<QCheckBox>(u"frameFIN"_s)->setChecked(false);
        named<QCheckBox>(u"frameRSV1"_s)->setChecked(true);
        named<QCheckBox>(u"frameRSV3"_s)->setChecked(true);
        named<QCheckBox>(u"frameMasked"_s)->setChecked(false);
        named<QComboBox>(u"frameOpcode"_s)->setCurrentIndex(2);
        named<QComboBox>(u"frameForm"_s)->setCurrentIndex(2);
        named<QLineEdit>(u"frameLength"_s)->setText(u"9"_s);
        QCOMPARE(header(), u"52 7e 00 09"_s);
        QCOMPARE(payload(), u"61 62 63 64"_s);

        // A field that is wrong makes no frame.
        const auto *send = named<QPushButton>(u"frameSend"_s);
        QVERIFY(send->isEnabled());
        named<QLineEdit>(u"frameLength"_s)->setText(u"nine"_s);
        QVERIFY(!send->isEnabled() && header().isEmpty());
        named<QLineEdit>(u"frameLength"_s)->clear();
        named<QCheckBox>(u"frameMasked"_s)->setChecked(true);
        named<QLineEdit>(u"frameKey"_s)->setText(u"12"_s);
        QVERIFY(!send->isEnabled());
        page()->composer()->setText(u"{{ nobody }}"_s);
        QVERIFY(verdict().contains(u"nobody"_s));
        // Nor is one sent that has nobody to go to.
        page()->composer()->setText(u"abc"_s);
        named<QLineEdit>(u"frameKey"_s)->setText(u"00000001"_s);
        QVERIFY(send->isEnabled());
        page()->send(WsMessage::text(u"end"_s));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        QVERIFY(!send->isEnabled());
        QTest::keyClick(named<QLineEdit>(u"frameKey"_s), Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
    }

    void framesAreTakenOrRefused_data()
    {
        QTest::addColumn<Fields>("fields");
        QTest::addColumn<QString>("text"); ///< of the composer
        QTest::addColumn<QString>("fault"); ///< empty: it is answered
        const QString shortText = u"abc"_s;
        const QString fault = u"1002"_s;
        QTest::newRow("right") << Fields() << shortText << QString();
        QTest::newRow("right, with a long length") << Fields() << QString(70000, u'x') << QString();
        QTest::newRow("not masked") << Fields { .tick = u"frameMasked"_s } << shortText << fault;
        for (const char *bit : { "frameRSV1", "frameRSV2", "frameRSV3" })
            QTest::newRow(bit) << Fields { .tick = QString::fromLatin1(bit) } << shortText << fault;
        for (const int opcode : { 3, 7, 11, 15 })
            QTest::addRow("reserved opcode %d", opcode)
                << Fields { .opcode = opcode } << shortText << fault;
        QTest::newRow("a fragmented ping")
            << Fields { .tick = u"frameFIN"_s, .opcode = 9 } << shortText << fault;
        QTest::newRow("a ping of 126 bytes")
            << Fields { .opcode = 9 } << QString(126, u'x') << fault;
    }
    void framesAreTakenOrRefused()
    {
        QFETCH(Fields, fields);
        QFETCH(QString, text);
        QFETCH(QString, fault);
        for (const QString &server : { url(u"/chat"_s), m_otherUrl }) {
            sendTo(server, fields, text);
            if (fault.isEmpty()) {
                QCOMPARE(verdict(), u"valid as a single frame"_s);
                QTRY_COMPARE(lastPayload(), text.toUtf8());
                QCOMPARE(page()->linkState(), ClientLink::State::Open);
                page()->send(WsMessage::text(u"end"_s));
            } else {
                QVERIFY2(verdict().startsWith(fault), qPrintable(verdict()));
            }
            hasClosed(fault);
        }
    }

    /// python3-websockets takes the first two, and waits for what the third one says it has.
    void lengthsThatAreWrongAreRefused()
    {
        for (const Fields &fields : { Fields { .form = 2 },
                                      Fields { .form = 3 },
                                      Fields { .opcode = 10, .length = u"300"_s } }) {
            sendTo(url(u"/chat"_s), fields, u"abc"_s);
            QVERIFY2(verdict().startsWith(u"1002"_s), qPrintable(verdict()));
            hasClosed(u"1002"_s);
        }
    }

    /// What comes next is what was missing.
    void aLengthThatIsTooGreatWaitsForTheRest()
    {
        sendTo(url(u"/chat"_s), { .length = u"9"_s }, u"abc"_s);
        QVERIFY2(verdict().contains(u"waits"_s), qPrintable(verdict()));
        named<QLineEdit>(u"frameLength"_s)->clear();
        named<QComboBox>(u"frameOpcode"_s)->setCurrentIndex(1);
        named<QLineEdit>(u"frameKey"_s)->setText(u"61626364"_s);
        page()->composer()->setText({});
        QCOMPARE(header(), u"81 80 61 62 63 64"_s); // six bytes
        QTest::mouseClick(named<QPushButton>(u"frameSend"_s), Qt::LeftButton);
        // No UTF-8, since 81 is unmasked with 08.
        hasClosed(u"1007"_s);
    }

private:
    QString header() const { return named<QLabel>(u"frameHeader"_s)->text(); }
    QString payload() const { return named<QLabel>(u"framePayload"_s)->text(); }
    QString verdict() const { return named<QLabel>(u"frameVerdict"_s)->text(); }
    void openPanel() const
    {
        for (QAction *action : address()->menuActions()) {
            if (action->text() == u"A frame by hand…"_s)
                action->trigger();
        }
    }
    void sendTo(const QString &server, const Fields &fields, const QString &text)
    {
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+N"_s));
        named<QLineEdit>(u"url"_s)->setText(server);
        connectNow();
        page()->composer()->setMode(Composer::Mode::Text);
        page()->composer()->setText(text);
        openPanel();
        named<QLineEdit>(u"frameKey"_s)->setText(u"01020408"_s);
        if (!fields.tick.isEmpty())
            named<QCheckBox>(fields.tick)->toggle();
        named<QComboBox>(u"frameOpcode"_s)->setCurrentIndex(fields.opcode);
        named<QComboBox>(u"frameForm"_s)->setCurrentIndex(fields.form);
        named<QLineEdit>(u"frameLength"_s)->setText(fields.length);
        QTest::mouseClick(named<QPushButton>(u"frameSend"_s), Qt::LeftButton);
    }
    /// By the server, for what was wrong.
    void hasClosed(const QString &code)
    {
        if (code.isEmpty())
            return;
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        QVERIFY2(page()->words().contains(code), qPrintable(page()->words()));
    }

    Program m_other = Program::peer(u"echo_server.py"_s); ///< of python3-websockets
    QString m_otherUrl;
};

QTEST_MAIN(TestFrameByHand)
#include "tst_framebyhand.moc"
