// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/setcookie.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestSetCookie : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cookiesAreReadWithoutTheirAttributes_data()
    {
        QTest::addColumn<QByteArrayList>("fields");
        QTest::addColumn<QList<Cookie>>("cookies");
        const auto row =
            [](const char *name, const QByteArrayList &fields, const QList<Cookie> &cookies) {
                QTest::newRow(name) << fields << cookies;
            };
        row("none", {}, {});
        row("one", { "a=b" }, { { "a", "b" } });
        row("with attributes", { "a=b; Path=/; Secure" }, { { "a", "b" } });
        row("two, in order", { "b=1", "a=2" }, { { "b", "1" }, { "a", "2" } });
        row("a value with an equals sign", { "a=b=c" }, { { "a", "b=c" } });
        row("an empty value", { "a=" }, { { "a", "" } });
        row("blanks around", { " a = b c ;x" }, { { "a", "b c" } });
        row("quotes are part of it", { "a=\"b\"" }, { { "a", "\"b\"" } });
        row("without a name", { "=b", "b", "", ";a=b", " =b" }, {});
    }
    void cookiesAreReadWithoutTheirAttributes()
    {
        QFETCH(const QByteArrayList, fields);
        Response response(200);
        for (const QByteArray &field : fields)
            response = response.header("Set-Cookie", field);
        QTEST(cookiesSetBy(response), "cookies");
    }
};

QTEST_GUILESS_MAIN(TestSetCookie)
#include "tst_setcookie.moc"
