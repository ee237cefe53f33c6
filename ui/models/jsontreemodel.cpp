// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsontreemodel.h"

#include "format.h"
#include "jsonedit.h"
#include "payloadtext.h"
#include "rowterms.h"

#include <QMimeData>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestShown = 400; ///< characters
constexpr qsizetype batch = 1000; ///< children that are unfolded at once
} // namespace

struct JsonTreeModel::Node
{
    QString name;
    QString path;
    JsonValue value;
    Node *parent = nullptr;
    int row = 0;
    QList<JsonValue::Member> members; ///< one of both, once it is read
    QList<JsonValue> elements;
    bool isRead = false;
    std::vector<std::unique_ptr<Node>> children;

    void read()
    {
        if (std::exchange(isRead, true))
            return;
        members = value.members();
        elements = value.elements();
    }

    qsizetype size() const { return isContainer(value) ? value.size() : 0; }
};

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{ }

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setValue(const JsonValue &value)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->path = u"$"_s;
    m_root->value = value;
    endResetModel();
}

const JsonTreeModel::Node *JsonTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
}

QByteArray JsonTreeModel::raw(const QModelIndex &index) const
{
    return nodeOf(index)->value.toJson();
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[size_t(row)].get());
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    const Node *above = index.isValid() ? nodeOf(index)->parent : nullptr;
    return above && above->parent ? createIndex(above->row, 0, above) : QModelIndex();
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    return parent.column() <= 0 && nodeOf(parent)->size() > 0;
}

bool JsonTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return parent.column() <= 0 && qsizetype(node->children.size()) < node->size();
}

void JsonTreeModel::fetchMore(const QModelIndex &parent)
{
    auto *node = parent.isValid() ? static_cast<Node *>(parent.internalPointer()) : m_root.get();
    node->read();
    const qsizetype first = qsizetype(node->children.size());
    const qsizetype last = std::min(node->size(), first + batch) - 1;
    if (last < first)
        return;
    beginInsertRows(parent, int(first), int(last));
    for (qsizetype i = first; i <= last; ++i) {
        auto child = std::make_unique<Node>();
        if (node->value.isArray()) {
            child->name = QString::number(i);
            child->path = elementPath(node->path, i);
            child->value = node->elements[i];
        } else {
            const auto &[key, value] = node->members[i];
            child->name = key;
            child->path = memberPath(node->path, key);
            child->value = value;
        }
        child->parent = node;
        child->row = int(i);
        node->children.push_back(std::move(child));
    }
    endInsertRows();
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeOf(index);
    if (role == PathRole)
        return node->path;
    if (role == IsTextRole)
        return node->value.isString();
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == Name)
        return previewText(node->name.toUtf8(), longestShown);
    if (!isContainer(node->value)) {
        return previewText(
            node->value.raw().first(std::min(node->value.raw().size(), 4 * longestShown)),
            longestShown);
    }
    const QString count = formattedCount(node->size());
    return node->value.isArray() ? u"[ %1 ]"_s.arg(count) : u"{ %1 }"_s.arg(count);
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("name") : tr("value");
}

Qt::ItemFlags JsonTreeModel::flags(const QModelIndex &index) const
{
    return QAbstractItemModel::flags(index)
        | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList JsonTreeModel::mimeTypes() const
{
    return { QString::fromLatin1(pathMimeType) };
}

QMimeData *JsonTreeModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    const QString path = indexes.first().data(PathRole).toString();
    auto *data = new QMimeData;
    data->setData(QString::fromLatin1(pathMimeType), path.toUtf8());
    data->setText(path);
    return data;
}

} // namespace jackfield::ui
