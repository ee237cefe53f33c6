// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// How mocks name their files, and how the names follow when something is moved.
#include <ui/models/scriptfiles.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

// NOLINTBEGIN(google-build-using-namespace): of tests alone
using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;
// NOLINTEND

class TestScriptFiles : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    QString path(const QString &name) const { return m_home->filePath(name); }
    void put(const QString &name, const QByteArray &text = "x") const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).absolutePath()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    QByteArray contents(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A definition whose routes these are.
    static QByteArray mock(const QByteArray &routes)
    {
        return " {\"servers\" : [ {\"routes\":[" + routes + "]}\t]}\n";
    }
    /// What becomes of a definition that was moved, or that names what was.
    QByteArray afterMove(const QString &mock, const QString &from, const QString &to) const
    {
        const auto kept = follow(Workspace(m_home->path()), path(from), path(to));
        return kept ? contents(mock) : kept.error().message.toUtf8();
    }

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void everyMemberThatNamesAFileFollows()
    {
        for (const QString &name : { u"a.js"_s, u"b.csv"_s, u"c.session.jsonl"_s, u"d.json"_s })
            put(u"mocks/"_s + name);
        const auto routes = [](const QByteArray &up) {
            return mock("{\"script\":{ \"file\": \"" + up + "a.js\" }},{\"replay\":{\"session\":\""
                        + up + "c.session.jsonl\",\"matching\":\"" + up
                        + "d.json\"}},{\"stream\":{\"file\":\"" + up
                        + "b.csv\"}},{\"rules\":{\"stream\":{\"session\":\"" + up
                        + "c.session.jsonl\"},\"rules\":[{\"stream\":{\"file\":\"" + up
                        + "b.csv\"}}]}},{\"proxy\":{\"stream\":{\"file\":\"" + up + "b.csv\"}}}");
        };
        const QString moved = u"mocks/sub/m.mock.json"_s;
        put(moved, routes({}));
        QCOMPARE(afterMove(moved, u"mocks/m.mock.json"_s, moved), routes("../"));
        QCOMPARE(filesNamedIn(path(moved)),
                 (QStringList { path(u"mocks/a.js"_s),
                                path(u"mocks/c.session.jsonl"_s),
                                path(u"mocks/d.json"_s),
                                path(u"mocks/b.csv"_s) }));
    }

    void whatIsNoNameOfAFileStays_data()
    {
        QTest::addColumn<QByteArray>("routes");
        QTest::newRow("empty name in a payload") << "{\"rules\":{\"rules\":[{\"when\":{\"text\":"
                                                    "\"\"},\"reply\":[{\"json\":{\"session\":\"\","
                                                    "\"file\":\"a.js\"}}]}]}}"_ba;
        QTest::newRow("empty name of a file") << "{\"replay\":{\"session\":\"\"}}"_ba;
        QTest::newRow("a folder") << "{\"script\":{\"file\":\"..\"}}"_ba;
        QTest::newRow("of a stream's messages")
            << "{\"stream\":{\"every\":1,\"json\":{\"file\":\"a.js\",\"stream\":{\"file\":\"a.js\"}}}}"_ba;
        QTest::newRow("of somebody else") << "{\"x-notes\":{\"script\":{\"file\":\"a.js\"}}}"_ba;
        QTest::newRow("not there") << "{\"script\":{\"file\":\"none.js\"}}"_ba;
    }
    void whatIsNoNameOfAFileStays()
    {
        QFETCH(const QByteArray, routes);
        put(u"mocks/a.js"_s);
        const QString moved = u"mocks/sub/m.mock.json"_s;
        put(moved, mock(routes));
        QCOMPARE(afterMove(moved, u"mocks/m.mock.json"_s, moved), mock(routes));
    }

    void aTextThatIsEqualToANameStays()
    {
        const auto routes = [](const QByteArray &name) {
            return mock("{\"script\":{\"file\":\"../scripts/" + name
                        + "\"}},{\"rules\":{\"greeting\":[{\"text\":\"../scripts/a.js\"}]}}");
        };
        put(u"mocks/m.mock.json"_s, routes("a.js"));
        put(u"scripts/b.js"_s);
        QCOMPARE(afterMove(u"mocks/m.mock.json"_s, u"scripts/a.js"_s, u"scripts/b.js"_s),
                 routes("b.js"));
    }

    void eachNameIsWrittenOnce()
    {
        put(u"mocks/a.js"_s);
        put(u"a.js"_s);
        const auto routes = [](const QByteArray &up) {
            return mock("{\"script\":{\"file\":\"" + up + "a.js\"}},{\"script\":{\"file\":\"" + up
                        + "../a.js\"}}");
        };
        const QString moved = u"mocks/sub/m.mock.json"_s;
        put(moved, routes({}));
        QCOMPARE(afterMove(moved, u"mocks/m.mock.json"_s, moved), routes("../"));
    }

    /// The rules beside a session name scripts, too.
    void rulesFollow()
    {
        const auto rules = [](const QByteArray &script) {
            return "{\"assertions\":[{\"never\":{\"text\":\"file\"}}, {\"script\" : {\"file\":\""
                + script + "\"}}]}";
        };
        put(u"sessions/s.session.jsonl"_s, {});
        put(u"sessions/s.matching.json"_s, rules("../scripts/a.js"));
        put(u"scripts/b.js"_s);
        const Workspace workspace(m_home->path());
        QCOMPARE(usersOf(workspace, path(u"scripts/b.js"_s)), QStringList());
        QCOMPARE(afterMove(u"sessions/s.matching.json"_s, u"scripts/a.js"_s, u"scripts/b.js"_s),
                 rules("../scripts/b.js"));
        QCOMPARE(usersOf(workspace, path(u"scripts/b.js"_s)),
                 QStringList { path(u"sessions/s.session.jsonl"_s) });
        QVERIFY(QDir(path(u"sessions"_s)).mkdir(u"sub"_s));
        for (const QString &name : { u"s.session.jsonl"_s, u"s.matching.json"_s })
            QVERIFY(QFile::rename(path(u"sessions/"_s + name), path(u"sessions/sub/"_s + name)));
        QCOMPARE(afterMove(u"sessions/sub/s.matching.json"_s,
                           u"sessions/s.session.jsonl"_s,
                           u"sessions/sub/s.session.jsonl"_s),
                 rules("../../scripts/b.js"));
    }
};

QTEST_GUILESS_MAIN(TestScriptFiles)
#include "tst_scriptfiles.moc"
