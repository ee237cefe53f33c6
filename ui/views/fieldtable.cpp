// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "fieldtable.h"

#include "styled.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int fieldHeight = 24;
constexpr int nameWidth = 240;
constexpr int indent = 5; ///< with what the style leaves, as much as in the header
constexpr int deleteWidth = 28;
constexpr int KeychainRole = Qt::UserRole; ///< of a value: its name there

/// For a secret, whatever its length.
QString dots()
{
    return QString(8, QChar(0x2022));
}

/// Cells that do not touch the edge.
class FieldDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, indented(option), index);
    }

    /// The row for the next one says so.
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isLast = index.row() == index.model()->rowCount() - 1;
        if (!isLast || index.column() > 0 || !option->text.isEmpty())
            return;
        const QString what = index.model()->headerData(0, Qt::Horizontal).toString();
        option->text = FieldTable::tr("new %1").arg(what);
        option->features |= QStyleOptionViewItem::HasDisplay;
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
    }

    /// A click on the box, which stands where it is painted.
    bool editorEvent(QEvent *event,
                     QAbstractItemModel *model,
                     const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        return QStyledItemDelegate::editorEvent(event, model, indented(option), index);
    }

    /// Nobody who looks over a shoulder reads a secret as it is typed.
    QWidget *createEditor(QWidget *parent,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        auto *line = qobject_cast<QLineEdit *>(editor);
        if (line && index.data(KeychainRole).isValid()) {
            line->setEchoMode(QLineEdit::Password);
            line->setPlaceholderText(FieldTable::tr("a new value"));
        }
        return editor;
    }

    /// Beside the button that deletes the row.
    void updateEditorGeometry(QWidget *editor,
                              const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override
    {
        QStyledItemDelegate::updateEditorGeometry(editor, option, index);
        if (index.column() == 1)
            editor->resize(editor->width() - deleteWidth, editor->height());
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (!index.data(KeychainRole).isValid())
            QStyledItemDelegate::setEditorData(editor, index);
    }

private:
    static QStyleOptionViewItem indented(QStyleOptionViewItem option)
    {
        option.rect.adjust(indent, 0, 0, 0);
        return option;
    }
};
} // namespace

FieldTable::FieldTable(const Look &look, const QString &nameTitle, bool canSwitch, QWidget *parent)
    : QTableWidget(1, 2, parent)
    , m_delete(new QToolButton(viewport()))
    , m_canSwitch(canSwitch)
{
    setLayoutDirection(Qt::LeftToRight); // names and values are code
    setHorizontalHeaderLabels({ nameTitle, tr("value") });
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    setColumnWidth(0, nameWidth);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fieldHeight);
    setFont(look.monospace());
    setShowGrid(false);
    setItemDelegate(new FieldDelegate(this));
    m_delete->setObjectName(u"deleteField"_s);
    m_delete->setIcon(look.icon(u"edit-delete"_s));
    m_delete->setToolTip(tr("Delete this row (Delete)"));
    m_delete->setAccessibleName(tr("Delete this row"));
    m_delete->setFocusPolicy(Qt::NoFocus); // Tab goes through the cells
    m_delete->setCursor(Qt::ArrowCursor);
    setEditTriggers(AllEditTriggers);
    setTabKeyNavigation(true);
    setFields({});
    connect(this, &QTableWidget::itemChanged, this, &FieldTable::itemEdited);
    connect(this, &QTableWidget::currentCellChanged, this, &FieldTable::placeDelete);
    connect(m_delete, &QToolButton::clicked, this, [this] { deleteRows({ currentRow() }); });
}

void FieldTable::setValueTitle(const QString &title)
{
    horizontalHeaderItem(1)->setText(title);
    horizontalHeaderItem(1)->setToolTip(plainToolTip(title));
}

void FieldTable::setRow(int row, const ConnectionFile::Field &field)
{
    auto *name = new QTableWidgetItem(field.name);
    if (m_canSwitch && row < rowCount() - 1)
        name->setCheckState(field.isOn ? Qt::Checked : Qt::Unchecked);
    setItem(row, 0, name);
    auto *value = new QTableWidgetItem(field.value);
    if (!field.keychain.isEmpty()) {
        value->setText(dots());
        value->setData(KeychainRole, field.keychain);
        value->setToolTip(plainToolTip(
            tr("In the keychain as “%1”. What is typed here replaces it.").arg(field.keychain)));
        value->setData(Qt::AccessibleTextRole, tr("secret, in the keychain"));
    }
    setItem(row, 1, value);
}

