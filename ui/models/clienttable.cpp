// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clienttable.h"

#include "format.h"
#include "payloadtext.h"

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestCell = 200; ///< characters

QString headOf(const Request &request)
{
    QStringList lines;
    for (const auto &[name, value] : request.headers().fields())
        lines.append(previewText(QByteArray(name + ": " + value), longestCell));
    return lines.join(u'\n');
}
} // namespace

void ClientTable::take(const QList<LiveConnection> &clients)
{
    const auto isThere = [&](const LiveConnection &client) {
        return std::ranges::binary_search(clients, client.number, {}, &LiveConnection::number);
    };
    for (qsizetype row = m_clients.size() - 1; row >= 0; --row) {
        if (isThere(m_clients[row]))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_clients.removeAt(row);
        endRemoveRows();
    }
    // Those that are new have the greatest numbers.
    const qsizetype known = m_clients.size();
    for (qsizetype row = 0; row < known; ++row)
        m_clients[row] = clients[row];
    if (known > 0)
        Q_EMIT dataChanged(index(0, 0), index(int(known) - 1, Columns - 1));
    if (known == clients.size())
        return;
    beginInsertRows({}, int(known), int(clients.size()) - 1);
    m_clients = clients;
    endInsertRows();
}

QStringList ClientTable::rooms() const
{
    QStringList rooms;
    for (const LiveConnection &client : m_clients)
        rooms += client.rooms;
    rooms.sort();
    rooms.removeDuplicates();
    return rooms;
}

int ClientTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_clients.size());
}

int ClientTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant ClientTable::data(const QModelIndex &index, int role) const
{
    const LiveConnection &client = m_clients[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(client, index.column());
    case Qt::ToolTipRole:
        return (index.column() == State ? previewText(client.state.toJson(), 10 * longestCell)
                                        : headOf(client.request))
            .toHtmlEscaped()
            .replace(u'\n', u"<br>"_s)
            .prepend(u"<p>"_s);
    case Qt::TextAlignmentRole:
        return int((index.column() == Number || index.column() == Received || index.column() == Sent
                        ? Qt::AlignRight
                        : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ClientTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Number || section == Received || section == Sent ? Qt::AlignRight
                                                                                : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return u"#"_s;
    case Target:
        return tr("target");
    case Subprotocol:
        return tr("subprotocol");
    case State:
        return tr("state");
    case Rooms:
        return tr("rooms");
    case Received:
        return tr("in");
    case Sent:
        return tr("out");
    default:
        return tr("peer");
    }
}

QString ClientTable::text(const LiveConnection &client, int column) const
{
    const auto shown = [](const QString &text) { return previewText(text.toUtf8(), longestCell); };
    switch (column) {
    case Number:
        return QString::number(client.number);
    case Target:
        return previewText(client.request.uri().target(), longestCell);
    case Subprotocol:
        return shown(client.subprotocol);
    case State:
        return client.state == JsonValue::object({})
            ? QString()
            : previewText(client.state.toJson(), longestCell);
    case Rooms:
        return shown(client.rooms.join(u", "_s));
    case Received:
        return formattedCount(client.received);
    case Sent:
        return formattedCount(client.sent);
    default:
        return shown(client.peer);
    }
}

} // namespace jackfield::ui
