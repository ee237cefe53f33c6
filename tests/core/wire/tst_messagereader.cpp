// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/messagereader.h>

#include <QElapsedTimer>
#include <QTest>

using namespace jackfield::wire;
using namespace Qt::StringLiterals;

namespace {
QByteArray fragment(Opcode opcode, const QByteArray &payload, bool fin)
{
    return encoded({ .opcode = opcode, .payload = payload, .fin = fin });
}

/// All that comes out, as one text: "Text:a Ping:b", or the close code of the violation that ends it.
QString read(const QByteArray &bytes, qsizetype cut, qint64 limit = 0)
{
    static const QMap<Opcode, QString> names { { Opcode::Text, u"text"_s },
                                               { Opcode::Binary, u"binary"_s },
                                               { Opcode::Ping, u"ping"_s },
                                               { Opcode::Pong, u"pong"_s },
                                               { Opcode::Close, u"close"_s } };
    MessageReader messages(Role::Client, limit);
    QStringList seen;
    for (const QByteArray &part : { bytes.first(cut), bytes.sliced(cut) }) {
        messages.feed(part);
        while (true) {
            const auto received = messages.next();
            if (!received)
                return (seen << QString::number(received.error().closeCode)).join(u' ');
            if (!*received)
                break;
            const QByteArray &payload = (*received)->payload;
            seen << names.value((*received)->opcode) + u':'
                    + ((*received)->opcode == Opcode::Close ? QString::fromLatin1(payload.toHex())
                                                            : QString::fromUtf8(payload));
        }
    }
    return seen.join(u' ');
}
} // namespace

class TestMessageReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesBecomeMessages_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const QByteArray smiley = u"😀"_s.toUtf8();
        QTest::newRow("one frame") << fragment(Opcode::Text, "a", true) << u"text:a"_s;
        QTest::newRow("three fragments")
            << fragment(Opcode::Binary, "a", false) + fragment(Opcode::Continuation, "b", false)
                + fragment(Opcode::Continuation, "c", true)
            << u"binary:abc"_s;
        QTest::newRow("a ping between fragments") << fragment(Opcode::Text, "a", false)
                + fragment(Opcode::Ping, "p", true) + fragment(Opcode::Continuation, "b", true)
                                                  << u"ping:p text:ab"_s;
        QTest::newRow("a character cut by fragments")
            << fragment(Opcode::Text, smiley.first(2), false)
                + fragment(Opcode::Continuation, smiley.sliced(2), true)
            << u"text:😀"_s;
        QTest::newRow("empty fragments")
            << fragment(Opcode::Text, "", false) + fragment(Opcode::Continuation, "", true)
            << u"text:"_s;
        QTest::newRow("a close without a body") << fragment(Opcode::Close, "", true) << u"close:"_s;
        QTest::newRow("a close with code and reason")
            << fragment(Opcode::Close, encoded(CloseBody { 4001, "so" }), true)
            << u"close:0fa1736f"_s;

        QTest::newRow("a continuation of nothing")
            << fragment(Opcode::Continuation, "a", true) << u"1002"_s;
        QTest::newRow("a message inside a message")
            << fragment(Opcode::Text, "a", false) + fragment(Opcode::Text, "b", true) << u"1002"_s;
        QTest::newRow("text that is not UTF-8")
            << fragment(Opcode::Text, "\xC0\xAF", true) << u"1007"_s;
        QTest::newRow("an encoded surrogate")
            << fragment(Opcode::Text, "\xED\xA0\x80", true) << u"1007"_s;
        QTest::newRow("text that ends inside a character")
            << fragment(Opcode::Text, smiley.first(3), true) << u"1007"_s;
        QTest::newRow("half a close code") << fragment(Opcode::Close, "\x03", true) << u"1002"_s;
        for (const quint16 code : { 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000 })
            QTest::addRow("close code %d", code)
                << fragment(Opcode::Close, encoded(CloseBody { code, {} }), true) << u"1002"_s;
        QTest::newRow("a reason that is not UTF-8")
            << fragment(Opcode::Close, encoded(CloseBody { 1000, "\xFF" }), true) << u"1007"_s;
        QTest::newRow("a message over the limit")
            << fragment(Opcode::Text, QByteArray(60, 'a'), false)
                + fragment(Opcode::Continuation, QByteArray(60, 'a'), true)
            << u"1009"_s;
    }
    void framesBecomeMessages()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, expected);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
            QCOMPARE(read(bytes, cut, 100), expected);
    }

    void aFragmentCostsNoMoreForWhatCameBefore()
    {
        MessageReader messages(Role::Client);
        messages.feed(fragment(Opcode::Binary, QByteArray(8 << 20, 'x'), false));
        constexpr int count = 10'000; // each with a copy of 8 MiB: more than ten seconds
        messages.feed(fragment(Opcode::Continuation, "y", false).repeated(count));
        messages.feed(fragment(Opcode::Continuation, "", true));
        QElapsedTimer timer;
        timer.start();
        const auto received = messages.next();
        QVERIFY(received && *received);
        QCOMPARE((*received)->payload.size(), (8 << 20) + count);
        QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestMessageReader)
#include "tst_messagereader.moc"
