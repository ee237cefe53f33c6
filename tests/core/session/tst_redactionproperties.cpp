// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "withrules.h"

#include <jackfield/json/jsonwriter.h>
#include <jackfield/session/pseudonyms.h>
#include <jackfield/session/secretscan.h>
#include <jackfield/session/sessionrecorder.h>

#include <QRandomGenerator>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
WsMessage redacted(Redactor &redactor, const WsMessage &message)
{
    SessionEvent event { .kind = SessionEvent::Kind::Message, .message = message };
    QList<Redactor::Replaced> fresh;
    redactor.redact(event, &fresh);
    return event.message;
}

/// Random JSON with a known secret at places that the rules name, spelled in random ways.
class RandomPayload
{
public:
    RandomPayload(quint32 seed, const QString &secret)
        : m_random(seed)
        , m_secret(secret)
    { }

    QByteArray object(int depth)
    {
        QByteArray text = "{" + blank();
        const int count = m_random.bounded(5);
        for (int i = 0; i < count; ++i)
            text += (i > 0 ? "," : "") + blank() + string(noise()) + blank() + ":" + value(depth)
                + blank();
        if (m_random.bounded(2))
            text += (count > 0 ? "," : "") + QByteArray("\"token\":") + string(m_secret);
        return text + "}";
    }

private:
    QByteArray blank() { return QByteArray(m_random.bounded(2), ' '); }

    QByteArray value(int depth)
    {
        switch (m_random.bounded(depth > 0 ? 6 : 4)) {
        case 0:
            return QByteArray::number(m_random.bounded(100000));
        case 1:
            return string(noise());
        case 2:
            return string(noise() + u" key="_s + m_secret + u" "_s + noise());
        case 3:
            return "[null,true," + string(noise()) + "]";
        case 4:
            return "[" + value(depth - 1) + "," + object(depth - 1) + "]";
        default:
            return object(depth - 1);
        }
    }

    QString noise()
    {
        static const QStringList words { u"a"_s,  u"ä€"_s, u"😀"_s,  u"\n"_s, u"\""_s,
                                         u"\\"_s, u"<"_s,  u"x/y"_s, u" "_s,  u"<secret:"_s };
        QString text;
        for (int i = m_random.bounded(6); i > 0; --i)
            text += words.at(m_random.bounded(words.size()));
        return text;
    }

    /// Some characters as escapes that nobody needs.
    QByteArray string(const QString &text)
    {
        QByteArray quoted = "\"";
        for (const QChar c : text) {
            const bool isPlain = c >= u' ' && c != u'\x22' && c != u'\\' && !c.isSurrogate();
            if (isPlain && (c == u'!' || m_random.bounded(8) != 0))
                quoted += QString(c).toUtf8();
            else if (c == u'/')
                quoted += "\\/";
            else
                quoted += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        }
        return quoted + "\"";
    }

    QRandomGenerator m_random;
    QString m_secret;
};
} // namespace

