// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the schema of mocks lets stand where somebody writes.
#include <ui/models/schemahints.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
const QString start = u"{\"jackfield\": \"mock\", \"version\": 1, \"servers\": [{\"name\": \"s\", "
                      "\"routes\": [{\"path\": \"/\", "_s;

QStringList membersAt(const QString &text, const QString &place)
{
    QStringList names;
    for (const SchemaHint &hint :
         SchemaHints::ofMocks().members(JsonText(text), *JsonPointer::parse(place)))
        names.append(hint.name);
    return names;
}

QStringList valuesAt(const QString &text, const QString &place)
{
    QStringList words;
    for (const SchemaHint &hint :
         SchemaHints::ofMocks().values(JsonText(text), *JsonPointer::parse(place)))
        words.append(hint.name);
    return words;
}
} // namespace

class TestSchemaHints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRootAndItsServers()
    {
        QCOMPARE(membersAt(u"{"_s, {}),
                 QStringList({ u"jackfield"_s,
                               u"version"_s,
                               u"name"_s,
                               u"description"_s,
                               u"variables"_s,
                               u"environments"_s,
                               u"servers"_s }));
        QCOMPARE(membersAt(u"{\"servers\": [{"_s, u"/servers/0"_s),
                 QStringList({ u"name"_s, u"description"_s, u"port"_s, u"seed"_s, u"routes"_s }));
    }

    void aRouteHasOneHandler()
    {
        const QString route = u"/servers/0/routes/0"_s;
        const QStringList all = membersAt(start, route);
        for (const QString &name : { u"path"_s, u"faults"_s, u"echo"_s, u"rules"_s, u"script"_s })
            QVERIFY2(all.contains(name), qPrintable(name));
        const QStringList more = membersAt(start + u"\"rules\": {}"_s, route);
        QVERIFY(more.contains(u"rules"));
        QVERIFY(more.contains(u"subprotocols"));
        QVERIFY(!more.contains(u"echo"));
        QVERIFY(!more.contains(u"stream"));
    }

    void aConditionIsOfOneKind()
    {
        const QString rules = start + u"\"rules\": {\"rules\": [{\"when\": {"_s;
        const QString when = u"/servers/0/routes/0/rules/rules/0/when"_s;
        QVERIFY(membersAt(rules, when).contains(u"base64Prefix"));
        QCOMPARE(membersAt(rules + u"\"path\": \"$.a\", "_s, when),
                 QStringList({ u"path"_s, u"equals"_s, u"matches"_s, u"exists"_s }));
        QCOMPARE(membersAt(rules + u"\"not\": {\"ignoring\": []"_s, when + u"/not"_s),
                 QStringList({ u"json"_s, u"ignoring"_s }));
    }

    void oneStepOrSeveral()
    {
        const QString rule = start + u"\"rules\": {\"rules\": [{\"reply\": "_s;
        const QString reply = u"/servers/0/routes/0/rules/rules/0/reply"_s;
        QVERIFY(membersAt(rule + u"{"_s, reply).contains(u"json"));
        QCOMPARE(membersAt(rule + u"[{}, {\"text\": \"x\", "_s, reply + u"/1"_s),
                 QStringList({ u"text"_s, u"to"_s, u"delay"_s }));
    }

    void wordsOfWhichOneMustStand()
    {
        const QString step = start + u"\"rules\": {\"greeting\": {\"text\": \"x\", \"to\": "_s;
        const QString to = u"/servers/0/routes/0/rules/greeting/to"_s;
        QCOMPARE(valuesAt(step, to),
                 QStringList({ u"\"sender\""_s, u"\"all\""_s, u"\"others\""_s }));
        QCOMPARE(valuesAt(start + u"\"scenario\": {\"strict\": "_s,
                          u"/servers/0/routes/0/scenario/strict"_s),
                 QStringList({ u"true"_s, u"false"_s }));
        QVERIFY(valuesAt(start + u"\"rules\": {\"greeting\": {\"fault\": "_s,
                         u"/servers/0/routes/0/rules/greeting/fault"_s)
                    .contains(u"\"fragmentStorm\""));
        QCOMPARE(valuesAt(start, u"/servers/0/routes/0/path"_s), QStringList());
    }

    void whatIsKnownOfAMember()
    {
        const auto hints = SchemaHints::ofMocks().members(JsonText(u"{\"servers\": [{"_s),
                                                          *JsonPointer::parse(u"/servers/0"_s));
        const auto named = [&](const QString &name) {
            return *std::ranges::find(hints, name, &SchemaHint::name);
        };
        QVERIFY(named(u"name"_s).isRequired);
        QCOMPARE(named(u"name"_s).start(), u"\"\""_s);
        QCOMPARE(named(u"routes"_s).start(), u"[]"_s);
        QCOMPARE(named(u"seed"_s).type, JsonValue::Type::Number);
        QVERIFY(named(u"seed"_s).isWhole);
        QCOMPARE(named(u"seed"_s).most, 4294967295.0);
        QCOMPARE(named(u"seed"_s).description, u"Every connection gets the same random numbers."_s);
        QCOMPARE(named(u"port"_s).type, JsonValue::Type::Number);
    }

    /// Schemas that go round in circles, and texts that no schema speaks of.
    void whatIsOddEndsAll()
    {
        const SchemaHints circle(*JsonValue::parse(
            "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"anyOf\": [{\"$ref\": \"#/$defs/a\"}, "
            "{\"properties\": {\"x\": {\"$ref\": \"#/$defs/a\"}, \"y\": {\"$ref\": "
            "\"#/nowhere\"}}}]}}}"));
        QCOMPARE(circle.members(JsonText(u"{"_s), {}).size(), 2);
        QCOMPARE(membersAt(u"{\"a\": {\"b\": {"_s, u"/a/b"_s), QStringList());
        QCOMPARE(membersAt(u""_s, u"/a/b"_s), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestSchemaHints)
#include "tst_schemahints.moc"
