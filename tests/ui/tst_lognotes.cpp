// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "recordedsession.h"

#include <jackfield/session/session.h>
#include <ui/models/lognotes.h>
#include <ui/models/messagelogmodel.h>
#include <ui/models/sessionexcerpt.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

/// Notes, and excerpts with them.
class TestLogNotes : public QObject
{
    Q_OBJECT

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    static bool write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QJsonArray notesIn(const QString &path)
    {
        return QJsonDocument::fromJson(contents(path))[u"notes"_s].toArray();
    }
    /// The rows of the recorded session.
    static void fill(MessageStore &store)
    {
        const Session session = Session::parse(recorded).value();
        for (const SessionEvent &event : session.events)
            store.append(entryOf(event, 0));
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aRowHasAPlaceOfItsConnection()
    {
        MessageStore store;
        fill(store);
        const auto place = [&](qsizetype row) { return placeOf(store, row); };
        QCOMPARE(place(0), (RowPlace { 1, 0, 1 }));
        QVERIFY(!place(1)); // the recording of itself
        QCOMPARE(place(2), (RowPlace { 1, 1, 0 }));
        QCOMPARE(place(4), (RowPlace { 2, 1, 0 }));
        QCOMPARE(place(5), (RowPlace { 1, 1, 1 }));
        QCOMPARE(place(6), (RowPlace { 1, 1, 2 }));
        QCOMPARE(place(7), (RowPlace { 1, 2, 0 }));
        QCOMPARE(place(9), (RowPlace { 1, 3, 1 }));
    }

    void notesComeBackAtTheirRows()
    {
        const QString file = path(u"a.notes.json"_s);
        {
            MessageStore store;
            fill(store);
            LogNotes notes(store);
            QVERIFY(notes.keepIn(file));
            QVERIFY(!QFile::exists(file));
            QSignalSpy changes(&notes, &LogNotes::changed);
            QVERIFY(notes.set(7, u"who <b>sent</b> this?"_s));
            QVERIFY(notes.set(6, {}));
            QCOMPARE(changes.size(), 2);
            QCOMPARE(notes.set(1, u"no"_s).error().code, Error::Code::Invalid);
        }
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QCOMPARE(notesIn(file).size(), 2);
        QCOMPARE(notesIn(file)[1][u"n"_s].toInt(), 2);
        QVERIFY(!notesIn(file)[1].toObject().contains(u"after"_s));
        MessageStore store;
        LogNotes notes(store);
        QVERIFY(notes.keepIn(file));
        QVERIFY(notes.notes().empty()); // rows come later
        fill(store);
        notes.grow();
        QCOMPARE(notes.at(7), u"who <b>sent</b> this?"_s);
        QCOMPARE(notes.at(6), QString());
        QVERIFY(!notes.at(5));
        QCOMPARE(notes.next(6, true), 7);
        QCOMPARE(notes.next(7, true), 6);
        QCOMPARE(notes.next(6, false), 7);
        QCOMPARE(notes.next(-1, true), 6);
        QVERIFY(notes.remove(6));
        QCOMPARE(notesIn(file).size(), 1);
        notes.clear();
        QVERIFY(QFile::exists(file));
        QCOMPARE(notes.next(0, true), -1);
        notes.removeAll();
        QVERIFY(!QFile::exists(file));
    }

    void whatSomebodyElseWroteStays()
    {
        const QString file = path(u"a.notes.json"_s);
        MessageStore store;
        fill(store);
        LogNotes notes(store);
        QVERIFY(notes.keepIn(file));
        QVERIFY(notes.set(2, u"mine"_s));
        QVERIFY(write(file,
                      "{\"jackfield\":\"notes\",\"version\":1,\"by\":\"team\",\"notes\":["
                      "{\"n\":3,\"conn\":1,\"text\":\"theirs\",\"colour\":\"red\"},"
                      "{\"conn\":77,\"n\":5,\"text\":\"of rows to come\"}]}"));
        QVERIFY(notes.set(7, u"new"_s));
        QVERIFY(!notes.at(2)); // they took it away
        QCOMPARE(notes.at(8), u"theirs"_s);
        QVERIFY(notes.set(8, u"ours"_s));
        const QJsonObject whole = QJsonDocument::fromJson(contents(file)).object();
        QCOMPARE(whole[u"by"_s].toString(), u"team"_s);
        QCOMPARE(notesIn(file).size(), 3);
        const QJsonObject ours = notesIn(file)[1].toObject();
        QCOMPARE(ours[u"text"_s].toString(), u"ours"_s);
        QCOMPARE(ours[u"colour"_s].toString(), u"red"_s);
    }

    void notesWithoutAPlaceAreKept()
    {
        const QString file = path(u"a.notes.json"_s);
        QVERIFY(write(file,
                      "{\"notes\":[{\"text\":\"general\"},{\"text\":\"more\"},{\"conn\":1,\"n\":1,"
                      "\"text\":\"a\"},{\"conn\":1,\"n\":1,\"text\":\"another\"}]}"));
        MessageStore store;
        fill(store);
        LogNotes notes(store);
        QVERIFY(notes.keepIn(file));
        QCOMPARE(notes.at(2), u"a"_s);
        QVERIFY(notes.set(7, u"new"_s));
        for (const char *text : { "general", "more", "\"a\"", "another", "new" })
            QVERIFY2(contents(file).contains(text), text);
    }

    void aFileThatCannotBeReadIsLeftAsItIs_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << QByteArray("{\n \"notes\": oops") << u"2:"_s;
        QTest::newRow("no notes") << QByteArray("[1]") << u"list of notes"_s;
        QTest::newRow("newer") << QByteArray("{\"version\":2,\"notes\":[]}") << u"newer"_s;
    }
    void aFileThatCannotBeReadIsLeftAsItIs()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const QString file = path(u"a.notes.json"_s);
        QVERIFY(write(file, text));
        MessageStore store;
        fill(store);
        LogNotes notes(store);
        const auto kept = notes.keepIn(file);
        QVERIFY2(kept.error().message.contains(says), qPrintable(kept.error().message));
        QVERIFY(!notes.set(2, u"x"_s));
        QCOMPARE(contents(file), text);
    }

    void anExcerptHasWhatWasChosenAsItStood()
    {
        const QString source = path(u"a.session.jsonl"_s);
        const QString target = path(u"b.session.jsonl"_s);
        QVERIFY(write(source, recorded));
        MessageStore store;
        fill(store);
        LogNotes notes(store);
        QVERIFY(notes.keepIn(NotesFile::pathFor(source)));
        QVERIFY(notes.set(7, u"here"_s));
        QVERIFY(notes.set(8, u"not chosen"_s));
        const SessionExcerpt excerpt { .rows = store, .chosen = { 6, 7 }, .sourcePath = source };
        QCOMPARE(excerpt.write(target).value(), 2);
        QByteArrayList expected;
        const QByteArrayList lines = recorded.split('\n');
        for (const int line : { 0, 1, 2, 7, 8, 10 })
            expected.append(lines[line]);
        QCOMPARE(contents(target).trimmed().split('\n'), expected);
        const QJsonArray copied = notesIn(path(u"b.notes.json"_s));
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied[0][u"n"_s].toInt(), 1); // of what is left
        QCOMPARE(copied[0][u"text"_s].toString(), u"here"_s);
    }

    void anExcerptOfNothingIsNone()
    {
        const QString source = path(u"a.session.jsonl"_s);
        QVERIFY(write(source, recorded));
        MessageStore store;
        fill(store);
        const SessionExcerpt excerpt { .rows = store, .chosen = { 1 }, .sourcePath = source };
        QCOMPARE(excerpt.write(path(u"b"_s)).error().code, Error::Code::Missing);
        QVERIFY(!QFile::exists(path(u"b"_s)));
    }

    void theFirstColourThatARowPassesCounts()
    {
        MessageLogModel model(Side::Client);
        model.append({ { .payload = "{\"type\":\"error\"}" }, { .payload = "error" }, {} });
        const auto colour = [&](int row) {
            return RowColour(model.index(row, 0).data(MessageLogModel::ColourRole).toInt());
        };
        QCOMPARE(colour(0), RowColour::None);
        model.setColours({ { u"$.type = error"_s, RowColour::Red },
                           { u"$.[ broken"_s, RowColour::Green },
                           { u"error"_s, RowColour::Blue } });
        QCOMPARE(colour(0), RowColour::Red);
        QCOMPARE(colour(1), RowColour::Blue);
        QCOMPARE(colour(2), RowColour::None);
        const ColourRule rule = model.colours().first();
        QCOMPARE(rule.toText(), u"red $.type = error"_s);
        QCOMPARE(ColourRule::fromText(rule.toText()), rule);
        for (const QString &text : { u"red"_s, u"none x"_s, u"pink x"_s, QString() })
            QVERIFY(!ColourRule::fromText(text));
        model.clear();
        model.append({ { .payload = "error" }, { .payload = "error" + QByteArray(5 << 20, 'x') } });
        QCOMPARE(colour(0), RowColour::Blue);
        QCOMPARE(colour(1), RowColour::None); // it is done while painting
    }
};

QTEST_GUILESS_MAIN(TestLogNotes)
#include "tst_lognotes.moc"
