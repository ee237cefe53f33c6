// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonwriter.h>
#include <jackfield/session/session.h>

#include <QRandomGenerator>

/// Payloads that end literals, comments, templates and pages, or that hide.
inline const QList<QByteArray> &hostileTexts()
{
    static const QList<QByteArray> texts {
        "",
        "'",
        "\"",
        "\\",
        "`",
        "'''",
        "\"\"\"",
        "\\'",
        "\\\"",
        "${process.exit(1)}",
        "$HOME $(exit 1) `exit 1`",
        "#{1} {{ 1 }} {% raw %} <% %> @tests@ @client@ @@",
        "*/ process.exit(1) /*",
        "// # -- <!-- -->",
        "</script><script>alert(1)</script>",
        "\"); process.exit(1); (\"",
        "'); raise SystemExit(1) #",
        "%s %d %n %1 %%",
        "\n",
        "\r\n\r",
        "a\\\nb",
        "nul" + QByteArray(1, '\0') + "within\tit",
        QByteArray("\0", 1),
        "\x1b[31m\x7f\x01",
        "\xc2\x85\xe2\x80\xa8\xe2\x80\xa9",
        "\xe2\x80\xae right to left \xe2\x81\xa6",
        "\xef\xbb\xbf mark",
        "\xf0\x9f\x98\x80 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb \xf3\xa0\x81\x81",
        "\xf0\x90\x80\x80\xee\x80\x80\xef\xbf\xbf",
        "e\xcc\x81 \xc3\xa9 \xc3\x9f \xe6\xbc\xa2",
        "\\u0041 \\x41 \\101 \\U0001F600 \\N{BULLET}",
        "?\?/ ?\?= ?\?!",
        "R\"x( )x\"",
        "EOF\n.\nEOF",
        "null",
        "undefined",
        "0x10",
        "  blanks  ",
    };
    return texts;
}

/// JSON that other languages read in another way than we do, if they are not careful.
inline const QList<QByteArray> &hostileJson()
{
    static const QList<QByteArray> texts {
        R"({"__proto__":{"a":1},"constructor":2,"prototype":[],"hasOwnProperty":0,"toString":null})",
        R"({"a":1,"a":2})",
        R"({"":"","~":1,"/":2,"~1":3,"a/b~c":4,"0":5,"01":6,"-1":7,"length":8,"toJSON":9})",
        R"([12345678901234567890,1e400,-0,0.1e1,1E+2,123456789012345,0.000001,-1.5e-7])",
        R"({"big":9007199254740993,"small":1})",
        R"({"lone":"\ud800","pair":"\ud83d\ude00","nul":"\u0000","bell":"\u0007","line":"\u2028"})",
        R"([true,false,null,1,0,"1","true","null",[],{},[[]],[{}]])",
        R"({"class":1,"def":2,"for":3,"await":4,"None":5,"True":6,"$a":7,"_":8,"a-b":9,"ключ":10})",
        "{\n  \"pretty\" : [ 1 ,\t2 ]\n}",
        " [1] ",
        R"([[[[[[[[[[[[[[[[[[[[[[[[[[[[[["deep"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]])",
        R"({"asymmetricMatch":1,"$$typeof":2,"then":3,"fits":4,"value":5})",
        R"("only a string")",
        R"(12)",
    };
    return texts;
}

/// A session of one connection to /case/`number` whose payloads mean harm, the same for the same number.
class HostileSession
{
public:
    explicit HostileSession(int number)
        : m_random(quint32(number) + 1)
        , m_conn(number + 1)
    {
        using namespace jackfield;
        auto opened = std::make_shared<WsOpened>();
        opened->request =
            Request(Method::Get, Uri("/case/" + QByteArray::number(number)))
                .withHeader("X-Odd",
                            "it's \"odd\" \\ ${x} </script> `" + QByteArray::number(number));
        opened->response = Response(101);
        opened->url = QStringLiteral("ws://127.0.0.1:9/case/%1").arg(number);
        SessionEvent open { .kind = SessionEvent::Kind::Open };
        open.handshake = opened;
        add(open, Side::Client);
        for (int i = 0; i < 8; ++i)
            message(number, i);
        SessionEvent close { .kind = SessionEvent::Kind::Close };
        const QByteArray reason = hostileTexts()[number % hostileTexts().size()].left(100);
        close.status = WsStatus { quint16(3000 + number), QString::fromUtf8(reason) };
        add(close, Side::Client);
        close.kind = SessionEvent::Kind::End;
        add(close, Side::Client);
    }

    jackfield::Session session;

private:
    void message(int number, int i)
    {
        using namespace jackfield;
        SessionEvent said { .kind = SessionEvent::Kind::Message };
        const auto &texts = hostileTexts();
        const auto &json = hostileJson();
        switch (i % 4) {
        case 0:
            said.message = WsMessage::fromUtf8(texts[(number + i) % texts.size()]);
            break;
        case 1:
            said.message = WsMessage::fromUtf8(json[(number + i) % json.size()]);
            break;
        case 2:
            said.message = number % 5 == 0
                ? WsMessage::binary(randomBytes(number == 0 ? 1 << 20 : 40))
                : WsMessage::fromUtf8(mixed());
            break;
        default:
            said.message = WsMessage::fromUtf8("{" + json::quotedUtf8(mixed()) + ":"
                                               + json::quotedUtf8(mixed()) + "}");
        }
        add(said, Side::Client);
        add(said, Side::Server);
    }

    QByteArray mixed()
    {
        QByteArray text;
        for (int i = 0; i < 5; ++i)
            text += hostileTexts()[m_random.bounded(int(hostileTexts().size()))];
        return text;
    }

    QByteArray randomBytes(int count)
    {
        QByteArray bytes;
        for (int i = 0; i < count; ++i)
            bytes += char(m_random.bounded(256));
        return bytes;
    }

    void add(jackfield::SessionEvent event, jackfield::Side from)
    {
        event.conn = m_conn;
        event.from = from;
        event.t = std::chrono::milliseconds(session.events.size());
        session.events.append(event);
    }

    QRandomGenerator m_random;
    int m_conn;
};

/// Two hundred of them, in one session.
inline jackfield::Session hostileSession()
{
    jackfield::Session all;
    for (int number = 0; number < 200; ++number)
        all.events += HostileSession(number).session.events;
    return all;
}
