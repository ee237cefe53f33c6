// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/jsonfinder_p.h"

#include <QTest>
#include <random>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// Random documents, with duplicate and escaped names, objects small and large; and places of them, and beside them.
class Documents
{
public:
    int below(int n) { return int(m_random() % unsigned(n)); }

    QByteArray value(int depth)
    {
        const int kind = depth > 3 ? 2 : below(depth == 0 ? 2 : 3);
        const int children = below(6) == 0 ? 40 : 1 + below(4);
        QByteArrayList parts;
        for (int i = 0; i < children && kind < 2; ++i)
            parts.append(kind == 0 ? '"' + name() + "\":" + value(depth + 1) : value(depth + 1));
        return kind == 0 ? '{' + parts.join(',') + '}'
            : kind == 1  ? '[' + parts.join(", ") + ']'
                         : QByteArray::number(below(1000));
    }

    JsonPointer place()
    {
        JsonPointer pointer;
        for (int depth = 1 + below(4); depth > 0; --depth) {
            static const QStringList tokens { u"a"_s,  u"b"_s, u"n7"_s, u"n31"_s, u"-"_s,
                                              u"01"_s, u"0"_s, u"1"_s,  u"2"_s,   u"39"_s };
            pointer = pointer.child(tokens.at(below(int(tokens.size()))));
        }
        return pointer;
    }

private:
    QByteArray name()
    {
        static const QByteArrayList names { "a", "b", "\\u0061", "c" };
        const int which = below(8);
        return which < 4 ? names.at(which) : "n" + QByteArray::number(below(40));
    }

    std::mt19937 m_random { 7 };
};

QByteArray shown(const std::optional<JsonValue> &value)
{
    return value ? value->toJson() : "nothing"_ba;
}
} // namespace

class TestJsonFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// One finder for many places, in any order, says what each of them says alone.
    void itFindsWhatStandsThere()
    {
        Documents documents;
        int found = 0;
        for (int round = 0; round < 300; ++round) {
            const JsonValue root = JsonValue::parse(documents.value(0)).value();
            JsonFinder finder(root);
            for (int i = 0; i < 100; ++i) {
                const JsonPointer place = documents.place();
                const QByteArray expected = shown(root.at(place));
                QCOMPARE(shown(finder.at(place)), expected);
                found += expected == "nothing" ? 0 : 1;
            }
        }
        QVERIFY2(found > 1000, qPrintable(QString::number(found)));
    }

    void aPartOfADocumentIsAWhole()
    {
        const JsonValue root = JsonValue::parse("{\"a\":[1,{\"b\":[2,3]}],\"c\":4}").value();
        const JsonValue part = root.at(JsonPointer::parse(u"/a/1"_s).value()).value();
        JsonFinder finder(part);
        QCOMPARE(shown(finder.at(JsonPointer::parse(u"/b/1"_s).value())), "3"_ba);
        QCOMPARE(shown(finder.at(JsonPointer::parse(u"/b/0"_s).value())), "2"_ba);
        QCOMPARE(shown(finder.at(JsonPointer::parse(u"/c"_s).value())), "nothing"_ba);
    }

    void aValueThatWasMadeHasNoPlaces()
    {
        JsonFinder finder(JsonValue::string(u"x"_s));
        QCOMPARE(shown(finder.at({})), "\"x\""_ba);
        QCOMPARE(shown(finder.at(JsonPointer::parse(u"/0"_s).value())), "nothing"_ba);
    }
};

QTEST_GUILESS_MAIN(TestJsonFinder)
#include "tst_jsonfinder.moc"
