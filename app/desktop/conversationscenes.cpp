// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The log as a sequence diagram.
#include "scenes.h"

#include <jackfield/session/sessionwriter.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/page.h>
#include <ui/views/logpanel.h>
#include <ui/views/timelineview.h>
#include <ui/views/trafficview.h>

#include <QDir>
#include <QMouseEvent>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace jackfield::shots {

namespace {
using Kind = SessionEvent::Kind;

/// A session, event by event.
struct Story
{
    Session session;

    SessionEvent &add(qint64 milliseconds, int conn, Kind kind, Side from)
    {
        SessionEvent event;
        event.kind = kind;
        event.t = std::chrono::milliseconds(milliseconds);
        event.conn = conn;
        event.from = from;
        session.events.append(event);
        return session.events.last();
    }
    void open(qint64 milliseconds, int conn, const QString &path)
    {
        WsOpened opened;
        opened.url = u"ws://127.0.0.1:9000"_s + path;
        opened.request = Request(Method::Get, Uri(path.toUtf8()));
        opened.response = Response(101);
        add(milliseconds, conn, Kind::Open, Side::Client).handshake =
            std::make_shared<const WsOpened>(opened);
    }
    void say(qint64 milliseconds, int conn, Side from, const QString &json)
    {
        add(milliseconds, conn, Kind::Message, from).message =
            WsMessage::text(QString(json).replace(u'\'', u'"'));
    }
    void beats(qint64 from, int conn, int count)
    {
        for (int i = 0; i < count; ++i) {
            add(from + i * 20'000 + i % 3, conn, Kind::Ping, Side::Client);
            add(from + i * 20'000 + i % 3 + 2, conn, Kind::Pong, Side::Server);
        }
    }
    void end(qint64 milliseconds, int conn, Side by, quint16 code)
    {
        SessionEvent &event = add(milliseconds, conn, Kind::End, by);
        event.status = WsStatus { code, {} };
        event.clean = code != 1006;
    }
};

/// Opened in the window, as a conversation.
Page *shown(MainWindow &window, Story story, const QString &name)
{
    std::ranges::stable_sort(story.session.events, {}, &SessionEvent::t);
    story.session.header.startedAt = QDateTime(QDate(2026, 11, 23), QTime(10, 0), QTimeZone::UTC);
    const QString path =
        QDir(window.workspace().folder()).filePath(u"sessions/%1.session.jsonl"_s.arg(name));
    if (!story.session.save(path))
        return nullptr;
    Page *page = static_cast<Page *>(window.openPath(path));
    const auto count = story.session.events.size();
    if (!until([page, count] { return page->log().store().size() >= count; }))
        return nullptr;
    page->view()->logPanel()->setConversation(true);
    settle();
    return page;
}

Story order()
{
    Story story;
    story.open(0, 1, u"/orders"_s);
    story.say(4, 1, Side::Server, u"{'type':'welcome','user':'ada'}"_s);
    story.say(820, 1, Side::Client, u"{'type':'subscribe','id':1,'symbol':'ACME'}"_s);
    story.say(832, 1, Side::Server, u"{'type':'subscribed','id':1}"_s);
    story.say(2400, 1, Side::Client, u"{'type':'order','id':2,'symbol':'ACME','quantity':10}"_s);
    story.say(2401, 1, Side::Client, u"{'type':'order','id':3,'symbol':'BETA','quantity':5}"_s);
    story.say(2419, 1, Side::Server, u"{'type':'accepted','id':2}"_s);
    story.say(2466, 1, Side::Server, u"{'type':'rejected','id':3,'reason':'market closed'}"_s);
    story.beats(6000, 1, 107);
    story.say(2'138'400, 1, Side::Client, u"{'type':'cancel','id':4,'order':2}"_s);
    story.say(2'144'000, 1, Side::Server, u"{'type':'filled','order':2,'quantity':10}"_s);
    story.end(2'150'000, 1, Side::Server, 1006);
    return story;
}

bool conversation(MainWindow &window)
{
    Page *page = shown(window, order(), u"order"_s);
    if (page)
        selectRow(page, "rejected");
    return page;
}

/// With the scrubber somewhere in it.
bool scrubbed(MainWindow &window)
{
    Story story;
    story.open(0, 1, u"/feed"_s);
    for (int i = 0; i < 400; ++i) {
        const QString n = QString::number(i);
        if (i % 7 == 3) {
            story.say(i * 50, 1, Side::Client, u"{'type':'quote','id':%1}"_s.arg(n));
            story.say(i * 50 + 9 + i % 13, 1, Side::Server, u"{'type':'price','id':%1}"_s.arg(n));
        }
        if (i % 40 < 25)
            story.say(i * 50 + 30, 1, Side::Server, u"{'type':'tick','n':%1}"_s.arg(n));
    }
    Page *page = shown(window, story, u"feed"_s);
    if (!page)
        return false;
    auto *line = page->findChild<TimelineView *>();
    const QPointF at(line->width() * 0.2, 6);
    for (const auto type : { QEvent::MouseButtonPress, QEvent::MouseButtonRelease }) {
        QMouseEvent event(
            type, at, line->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(line, &event);
    }
    return true;
}

/// Of several connections.
Story rooms(int count)
{
    Story story;
    for (int conn = 1; conn <= count; ++conn)
        story.open(conn * 120, conn, u"/room/42"_s);
    qint64 time = count * 120 + 400;
    for (int conn = 1; conn <= count; ++conn, time += 300) {
        story.say(time, conn, Side::Client, u"{'type':'join','id':%1}"_s.arg(conn));
        story.say(time + 7 + conn, conn, Side::Server, u"{'type':'joined','id':%1}"_s.arg(conn));
        for (int other = 1; other < conn; ++other)
            story.say(time + 9 + conn, other, Side::Server, u"{'type':'presence'}"_s);
    }
    story.say(time + 5000, 1, Side::Client, u"{'type':'say','id':90,'text':'hello'}"_s);
    for (int conn = 2; conn <= count; ++conn)
        story.say(time + 5004, conn, Side::Server, u"{'type':'said','by':1}"_s);
    story.end(time + 9000, 1, Side::Client, 1000);
    story.end(time + 9100, 2, Side::Server, 1006);
    return story;
}

bool lanes(MainWindow &window)
{
    return shown(window, rooms(3), u"room"_s);
}

bool manyLanes(MainWindow &window)
{
    Page *page = shown(window, rooms(20), u"crowd"_s);
    if (page)
        page->view()->logPanel()->view()->showStoreRow(60);
    return page;
}
} // namespace

QList<Scene> conversationScenes()
{
    return { { u"conversation"_s, conversation },
             { u"lanes"_s, lanes },
             { u"manylanes"_s, manyLanes },
             { u"scrubbed"_s, scrubbed } };
}

} // namespace jackfield::shots
