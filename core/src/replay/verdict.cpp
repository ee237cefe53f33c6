// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/verdict.h>

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

QString sentence(const Difference &difference)
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
    case Difference::Kind::Connection:
        return QStringLiteral("expected %1, got %2").arg(expected, actual);
    }
    return {};
}
} // namespace

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
    if (!where.isEmpty())
        place += QStringLiteral(", %1").arg(where);
    return place + QStringLiteral(": ") + sentence(*this);
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
