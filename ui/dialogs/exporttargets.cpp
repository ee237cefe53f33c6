// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "exporttargets.h"

#include <ui/views/look.h>

#include <QAbstractItemView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <optional>

namespace jackfield::ui {

namespace {
constexpr int useRole = Qt::AccessibleDescriptionRole; ///< what a target is good for
constexpr int groupRole = Qt::UserRole + 1; ///< of the first of a group its name
constexpr int listWidth = 860; ///< pixels

/// A target in the list: its title, and beside it what it is good for; the first of a group has its name above.
class TargetDelegate : public QStyledItemDelegate
{
public:
    TargetDelegate(const Look &look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    { }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int line = lineHeight(option);
        return { listWidth, line + headingHeight(option, index) };
    }
    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = m_look.theme();
        QRect row = option.rect;
        row.setTop(row.top() + headingHeight(option, index));
        const auto say = [&](const QRect &place, const QString &words, const QColor &ink) {
            painter->setPen(ink);
            painter->drawText(place,
                              int(Qt::AlignVCenter | Qt::TextSingleLine),
                              option.fontMetrics.elidedText(words, Qt::ElideRight, place.width()));
        };
        const QRect heading(option.rect.topLeft(),
                            QSize(row.width(), row.top() - option.rect.top()));
        if (!heading.isEmpty()) {
            painter->setFont(headingFont(option.font));
            say(heading.adjusted(margin, margin, -margin, 0),
                index.data(groupRole).toString(),
                theme.muted);
            painter->setFont(option.font);
        }
        if (option.state & QStyle::State_Selected)
            painter->fillRect(row, theme.selected);
        const QRect words = row.adjusted(2 * margin, 0, -2 * margin, 0);
        const int titles = words.width() * 2 / 5;
        say({ words.topLeft(), QSize(titles - margin, words.height()) },
            index.data(Qt::DisplayRole).toString(),
            theme.ink);
        say(words.adjusted(titles, 0, 0, 0), index.data(useRole).toString(), theme.muted);
    }

private:
    static constexpr int margin = 6;

    static QFont headingFont(QFont font)
    {
        font.setBold(true);
        return font;
    }
    static int lineHeight(const QStyleOptionViewItem &option)
    {
        return option.fontMetrics.height() + margin;
    }
    static int headingHeight(const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        return index.data(groupRole).isNull() ? 0 : lineHeight(option) + margin;
    }

    const Look &m_look;
};
} // namespace

ExportTargets::ExportTargets(const Look &look, QWidget *parent)
    : QComboBox(parent)
{
    const QHash<Exporter::Group, QString> names {
        { Exporter::Group::Tests, tr("Tests of a server") },
        { Exporter::Group::Pages, tr("For pages and their tests") },
        { Exporter::Group::Load, tr("Load") },
        { Exporter::Group::Documents, tr("Mocks, documents and tables") },
        { Exporter::Group::Transcripts, tr("Diagrams and transcripts") },
    };
    std::optional<Exporter::Group> group;
    for (const Exporter &exporter : exporters()) {
        addItem(QString::fromUtf8(exporter.title), QString::fromLatin1(exporter.id));
        setItemData(count() - 1, QString::fromUtf8(exporter.use), useRole);
        if (group != exporter.group)
            setItemData(count() - 1, names[exporter.group], groupRole);
        group = exporter.group;
    }
    setItemDelegate(new TargetDelegate(look, this));
    view()->setMinimumWidth(listWidth);
    setMaxVisibleItems(count());
}

const Exporter &ExportTargets::target() const
{
    return exporters()[size_t(std::max(0, currentIndex()))];
}

} // namespace jackfield::ui
