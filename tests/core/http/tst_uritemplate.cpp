// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/uritemplate.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

using Values = UriTemplate::Values;
Q_DECLARE_METATYPE(std::optional<Values>)
Q_DECLARE_METATYPE(Error::Code)

class TestUriTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTemplateMatchesTheWholePathOrNothing_data()
    {
        QTest::addColumn<QString>("uriTemplate");
        QTest::addColumn<QString>("path");
        QTest::addColumn<std::optional<Values>>("values");
        const auto row = [](const char *name,
                            const QString &uriTemplate,
                            const QString &path,
                            std::optional<Values> values) {
            QTest::newRow(name) << uriTemplate << path << values;
        };
        const Values none;
        row("literal", u"/a/b"_s, u"/a/b"_s, none);
        row("literal is case-sensitive", u"/a"_s, u"/A"_s, {});
        row("no prefix match", u"/a"_s, u"/a/b"_s, {});
        row("slashes at the ends do not matter", u"a/b/"_s, u"///a/b//"_s, none);
        row("double slash inside does", u"/a/b"_s, u"/a//b"_s, {});
        row("root", u"/"_s, u"///"_s, none);
        row("one segment", u"/x/{id}"_s, u"/x/7"_s, Values { { u"id"_s, u"7"_s } });
        row("a place is never empty", u"/x/{id}"_s, u"/x/"_s, {});
        row("a place does not span segments", u"/x/{id}"_s, u"/x/1/2"_s, {});
        row("rest spans segments",
            u"/f/{rest:.*}"_s,
            u"/f/a/b.txt"_s,
            Values { { u"rest"_s, u"a/b.txt"_s } });
        row("rest is not empty", u"/f/{rest:.*}"_s, u"/f/"_s, {});
        row("part of a segment", u"/a-{id}.json"_s, u"/a-5.json"_s, Values { { u"id"_s, u"5"_s } });
        row("two in a segment, greedy",
            u"/{a}-{b}"_s,
            u"/x-y-z"_s,
            Values { { u"a"_s, u"x-y"_s }, { u"b"_s, u"z"_s } });
        row("expression with a quantifier",
            u"/{id:[a-z]{3}}"_s,
            u"/abc"_s,
            Values { { u"id"_s, u"abc"_s } });
        row("expression is anchored", u"/{id:[a-z]{3}}"_s, u"/abcd"_s, {});
        row("groups inside do not shift",
            u"/{x:(b|c)}/{y}"_s,
            u"/b/z"_s,
            Values { { u"x"_s, u"b"_s }, { u"y"_s, u"z"_s } });
        row("alternation takes the whole value",
            u"/{x:a|ab}"_s,
            u"/ab"_s,
            Values { { u"x"_s, u"ab"_s } });
        row("lazy expression takes the whole value",
            u"/{x:.*?}"_s,
            u"/abc"_s,
            Values { { u"x"_s, u"abc"_s } });
        row("values are decoded", u"/{x}"_s, u"/foo%20%C3%A9"_s, Values { { u"x"_s, u"foo é"_s } });
        row("an encoded slash stays in its segment",
            u"/{x}/y"_s,
            u"/a%2Fb/y"_s,
            Values { { u"x"_s, u"a/b"_s } });
        row("plus is plus", u"/{x}"_s, u"/a+b"_s, Values { { u"x"_s, u"a+b"_s } });
        row("literals compare decoded", u"/caf\u00e9/a b"_s, u"/caf%C3%A9/a%20b"_s, none);
        row("expressions see decoded text",
            u"/{x:[a-z ]+}"_s,
            u"/a%20b"_s,
            Values { { u"x"_s, u"a b"_s } });
        row("a bad percent sequence is no path", u"/{x}"_s, u"/%zz"_s, {});
        row("nor are bytes that are not UTF-8", u"/{x}"_s, u"/%FF"_s, {});
        row("a rest within a path takes one segment",
            u"/{x:.*}/end"_s,
            u"/a/end"_s,
            Values { { u"x"_s, u"a"_s } });
        row("blanks around a name do not count",
            u"/{ x }"_s,
            u"/a"_s,
            Values { { u"x"_s, u"a"_s } });
        row("an empty segment is one", u"/a//b"_s, u"/a//b"_s, none);
        row("a rest begins with it", u"/{x:.*}"_s, u"/a//b"_s, Values { { u"x"_s, u"a//b"_s } });
        row("encoded dots are decoded",
            u"/{x}"_s,
            u"/%2e%2e%2fetc"_s,
            Values { { u"x"_s, u"../etc"_s } });
        row("literals may be written encoded", u"/caf%C3%A9"_s, u"/caf\u00e9"_s, none);
    }
    void aTemplateMatchesTheWholePathOrNothing()
    {
        QFETCH(QString, uriTemplate);
        QFETCH(QString, path);
        QFETCH(std::optional<Values>, values);
        const auto parsed = UriTemplate::parse(uriTemplate);
        QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().message));
        QVERIFY(parsed->match(path) == values);
    }

    void aWrongTemplateIsAnError_data()
    {
        QTest::addColumn<QString>("uriTemplate");
        QTest::addColumn<QString>("says");
        QTest::newRow("unclosed") << u"/a/{b"_s << u"no closing brace"_s;
        QTest::newRow("no name") << u"/{}"_s << u"without a name"_s;
        QTest::newRow("R22 no name but an expression") << u"/{:.*}"_s << u"without a name"_s;
        QTest::newRow("R23 an expression as a name") << u"/{.*}"_s << u"{name:.*}"_s;
        QTest::newRow("a brace too many") << u"/a}/b"_s << u"without an opening one"_s;
        QTest::newRow("a group by its number") << u"/{x:(a|b)\\1}"_s << u"by its number"_s;
        QTest::newRow("a bad percent sequence") << u"/%zz"_s << u"percent sequence"_s;
        QTest::newRow("twice") << u"/{a}/{a}"_s << u"stands twice"_s;
        QTest::newRow("broken expression") << u"/{a:[}"_s << u"broken regular expression"_s;
    }
    void aWrongTemplateIsAnError()
    {
        QFETCH(QString, uriTemplate);
        QFETCH(QString, says);
        const auto parsed = UriTemplate::parse(uriTemplate);
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
    }

    void prefixesJoin_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("below");
        QTest::addColumn<QString>("joined");
        QTest::newRow("plain") << u"/a"_s << u"/b"_s << u"/a/b"_s;
        QTest::newRow("trailing slash") << u"/b/c/"_s << u"/d"_s << u"/b/c/d"_s;
        QTest::newRow("root below") << u"/a"_s << u"/"_s << u"/a"_s;
        QTest::newRow("root prefix") << u"/"_s << u"/a"_s << u"/a"_s;
    }
    void prefixesJoin()
    {
        QFETCH(QString, prefix);
        QFETCH(QString, below);
        const auto joined = UriTemplate::parse(below)->below(*UriTemplate::parse(prefix));
        QVERIFY(joined);
        QTEST(joined->text(), "joined");
    }

    void aPathIsMadeOfValues_data()
    {
        QTest::addColumn<QString>("uriTemplate");
        QTest::addColumn<Values>("values");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *name,
                            const QString &uriTemplate,
                            const Values &values,
                            const QString &path) {
            QTest::newRow(name) << uriTemplate << values << path;
        };
        row("nothing to fill", u"/a/b"_s, {}, u"/a/b"_s);
        row("root", u"/"_s, {}, u"/"_s);
        row("a place", u"/x/{id}"_s, { { u"id"_s, u"7"_s } }, u"/x/7"_s);
        row("in any order", u"/{a}/{b}"_s, { { u"b"_s, u"2"_s }, { u"a"_s, u"1"_s } }, u"/1/2"_s);
        row("R43 what could be read as something else is encoded",
            u"/{x}"_s,
            { { u"x"_s, u"a/b ?#é%"_s } },
            u"/a%2Fb%20%3F%23%C3%A9%25"_s);
        row("the slashes of a rest stay",
            u"/f/{rest:.*}"_s,
            { { u"rest"_s, u"a b/c"_s } },
            u"/f/a%20b/c"_s);
        row("R44 an expression with a quantifier",
            u"/{id:[a-z]{3}}.json"_s,
            { { u"id"_s, u"abc"_s } },
            u"/abc.json"_s);
        row("literals are encoded", u"/caf\u00e9"_s, {}, u"/caf%C3%A9"_s);
        row("a value too many does no harm",
            u"/{a}"_s,
            { { u"a"_s, u"1"_s }, { u"b"_s, u"2"_s } },
            u"/1"_s);
    }
    void aPathIsMadeOfValues()
    {
        QFETCH(const QString, uriTemplate);
        QFETCH(const Values, values);
        const auto parsed = UriTemplate::parse(uriTemplate);
        QVERIFY(parsed);
        const auto path = parsed->generate(values);
        QVERIFY2(path, path ? "" : qPrintable(path.error().message));
        QTEST(*path, "path");
        const auto back = parsed->match(*path);
        QVERIFY(back);
        for (const auto &value : *back)
            QVERIFY(values.contains(value));
    }

    void valuesThatWouldNotComeBackAreAnError_data()
    {
        QTest::addColumn<QString>("uriTemplate");
        QTest::addColumn<Values>("values");
        QTest::addColumn<Error::Code>("code");
        const auto row = [](const char *name,
                            const QString &uriTemplate,
                            const Values &values,
                            Error::Code code) {
            QTest::newRow(name) << uriTemplate << values << code;
        };
        row("R43 none", u"/{a}"_s, {}, Error::Code::Missing);
        row("empty", u"/{a}"_s, { { u"a"_s, QString() } }, Error::Code::Invalid);
        row("against the expression", u"/{a:\\d+}"_s, { { u"a"_s, u"x"_s } }, Error::Code::Invalid);
        row("dots", u"/a/{x}/b"_s, { { u"x"_s, u".."_s } }, Error::Code::Invalid);
        row("cut otherwise",
            u"/{a}-{b}"_s,
            { { u"a"_s, u"x"_s }, { u"b"_s, u"y-z"_s } },
            Error::Code::Invalid);
    }
    void valuesThatWouldNotComeBackAreAnError()
    {
        QFETCH(const QString, uriTemplate);
        QFETCH(const Values, values);
        const auto path = UriTemplate::parse(uriTemplate)->generate(values);
        QVERIFY(!path);
        QTEST(path.error().code, "code");
    }

    void oneTemplateCoversAnother_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("covers");
        QTest::newRow("the same") << u"/a/{x}"_s << u"/a/{y}"_s << true;
        QTest::newRow("a place, a literal") << u"/{x}/b"_s << u"/a/b"_s << true;
        QTest::newRow("a literal, a place") << u"/a"_s << u"/{x}"_s << false;
        QTest::newRow("a place, an expression") << u"/{x}"_s << u"/{y:\\d+}"_s << true;
        QTest::newRow("an expression, its literal") << u"/{x:\\d+}"_s << u"/7"_s << true;
        QTest::newRow("an expression, another literal") << u"/{x:\\d+}"_s << u"/a"_s << false;
        QTest::newRow("two expressions") << u"/{x:\\d+}"_s << u"/{x:[0-9]+}"_s << false;
        QTest::newRow("a rest") << u"/a/{x:.*}"_s << u"/a/b/{c}"_s << true;
        QTest::newRow("a rest is not empty") << u"/a/{x:.*}"_s << u"/a"_s << false;
        QTest::newRow("a place, a rest") << u"/a/{x}"_s << u"/a/{y:.*}"_s << false;
        QTest::newRow("shorter") << u"/a"_s << u"/a/b"_s << false;
    }
    void oneTemplateCoversAnother()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QTEST(UriTemplate::parse(one)->covers(*UriTemplate::parse(other)), "covers");
        QVERIFY(UriTemplate::any().covers(*UriTemplate::parse(other)));
        QVERIFY(!UriTemplate::parse(one)->covers(UriTemplate::any()));
    }
};

QTEST_GUILESS_MAIN(TestUriTemplate)
#include "tst_uritemplate.moc"
