// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/utf8checker.h>

#include <QUtf8StringView>

#include <QTest>

using namespace jackfield::wire;

namespace {
/// In two parts, however they are cut: all cuts must agree.
std::optional<bool> check(const QByteArray &text)
{
    std::optional<bool> verdict;
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        Utf8Checker checker;
        const bool isGood =
            checker.feed(text.first(cut)) && checker.feed(text.sliced(cut)) && checker.isComplete();
        if (verdict && *verdict != isGood)
            return std::nullopt;
        verdict = isGood;
    }
    return verdict;
}
} // namespace

class TestUtf8Checker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Qt's own check is the oracle.
    void everySequenceOfTwoBytesIsJudgedRight()
    {
        for (int first = 0; first < 256; ++first) {
            for (int second = 0; second < 256; ++second) {
                const char bytes[] { char(first), char(second) };
                const QByteArray text(bytes, 2);
                QCOMPARE(check(text), std::optional(QUtf8StringView(text).isValidUtf8()));
            }
        }
    }

    void everyLeadByteTakesWhatItMay()
    {
        constexpr int borders[] { 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0 };
        for (int first = 0xC0; first < 256; ++first) {
            for (const int second : borders) {
                for (const int third : borders) {
                    for (const int fourth : borders) {
                        const char bytes[] {
                            'a', char(first), char(second), char(third), char(fourth)
                        };
                        for (qsizetype size = 2; size <= 5; ++size) {
                            const QByteArray text(bytes, size);
                            QCOMPARE(check(text),
                                     std::optional(QUtf8StringView(text).isValidUtf8()));
                        }
                    }
                }
            }
        }
    }

    void asciiIsSkippedNoFurtherThanItGoes()
    {
        for (int at = 0; at < 40; ++at) {
            QByteArray text(40, 'x');
            QCOMPARE(check(text), std::optional(true));
            text[at] = char(0xFF);
            QCOMPARE(check(text), std::optional(false));
        }
    }

    void aWholeTextIsLookedAtToItsEnd()
    {
        const QByteArray character = "\xC3\xA9"; // e with an acute
        for (int at = 0; at < 200; ++at) {
            QByteArray text(201, 'x');
            QVERIFY(isUtf8(text));
            QVERIFY(isUtf8(text.replace(at, 2, character)));
            text[at + 1] = 'x';
            QVERIFY(!isUtf8(text));
            QVERIFY(!isUtf8(QByteArray(QByteArray(at, 'x') + character.first(1))));
        }
    }

    void aTextThatBreaksOffIsNotComplete()
    {
        Utf8Checker checker;
        QVERIFY(checker.feed("\xF0\x9F\x98"));
        QVERIFY(!checker.isComplete());
        QVERIFY(checker.feed("\x80"));
        QVERIFY(checker.isComplete());
    }
};

QTEST_GUILESS_MAIN(TestUtf8Checker)
#include "tst_utf8checker.moc"
