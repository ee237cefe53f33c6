// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonwriter.h>
#include <jackfield/replay/verdict.h>

#include <algorithm>
#include <array>

namespace jackfield {

namespace {
/// What a peer sent, fit for one line of a terminal: cut, controls and invisible characters escaped.
QString printable(const QString &text)
{
    constexpr qsizetype longest = 200;
    QString line;
    for (const QChar c : QStringView(text).left(longest)) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c == QChar(QChar::LineSeparator) || c == QChar(QChar::ParagraphSeparator))
            line += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            line += c;
    }
    if (text.size() > longest)
        line += QStringLiteral("... (%1 characters)").arg(text.size());
    return line.isEmpty() ? QStringLiteral("nothing") : line;
}

QString counted(qsizetype count, QLatin1StringView noun)
{
    return QString::number(count) + QLatin1Char(' ') + noun + QLatin1String(count == 1 ? "" : "s");
}

struct KindName
{
    Difference::Kind kind;
    const char *name;
};
constexpr std::array kindNames {
    KindName { Difference::Kind::Message, "changed" },
    KindName { Difference::Kind::Missing, "missing" },
    KindName { Difference::Kind::Additional, "unexpected" },
    KindName { Difference::Kind::OutOfOrder, "outOfOrder" },
    KindName { Difference::Kind::Early, "early" },
    KindName { Difference::Kind::Late, "late" },
    KindName { Difference::Kind::Handshake, "handshake" },
    KindName { Difference::Kind::Subprotocol, "subprotocol" },
    KindName { Difference::Kind::Close, "close" },
    KindName { Difference::Kind::Connection, "connection" },
    KindName { Difference::Kind::Assertion, "assertion" },
};

QString nearestWords(const Difference &difference)
{
    if (difference.nearest == 0)
        return {};
    const QString whose = difference.kind == Difference::Kind::Missing
        ? QStringLiteral("message %1 that came")
        : QStringLiteral("recorded message %1");
    const QString near = whose.arg(difference.nearest);
    return difference.why.isEmpty()
        ? QStringLiteral("; the same as %1").arg(near)
        : QStringLiteral("; most like %1, but %2").arg(near, printable(difference.why));
}

QString comparison(const Difference &difference)
{
    const QString expected = printable(difference.expected);
    const QString actual = printable(difference.actual);
    switch (difference.kind) {
    case Difference::Kind::Message:
        return QStringLiteral("expected %1, got %2").arg(expected, actual);
    case Difference::Kind::Missing:
        return QStringLiteral("expected %1, but %2").arg(expected, actual);
    case Difference::Kind::Additional:
        return QStringLiteral("it is additional: %1").arg(actual);
    case Difference::Kind::OutOfOrder:
    case Difference::Kind::Late:
        return QStringLiteral("expected %1, got %2").arg(expected, actual);
    case Difference::Kind::Early:
        return QStringLiteral("expected %1, but it came before: %2").arg(expected, actual);
    case Difference::Kind::Handshake:
        return QStringLiteral("expected the handshake to be answered with %1, got %2")
            .arg(expected, actual);
    case Difference::Kind::Subprotocol:
        return QStringLiteral("expected the subprotocol %1, got %2").arg(expected, actual);
    case Difference::Kind::Close:
        return QStringLiteral("expected the close code %1, got %2").arg(expected, actual);
    case Difference::Kind::Assertion:
        if (difference.expected.isEmpty()) // a script says it in its own words
            return actual;
        [[fallthrough]];
    case Difference::Kind::Connection:
        return QStringLiteral("expected %1, got %2").arg(expected, actual);
    }
    return {};
}
} // namespace

QString Difference::sentence() const
{
    return comparison(*this) + nearestWords(*this);
}

QString Difference::text() const
{
    QString place =
        conn > 0 ? QStringLiteral("connection %1").arg(conn) : QStringLiteral("session");
    if (n > 0) {
        place +=
            QStringLiteral(", message %1 from the %2")
                .arg(n)
                .arg(from == Side::Client ? QStringLiteral("client") : QStringLiteral("server"));
    }
    if (!name.isEmpty())
        place += QStringLiteral(", %1").arg(printable(name));
    if (!where.isEmpty())
        place += QStringLiteral(", %1").arg(where);
    return place + QStringLiteral(": ") + sentence();
}

QByteArray Difference::toJson() const
{
    const auto *const named = std::ranges::find(kindNames, kind, &KindName::kind);
    QByteArray out = "{\"kind\":\"" + QByteArray(named->name) + '"';
    if (conn > 0)
        out += ",\"conn\":" + QByteArray::number(conn);
    if (n > 0) {
        out += ",\"n\":" + QByteArray::number(n) + ",\"from\":\""
            + (from == Side::Client ? "client" : "server") + '"';
    }
    const auto member = [&](const char *key, const QString &value) {
        out += QByteArray(",\"") + key + "\":" + json::quoted(value, json::Escape::Invisible);
    };
    if (kind == Kind::Message)
        member("where", where);
    if (!name.isEmpty())
        member("name", name);
    member("expected", expected);
    member("actual", actual);
    if (nearest > 0) {
        out += ",\"nearest\":" + QByteArray::number(nearest);
        member("why", why);
    }
    member("text", text());
    return out + '}';
}

QByteArray Verdict::toJson() const
{
    QByteArrayList all;
    for (const Difference &difference : m_differences)
        all += difference.toJson();
    return QByteArray("{\"passed\":") + (passed() ? "true" : "false") + ",\"connections\":"
        + QByteArray::number(m_connections) + ",\"messages\":" + QByteArray::number(m_messages)
        + ",\"differences\":[" + all.join(',') + "]}";
}

QString Verdict::text() const
{
    if (passed()) {
        return QStringLiteral("as recorded: %1, %2")
            .arg(counted(m_connections, QLatin1StringView("connection")),
                 counted(m_messages, QLatin1StringView("message")));
    }
    const QString first = m_differences.front().text();
    const qsizetype more = m_differences.size() - 1;
    return more == 0 ? first
                     : first
            + QStringLiteral(" (and %1)").arg(counted(more, QLatin1StringView("more difference")));
}

} // namespace jackfield
