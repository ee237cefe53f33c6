// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/shell/windowstate.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestWindowState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedComesBack()
    {
        const TabState tab { .kind = TabState::Kind::Connection,
                             .id = u"id"_s,
                             .path = u"/w/feed.json"_s,
                             .url = u"ws://host/\u00fc"_s,
                             .text = u"{\n}"_s,
                             .isUnkept = true,
                             .mode = 2,
                             .sent = "[{\"text\":\"a\",\"mode\":0}]",
                             .filter = u"dir:in"_s,
                             .isMarking = true,
                             .columns = { u"$.a"_s, u"$['b c']"_s },
                             .widths = { { u"time"_s, 140 }, { u"$['b c']"_s, 90 } },
                             .hiddenColumns = { u"delta"_s },
                             .colours = { u"red $.type = error"_s },
                             .isFolding = false,
                             .request = "{\"headers\": [] }",
                             .splits = QByteArray("\x00\xff", 2) };
        const WindowState state { .workspace = u"/w"_s,
                                  .recent = { u"/w"_s, u"/a b"_s },
                                  .environment = u"local"_s,
                                  .theme = ThemeChoice::Dark,
                                  .settings = { .logMemory = 64,
                                                .times = TimeStyle::SinceStart,
                                                .panes = { .payload = false, .areBeside = true } },
                                  .geometry = "g",
                                  .split = "s",
                                  .closedFolders = { { u"/a b"_s, { u"mocks"_s, u"x/y"_s } } },
                                  .tabs = { tab, TabState {} },
                                  .closed = { tab },
                                  .visited = { u"ws://a/"_s, u"ws://{{ b }}/"_s },
                                  .commands = { u"action Ctrl+N"_s, u"/w/feed.json"_s },
                                  .current = 1 };
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"deep/window.json"_s);
        QVERIFY(state.save(path));
        QCOMPARE(WindowState::load(path), state);
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aBrokenFileIsAFreshStart()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"window.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"tabs\":[");
        file.close();
        QCOMPARE(WindowState::load(file.fileName()), WindowState());
        QCOMPARE(WindowState::load(u"/nowhere/window.json"_s), WindowState());
    }
};

QTEST_GUILESS_MAIN(TestWindowState)
#include "tst_windowstate.moc"
