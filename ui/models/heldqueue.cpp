// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "heldqueue.h"

#include "format.h"
#include "payloadtext.h"

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype previewLength = 200;
}

HeldQueue::HeldQueue(Side from, QObject *parent)
    : QAbstractListModel(parent)
    , m_from(from)
{ }

void HeldQueue::take(const QList<Interceptor::Held> &all)
{
    QList<Interceptor::Held> held;
    std::ranges::copy_if(
        all, std::back_inserter(held), [this](const auto &one) { return one.from == m_from; });
    const auto isSame = [](const auto &a, const auto &b) { return a.id == b.id; };
    const bool onlyMore = held.size() >= m_held.size()
        && std::equal(m_held.begin(), m_held.end(), held.begin(), isSame);
    if (onlyMore && held.size() > m_held.size()) {
        beginInsertRows({}, int(m_held.size()), int(held.size()) - 1);
        m_held = held;
        endInsertRows();
    } else if (!onlyMore) {
        beginResetModel();
        m_held = held;
        endResetModel();
    } else {
        m_held = held;
    }
    m_depth =
        int(std::ranges::count_if(m_held, [](const auto &one) { return one.lost.isEmpty(); }));
    m_hasConnections = std::ranges::any_of(
        m_held, [&](const auto &one) { return one.connection != m_held.constFirst().connection; });
    if (!m_held.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_held.size()) - 1));
}

void HeldQueue::setEdited(const QSet<quint64> &ids)
{
    m_edited = ids;
    if (!m_held.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_held.size()) - 1));
}

int HeldQueue::rowOf(quint64 id) const
{
    const auto found = std::ranges::find(m_held, id, &Interceptor::Held::id);
    return found == m_held.end() ? -1 : int(found - m_held.begin());
}

std::chrono::microseconds HeldQueue::waited(std::chrono::microseconds now) const
{
    const auto first =
        std::ranges::find_if(m_held, [](const auto &one) { return one.lost.isEmpty(); });
    return first == m_held.end() ? std::chrono::microseconds(0) : now - first->since;
}

int HeldQueue::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_held.size());
}

/// How it stands.
QString HeldQueue::words(const Interceptor::Held &held) const
{
    if (!held.lost.isEmpty())
        return tr("lost: %1").arg(held.lost);
    if (held.isCopy)
        return tr("a copy, held");
    return held.isHeld ? tr("held") : tr("waits for what is before it");
}

QVariant HeldQueue::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Interceptor::Held &held = m_held[index.row()];
    const auto shown = [&] {
        const QByteArray &bytes = held.message.bytes();
        return held.message.isText() ? previewText(bytes, previewLength)
                                     : previewBytes(bytes, previewLength / 3);
    };
    switch (role) {
    case Qt::DisplayRole: {
        const QString mark = !held.lost.isEmpty() ? u"✗ "_s
            : m_edited.contains(held.id)          ? u"✎ "_s
            : held.isHeld                         ? u"● "_s
                                                  : u"… "_s;
        const QString connection = m_hasConnections ? u"#%1 "_s.arg(held.connection) : QString();
        return QString(mark + connection + shown());
    }
    case Qt::AccessibleTextRole:
        return QString(words(held) + u": "_s + shown());
    case Qt::ToolTipRole:
        return QString(words(held) + u" · "_s + formattedSize(held.message.size()));
    case IdRole:
        return held.id;
    case WaitsRole:
        return !held.isHeld;
    case LostRole:
        return !held.lost.isEmpty();
    default:
        return {};
    }
}

} // namespace jackfield::ui
