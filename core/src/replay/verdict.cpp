// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/verdict.h>

namespace jackfield {

namespace {
QString sentence(const Difference &difference)
{
    const QString nothing = QStringLiteral("nothing");
    const QString expected = difference.expected.isEmpty() ? nothing : difference.expected;
    const QString actual = difference.actual.isEmpty() ? nothing : difference.actual;
    switch (difference.kind) {
    case Difference::Kind::Message:
        return QStringLiteral("expected %1, got %2").arg(expected, actual);
    case Difference::Kind::Missing:
        return QStringLiteral("expected %1, but %2").arg(expected, actual);
    case Difference::Kind::Additional:
        return QStringLiteral("it is additional: %1").arg(actual);
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
    QString place = QStringLiteral("connection %1").arg(conn);
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
        return QStringLiteral("as recorded: %1 connections, %2 messages")
            .arg(m_connections)
            .arg(m_messages);
    }
    const QString first = m_differences.front().text();
    const qsizetype more = m_differences.size() - 1;
    return more == 0 ? first : first + QStringLiteral(" (and %1 more differences)").arg(more);
}

} // namespace jackfield
