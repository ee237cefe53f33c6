// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/extensions.h>

#include <QTest>

using namespace jackfield::wire;
using namespace Qt::StringLiterals;

namespace {
QString shown(const DeflateParameters &parameters)
{
    return u"server %1%2, client %3%4"_s.arg(parameters.serverMaxWindowBits)
        .arg(parameters.serverNoContextTakeover ? u" fresh"_s : QString())
        .arg(parameters.clientMaxWindowBits)
        .arg(parameters.clientNoContextTakeover ? u" fresh"_s : QString());
}

const DeflateParameters small { .serverMaxWindowBits = 10, .clientMaxWindowBits = 9 };
const DeflateParameters fresh { .serverNoContextTakeover = true, .clientNoContextTakeover = true };
} // namespace

class TestExtensions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOfferSaysWhatIsWanted()
    {
        QCOMPARE(deflateOffer({}), "permessage-deflate; client_max_window_bits"_ba);
        QCOMPARE(deflateOffer(small),
                 "permessage-deflate; server_max_window_bits=10; client_max_window_bits=9"_ba);
        QCOMPARE(deflateOffer(fresh),
                 "permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
                 "client_max_window_bits"_ba);
    }

    void aServerTakesTheFirstOfferItCan_data()
    {
        QTest::addColumn<QList<QByteArray>>("offers");
        QTest::addColumn<DeflateParameters>("ours");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("agreed");
        const DeflateParameters any;
        const auto row = [](const char *name,
                            const QList<QByteArray> &offers,
                            const DeflateParameters &ours,
                            const QByteArray &header,
                            const QString &agreed) {
            QTest::newRow(name) << offers << ours << header << agreed;
        };
        const QByteArray plain = "permessage-deflate";
        row("the least offer", { plain }, any, plain, u"server 15, client 15"_s);
        row("a browser's offer",
            { plain + "; client_max_window_bits" },
            any,
            plain,
            u"server 15, client 15"_s);
        row("both small",
            { plain + "; client_max_window_bits" },
            small,
            plain + "; server_max_window_bits=10; client_max_window_bits=9",
            u"server 10, client 9"_s);
        row("the client's window is smaller than ours",
            { plain + "; client_max_window_bits=8" },
            small,
            plain + "; server_max_window_bits=10; client_max_window_bits=8",
            u"server 10, client 8"_s);
        row("the client's window is larger than ours",
            { plain + "; client_max_window_bits=12" },
            small,
            plain + "; server_max_window_bits=10; client_max_window_bits=9",
            u"server 10, client 9"_s);
        row("a smaller window of the server is demanded",
            { plain + "; server_max_window_bits=8" },
            any,
            plain + "; server_max_window_bits=8",
            u"server 8, client 15"_s);
        row("what is demanded is confirmed, even 15",
            { plain + "; server_max_window_bits=15" },
            any,
            plain + "; server_max_window_bits=15",
            u"server 15, client 15"_s);
        row("no context takeover is demanded",
            { plain + "; server_no_context_takeover" },
            any,
            plain + "; server_no_context_takeover",
            u"server 15 fresh, client 15"_s);
        row("no context takeover is hinted at",
            { plain + ";client_no_context_takeover" },
            any,
            plain + "; client_no_context_takeover",
            u"server 15, client 15 fresh"_s);
        row("no context takeover is ours to demand",
            { plain },
            fresh,
            plain + "; server_no_context_takeover; client_no_context_takeover",
            u"server 15 fresh, client 15 fresh"_s);
        row("a quoted value",
            { plain + "; server_max_window_bits=\"10\"" },
            any,
            plain + "; server_max_window_bits=10",
            u"server 10, client 15"_s);
        row("a quoted value with a backslash",
            { plain + "; server_max_window_bits=\"1\\0\"" },
            any,
            plain + "; server_max_window_bits=10",
            u"server 10, client 15"_s);
        row("blanks wherever they may stand",
            { " ,\t" + plain + " \t;  server_max_window_bits \t= 10 , " },
            any,
            plain + "; server_max_window_bits=10",
            u"server 10, client 15"_s);
        row("others before it",
            { "x-webkit-deflate-frame, foo; bar=\"a,b\"", plain },
            any,
            plain,
            u"server 15, client 15"_s);
        row("a comma within quotes ends no offer",
            { "foo; bar=\"x\\\", permessage-deflate; unknown\", " + plain },
            any,
            plain,
            u"server 15, client 15"_s);
        row("the second offer, the first being malformed",
            { plain + "; server_max_window_bits, " + plain + "; server_no_context_takeover" },
            any,
            plain + "; server_no_context_takeover",
            u"server 15 fresh, client 15"_s);
        row("the second offer, the first not allowing our window",
            { plain, plain + "; client_max_window_bits" },
            small,
            plain + "; server_max_window_bits=10; client_max_window_bits=9",
            u"server 10, client 9"_s);
        row("the first of two",
            { plain + ", " + plain + "; server_no_context_takeover" },
            any,
            plain,
            u"server 15, client 15"_s);
    }
    void aServerTakesTheFirstOfferItCan()
    {
        QFETCH(const QList<QByteArray>, offers);
        QFETCH(const DeflateParameters, ours);
        const auto agreement = agreeOnDeflate(offers, ours);
        QVERIFY(agreement);
        QTEST(agreement->header, "header");
        QTEST(shown(agreement->parameters), "agreed");
        // The client understands it as the server does.
        const auto understood = deflateAnswered({ agreement->header }, DeflateParameters());
        QVERIFY2(understood, qPrintable(understood.error_or(QString())));
        QCOMPARE(shown(**understood), shown(agreement->parameters));
    }

    void aServerDeclinesWhatItCannotTake_data()
    {
        QTest::addColumn<QByteArray>("offer");
        const auto row = [](const char *name, const QByteArray &rest) {
            QTest::newRow(name) << "permessage-deflate" + rest;
        };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("nothing but commas") << ", ,"_ba;
        QTest::newRow("another extension") << "foo; client_max_window_bits"_ba;
        QTest::newRow("the name in other case") << "Permessage-Deflate"_ba;
        QTest::newRow("the name in quotes") << "\"permessage-deflate\""_ba;
        row("an unknown parameter", "; foo");
        row("an unknown parameter with a value", "; foo=8");
        row("a parameter in other case", "; Server_no_context_takeover");
        row("a flag twice", "; server_no_context_takeover; server_no_context_takeover");
        row("a number twice", "; server_max_window_bits=8; server_max_window_bits=8");
        row("a bare parameter twice", "; client_max_window_bits; client_max_window_bits=9");
        row("a flag with a value", "; server_no_context_takeover=1");
        row("the client's flag with a value", "; client_no_context_takeover=true");
        row("no value where one must stand", "; server_max_window_bits");
        row("7", "; server_max_window_bits=7");
        row("16", "; client_max_window_bits=16");
        row("0", "; client_max_window_bits=0");
        row("a number above 32 bits", "; client_max_window_bits=4294967305");
        row("a leading zero", "; server_max_window_bits=09");
        row("a sign", "; server_max_window_bits=+9");
        row("a word", "; client_max_window_bits=max");
        row("an empty value", "; client_max_window_bits=");
        row("an empty value in quotes", "; client_max_window_bits=\"\"");
        row("a blank in quotes", "; server_max_window_bits=\" 9\"");
        row("an open quote", "; server_max_window_bits=\"9");
        row("an open quote after a backslash", "; server_max_window_bits=\"9\\");
        row("an open quote with a comma", "; server_max_window_bits=\"9, permessage-deflate");
        row("something after the value", "; server_max_window_bits=9 9");
        row("something after the quotes", "; server_max_window_bits=\"9\"9");
        row("an empty parameter", "; ; server_max_window_bits=9");
        row("a semicolon at the end", "; server_max_window_bits=9;");
        row("an equals sign behind the name", "=9");
    }
    void aServerDeclinesWhatItCannotTake()
    {
        QFETCH(const QByteArray, offer);
        QVERIFY(!agreeOnDeflate({ offer }, {}));
    }

    void aServerDeclinesAWindowThatItCannotBound()
    {
        QVERIFY(!agreeOnDeflate({ "permessage-deflate" }, { .clientMaxWindowBits = 14 }));
        QVERIFY(agreeOnDeflate({ "permessage-deflate" }, { .serverMaxWindowBits = 14 }));
    }

    void aClientUnderstandsTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<DeflateParameters>("offered");
        QTest::addColumn<QString>("agreed");
        const DeflateParameters any;
        QTest::newRow("as offered") << "permessage-deflate"_ba << any << u"server 15, client 15"_s;
        QTest::newRow("all that a server may add")
            << "permessage-deflate; server_max_window_bits=8; client_max_window_bits=\"9\"; "
               "client_no_context_takeover; server_no_context_takeover"_ba
            << any << u"server 8 fresh, client 9 fresh"_s;
        QTest::newRow("smaller than was asked for")
            << "permessage-deflate; server_max_window_bits=9; client_max_window_bits=8"_ba << small
            << u"server 9, client 8"_s;
        QTest::newRow("our window need not be repeated")
            << "permessage-deflate; server_max_window_bits=10"_ba << small
            << u"server 10, client 9"_s;
        QTest::newRow("a client keeps to its hint alone")
            << "permessage-deflate; server_no_context_takeover"_ba << fresh
            << u"server 15 fresh, client 15 fresh"_s;
    }
    void aClientUnderstandsTheAnswer()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const DeflateParameters, offered);
        const auto agreed = deflateAnswered({ answer }, offered);
        QVERIFY2(agreed, qPrintable(agreed.error_or(QString())));
        QTEST(shown(**agreed), "agreed");
    }

    void noAnswerIsNoCompression()
    {
        QCOMPARE(deflateAnswered({}, DeflateParameters()).value(), std::nullopt);
        QCOMPARE(deflateAnswered({ "" }, DeflateParameters()).value(), std::nullopt);
        QCOMPARE(deflateAnswered({}, std::nullopt).value(), std::nullopt);
    }

    void aClientRefusesAWrongAnswer_data()
    {
        QTest::addColumn<QList<QByteArray>>("answer");
        QTest::addColumn<std::optional<DeflateParameters>>("offered");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name,
                            const QList<QByteArray> &answer,
                            const QString &error,
                            const std::optional<DeflateParameters> &offered = DeflateParameters()) {
            QTest::newRow(name) << answer << offered << error;
        };
        const QByteArray plain = "permessage-deflate";
        const QString notOffered =
            u"the server agreed to the extension '%1', which was not offered"_s;
        row("another extension", { plain + ", foo" }, notOffered.arg(u"foo"_s));
        row("nothing was offered",
            { plain },
            notOffered.arg(u"permessage-deflate"_s),
            std::nullopt);
        row("twice in one value",
            { plain + "," + plain },
            u"the server agreed to permessage-deflate twice"_s);
        row("twice in two values",
            { plain, plain },
            u"the server agreed to permessage-deflate twice"_s);
        row("no extension",
            { "permessage-deflate; =" },
            u"'permessage-deflate; =' is not an extension with its parameters"_s);
        row("an unknown parameter",
            { plain + "; foo" },
            u"permessage-deflate has no parameter 'foo'"_s);
        row("a repeated parameter",
            { plain + "; server_max_window_bits=9; server_max_window_bits=9" },
            u"permessage-deflate has server_max_window_bits twice"_s);
        row("a flag with a value",
            { plain + "; client_no_context_takeover=0" },
            u"client_no_context_takeover of permessage-deflate takes no value"_s);
        row("no number",
            { plain + "; client_max_window_bits" },
            u"client_max_window_bits of permessage-deflate is no number from 8 to 15"_s);
        row("a leading zero",
            { plain + "; client_max_window_bits=08" },
            u"client_max_window_bits of permessage-deflate is no number from 8 to 15"_s);
        row("a larger window of the server",
            { plain + "; server_max_window_bits=11" },
            u"the server's window has 11 bits; 10 were asked for"_s,
            small);
        row("the largest window of the server",
            { plain },
            u"the server's window has 15 bits; 10 were asked for"_s,
            small);
        row("a larger window of the client",
            { plain + "; server_max_window_bits=10; client_max_window_bits=10" },
            u"the server lets the client's window have 10 bits; 9 were offered"_s,
            small);
        row("context takeover",
            { plain },
            u"the server did not agree to server_no_context_takeover, which was asked for"_s,
            fresh);
    }
    void aClientRefusesAWrongAnswer()
    {
        QFETCH(const QList<QByteArray>, answer);
        QFETCH(const std::optional<DeflateParameters>, offered);
        const auto agreed = deflateAnswered(answer, offered);
        QVERIFY(!agreed);
        QTEST(agreed.error(), "error");
    }
};

QTEST_GUILESS_MAIN(TestExtensions)
#include "tst_extensions.moc"
