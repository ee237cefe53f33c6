// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/traffictap.h>

#include <QStringList>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
/// A listener that writes down what it is told.
WsSink noting(QStringList &notes, const QString &name)
{
    return { .opened =
                 [&notes, name](const WsOpened &opened) {
                     notes.append(name + u" opened "_s + opened.url);
                     return WsObserver {
                         .event =
                             [&notes, name](const WsEvent &e) {
                                 notes.append(name + u" event "_s + e.message.text());
                             },
                         .flush = [&notes, name] { notes.append(name + u" flush"_s); },
                     };
                 },
             .refused =
                 [&notes, name](const WsOpened &opened) {
                     notes.append(name + u" refused "_s + opened.url);
                 } };
}

WsEvent message(const QString &text)
{
    return { .message = WsMessage::text(text) };
}
} // namespace

class TestTrafficTap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allListenersAreTold()
    {
        QStringList notes;
        TrafficTap tap;
        tap.add(noting(notes, u"a"_s));
        tap.add(noting(notes, u"b"_s));
        const WsObserver observer = tap.sink().opened({ .url = u"x"_s });
        observer.event(message(u"m"_s));
        observer.flush();
        tap.sink().refused({ .url = u"y"_s });
        QCOMPARE(notes,
                 QStringList({ u"a opened x"_s,
                               u"b opened x"_s,
                               u"a event m"_s,
                               u"b event m"_s,
                               u"a flush"_s,
                               u"b flush"_s,
                               u"a refused y"_s,
                               u"b refused y"_s }));
    }

    void framesAreToldToWhoLooksAtThem()
    {
        QList<quint64> lengths;
        QStringList notes;
        TrafficTap tap;
        tap.add(noting(notes, u"looks at messages"_s));
        tap.add({ .opened = [&lengths](const WsOpened &) {
            return WsObserver { .frame = [&lengths](const WsFrame &frame, Side) {
                lengths.append(frame.length);
            } };
        } });
        const WsObserver observer = tap.sink().opened({});
        observer.frame({ .length = 7 }, Side::Client);
        QCOMPARE(lengths, QList<quint64> { 7 });
    }

    void aLateListenerIsToldOfWhatIsOpen()
    {
        QStringList notes;
        TrafficTap tap;
        const WsObserver observer = tap.sink().opened({ .url = u"x"_s });
        observer.event(message(u"before"_s));
        tap.add(noting(notes, u"late"_s));
        observer.event(message(u"after"_s));
        QCOMPARE(notes, QStringList({ u"late opened x"_s, u"late event after"_s }));
    }

    void aLateListenerIsNotToldOfWhatIsOver()
    {
        QStringList notes;
        TrafficTap tap;
        const WsObserver observer = tap.sink().opened({ .url = u"x"_s });
        observer.event({ .kind = WsEvent::Kind::End });
        tap.add(noting(notes, u"late"_s));
        observer.flush();
        tap.add(noting(notes, u"later"_s));
        QCOMPARE(notes, QStringList());
    }

    void aRemovedListenerIsFlushedAndLeftAlone()
    {
        QStringList notes;
        TrafficTap tap;
        const int listener = tap.add(noting(notes, u"a"_s));
        const WsObserver observer = tap.sink().opened({ .url = u"x"_s });
        tap.remove(listener);
        observer.event(message(u"m"_s));
        observer.flush();
        QCOMPARE(notes, QStringList({ u"a opened x"_s, u"a flush"_s }));
    }
};

QTEST_GUILESS_MAIN(TestTrafficTap)
#include "tst_traffictap.moc"