void FieldTable::setFields(const Fields &fields)
{
    const QSignalBlocker quiet(this);
    setRowCount(int(fields.size()) + 1);
    for (int row = 0; row < fields.size(); ++row)
        setRow(row, fields[row]);
    setRow(rowCount() - 1, {});
    placeDelete();
}

void FieldTable::setField(int row, const ConnectionFile::Field &field)
{
    const QSignalBlocker quiet(this);
    setRow(row, field);
}

FieldTable::Fields FieldTable::fields() const
{
    Fields fields;
    for (int row = 0; row < rowCount(); ++row) {
        const ConnectionFile::Field field = fieldAt(row);
        if (!field.name.isEmpty() || !field.value.isEmpty() || !field.keychain.isEmpty())
            fields.append(field);
    }
    return fields;
}

ConnectionFile::Field FieldTable::fieldAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const QString keychain = item(row, 1)->data(KeychainRole).toString();
    return { .name = item(row, 0)->text(),
             .value = keychain.isEmpty() ? item(row, 1)->text() : QString(),
             .isOn = !item(row, 0)->data(Qt::CheckStateRole).isValid()
                 || item(row, 0)->checkState() == Qt::Checked,
             .keychain = keychain };
}

void FieldTable::itemEdited(QTableWidgetItem *changed)
{
    if (changed->data(KeychainRole).isValid()) {
        const QString typed = changed->text();
        QSignalBlocker quiet(this);
        changed->setText(dots());
        quiet.unblock();
        if (typed != dots() && !typed.isEmpty())
            Q_EMIT secretTyped(changed->row(), typed);
        return;
    }
    const int last = rowCount() - 1;
    if (!item(last, 0)->text().isEmpty() || !item(last, 1)->text().isEmpty()) {
        const QSignalBlocker quiet(this);
        setRowCount(last + 2);
        setRow(last + 1, {});
        if (m_canSwitch)
            item(last, 0)->setCheckState(Qt::Checked);
        placeDelete();
    }
    Q_EMIT edited();
}

/// Behind the last cell and before the first one the way leads out of the table: else who has no mouse would stay in it.
bool FieldTable::isAtEnd(bool next) const
{
    const QModelIndex cell = currentIndex();
    return next ? cell.row() == rowCount() - 1 && cell.column() == 1
                : cell.row() <= 0 && cell.column() <= 0;
}

bool FieldTable::focusNextPrevChild(bool next)
{
    return isAtEnd(next) ? QAbstractScrollArea::focusNextPrevChild(next)
                         : QTableWidget::focusNextPrevChild(next);
}

void FieldTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const bool isNext = hint == QAbstractItemDelegate::EditNextItem;
    const bool isLeft =
        (isNext || hint == QAbstractItemDelegate::EditPreviousItem) && isAtEnd(isNext);
    QTableWidget::closeEditor(editor, isLeft ? QAbstractItemDelegate::NoHint : hint);
    if (isLeft) {
        setFocus(); // from the editor one would only get into the table
        QAbstractScrollArea::focusNextPrevChild(isNext);
    }
}

void FieldTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Delete || state() == EditingState) {
        QTableWidget::keyPressEvent(event);
        return;
    }
    QList<int> rows;
    for (const QModelIndex &index : selectedIndexes()) {
        if (!rows.contains(index.row()) && index.row() < rowCount() - 1)
            rows.append(index.row());
    }
    deleteRows(rows);
}

void FieldTable::deleteRows(QList<int> rows)
{
    std::ranges::sort(rows, std::greater());
    for (const int row : std::as_const(rows))
        removeRow(row);
    placeDelete();
    if (!rows.isEmpty())
        Q_EMIT edited();
}

/// The empty row at the end cannot be deleted.
void FieldTable::placeDelete()
{
    const int row = currentRow();
    m_delete->setVisible(row >= 0 && row < rowCount() - 1);
    const QRect cell = visualRect(model()->index(row, 1));
    m_delete->setGeometry(cell.right() - deleteWidth + 1, cell.top(), deleteWidth, cell.height());
    m_delete->raise(); // over the editor
}

bool FieldTable::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool isEdited = QTableWidget::edit(index, trigger, event);
    placeDelete();
    return isEdited;
}

void FieldTable::updateGeometries()
{
    QTableWidget::updateGeometries();
    placeDelete();
}

void FieldTable::scrollContentsBy(int dx, int dy)
{
    QTableWidget::scrollContentsBy(dx, dy);
    placeDelete();
}

} // namespace jackfield::ui