/// What holds for every payload, and payloads made to hurt.
class TestRedactionProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfTheSecretReachesTheFileAndAllElseStays()
    {
        const QString secret = u"S/é\"cr3t\\😀!"_s;
        for (quint32 seed = 0; seed < 500; ++seed) {
            const QByteArray text = RandomPayload(seed, secret).object(3);
            QVERIFY2(JsonValue::parse(text), text.constData());
            Redactor redactor(withRules({ u"json:$..token"_s, u"regex:key=(S[^!]*!)"_s }));
            const WsMessage clean = redacted(redactor, WsMessage::fromUtf8(text));
            const auto found = JsonValue::parse(clean.bytes());
            QVERIFY2(found, clean.bytes().constData());
            const QByteArray characters = clean.bytes();
            QVERIFY2(!found->toJson().contains("cr3t") && !characters.contains("cr3t"),
                     qPrintable(QString::number(seed)));
            // Put back, the text has the same values.
            const WsMessage again = withSecrets(clean, { { u"<secret:1>"_s, secret } });
            QVERIFY2(JsonValue::parse(again.bytes()).value() == JsonValue::parse(text).value(),
                     QByteArray(text + "\n" + clean.bytes() + "\n" + again.bytes()).constData());
            QVERIFY2(!clean.bytes().contains("<secret:2>"), clean.bytes().constData());
        }
    }

    void whatHoldsNoSecretStaysByteForByte()
    {
        for (quint32 seed = 0; seed < 300; ++seed) {
            const QByteArray text = RandomPayload(seed, u"open"_s).object(3);
            Redactor redactor(
                withRules({ u"json:/no/such/place"_s, u"regex:nothing"_s, u"entropy"_s }));
            const QByteArray clean = redacted(redactor, WsMessage::fromUtf8(text)).bytes();
            QCOMPARE(clean, QByteArray(text).replace("<secret:", "<secret::"));
        }
    }

    void redactingTwiceIsRedactingOnce()
    {
        const QStringList rules { u"json:$..token"_s, u"regex:key=(S[^!]*!)"_s, u"entropy"_s };
        for (quint32 seed = 0; seed < 100; ++seed) {
            const QByteArray text = RandomPayload(seed, u"S3cret!"_s).object(3);
            Redactor first(withRules(rules));
            const WsMessage once = redacted(first, WsMessage::fromUtf8(text));
            Redactor second(withRules(rules), 2, Redactor::Literals::Keep);
            QCOMPARE(redacted(second, once).bytes(), once.bytes());
        }
    }

    void textsAreRedactedCutAtAnyPlace()
    {
        const QByteArray text = R"({"token":"s\u0065cret","a":["key=Sx!",12]})";
        for (qsizetype size = 0; size <= text.size(); ++size) {
            Redactor redactor(
                withRules({ u"json:/token"_s, u"regex:key=(S[^!]*!)"_s, u"regex:1"_s }));
            const QByteArray clean =
                redacted(redactor, WsMessage::fromUtf8(text.first(size))).bytes();
            QVERIFY2(!clean.contains("Sx!"), clean.constData());
        }
    }

    void aHardExpressionCannotHoldTheRecordingUp_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QByteArray>("text");
        const QByteArray many = QByteArray(1 << 20, 'a');
        QTest::newRow("exponential")
            << u"regex:(a+)+$"_s << QByteArray(QByteArray(64, 'a') + "!" + "SECRET");
        QTest::newRow("exponential, long") << u"regex:(a|aa)+$"_s << QByteArray(many + "!SECRET");
        QTest::newRow("steps back at every place") << u"regex:a*b"_s << QByteArray(many + "SECRET");
        QTest::newRow("forward from every place")
            << u"regex:\\w+=(\\S+)"_s << QByteArray(many + " SECRET");
        QTest::newRow("in JSON") << u"regex:(a+)+$"_s << QByteArray("[\"" + many + "!SECRET\"]");
        QTest::newRow("nesting") << u"regex:(?:(?:a?)*)*c"_s << QByteArray(many + "SECRET");
    }
    void aHardExpressionCannotHoldTheRecordingUp()
    {
        QFETCH(QString, rule);
        QFETCH(QByteArray, text);
        Redactor redactor(withRules({ rule }));
        SessionEvent event { .kind = SessionEvent::Kind::Message,
                             .message = WsMessage::fromUtf8(text) };
        QList<Redactor::Replaced> fresh;
        redactor.redact(event, &fresh);
        const QByteArray clean = event.message.bytes();
        // A fast machine may get through; else the whole text is taken for a secret.
        QVERIFY(clean == text || !clean.contains("SECRET"));
        QCOMPARE(clean == text, fresh.isEmpty());
        if (!fresh.isEmpty())
            QVERIFY(fresh.front().where.contains(u"took too long"_s));
        QCOMPARE(JsonValue::parse(clean).has_value(), JsonValue::parse(text).has_value());
    }

    void whatLooksLikeManyTokensIsLookedThroughOnce_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray word = QByteArray("eyJ") + QByteArray(1 << 10, 'a');
        QTest::newRow("short parts") << QByteArray("eyJ.").repeated(1 << 18);
        QTest::newRow("a begin and short parts")
            << "eyJhbGci." + QByteArray("eyJ.").repeated(1 << 18);
        QTest::newRow("empty parts") << QByteArray("eyJhbGci..").repeated(1 << 17);
        QTest::newRow("long parts") << QByteArray(word + ",").repeated(1 << 10);
    }
    /// A search that starts anew at each of them would take many minutes.
    void whatLooksLikeManyTokensIsLookedThroughOnce()
    {
        QFETCH(QByteArray, text);
        Redactor redactor(withRules({ u"entropy"_s }));
        QVERIFY(!redacted(redactor, WsMessage::fromUtf8(text)).bytes().isEmpty());
        const SessionEvent event { .kind = SessionEvent::Kind::Message,
                                   .message = WsMessage::fromUtf8(text) };
        QVERIFY(likelySecrets(event, text.size()).size() <= 100);
    }

    /// Looking for each of them at each element would take many minutes.
    void manyPlacesOfAPathAreFoundInOneWalk()
    {
        constexpr qsizetype count = 200'000;
        const QByteArray text = '[' + QByteArray(R"({"t":"SECRET"},)").repeated(count) + "0]";
        Redactor redactor(withRules({ u"json:$[?(@.t)].t"_s }));
        const QByteArray clean = redacted(redactor, WsMessage::fromUtf8(text)).bytes();
        QCOMPARE(clean.count("<secret:1>"), count);
        QVERIFY(!clean.contains("SECRET"));
    }

    void tokensThatAreEncryptedAreFoundWithoutTheirKey()
    {
        Redactor redactor(withRules({ u"entropy"_s }));
        const QByteArray head = QByteArray("eyJhbGciOiJkaXIi") + "fQ";
        QCOMPARE(redacted(redactor, WsMessage::fromUtf8("a " + head + "..aXZpdg.Y2lwaA.dGFn. b"))
                     .bytes(),
                 "a <secret:1>. b");
    }

    void aLimitOfBacktrackingMakesTheWholeTextASecret()
    {
        Redactor redactor(withRules({ u"regex:(?:x+x+)+[yz]"_s }));
        const QByteArray hard = QByteArray(200, 'x');
        QCOMPARE(redacted(redactor, WsMessage::fromUtf8(hard)).bytes(), "<secret:1>");
        QCOMPARE(redacted(redactor, WsMessage::fromUtf8("[\"" + hard + "\"]")).bytes(),
                 "\"<secret:2>\"");
        QCOMPARE(redacted(redactor, WsMessage::fromUtf8("xxy!")).bytes(), "<secret:3>!");
    }

    void matchesInLongTextsAreFoundWherePiecesMeet()
    {
        for (qsizetype before = 4096 - 12; before < 4096 + 4; ++before) {
            for (const qsizetype length : { qsizetype(1), qsizetype(5), qsizetype(9000) }) {
                const QByteArray secret(length, 'k');
                const QByteArray text =
                    QByteArray(before, '.') + "key=" + secret + ";" + QByteArray(5000, '.');
                Redactor redactor(withRules({ u"regex:key=(k+);"_s }));
                const QByteArray clean = redacted(redactor, WsMessage::fromUtf8(text)).bytes();
                QCOMPARE(clean, QByteArray(text).replace(QByteArray("=" + secret), "=<secret:1>"));
            }
        }
    }

    void deepAndLongPayloadsAreRedacted()
    {
        const auto nested = [](int depth) -> QByteArray {
            return QByteArray(depth, '[') + R"({"t":"SECRET"})" + QByteArray(depth, ']');
        };
        Redactor redactor(withRules({ u"json:$..t"_s }));
        QCOMPARE(redacted(redactor, WsMessage::fromUtf8(nested(4000))).bytes(),
                 nested(4000).replace("SECRET", "<secret:1>"));
        // Deeper than any reader goes: all of it.
        QCOMPARE(redacted(redactor, WsMessage::fromUtf8(nested(5000))).bytes(), "\"<secret:2>\"");
        const QByteArray big = "[\"" + QByteArray(8 << 20, 'x') + "\",{\"t\":\"SECRET\"}]";
        QCOMPARE(redacted(redactor, WsMessage::fromUtf8(big)).bytes(),
                 QByteArray(big).replace("SECRET", "<secret:1>"));
    }

    void secretsArePutBackAsTheirPlaceWantsThem()
    {
        const Secrets secrets { { u"<secret:1>"_s, u"a\"b&c d/é"_s },
                                { u"<secret:2>"_s, u"<secret:1>"_s } };
        const auto text = [&](const QString &recorded) {
            return withSecrets(WsMessage::text(recorded), secrets).text();
        };
        QCOMPARE(text(u"{\"t\":\"<secret:1>\"}"_s), u"{\"t\":\"a\\\"b&c d/é\"}"_s);
        QCOMPARE(text(u"t=<secret:1>, <secret:2>, <secret:3>, <secret::1>"_s),
                 u"t=a\"b&c d/é, <secret:1>, <secret:3>, <secret:1>"_s);
        QCOMPARE(withSecrets("Bearer <secret:1>"_ba, secrets), u"Bearer a\"b&c d/é"_s.toUtf8());
        QCOMPARE(urlWithSecrets("/?t=<secret:1>&x", secrets), "/?t=a%22b%26c%20d/%C3%A9&x");
        const WsMessage binary = WsMessage::binary("<secret:1>");
        QCOMPARE(withSecrets(binary, secrets), binary);
    }
};

QTEST_GUILESS_MAIN(TestRedactionProperties)
#include "tst_redactionproperties.moc"
