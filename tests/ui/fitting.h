// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QSpinBox>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals; // NOLINT(google-build-using-namespace): of tests alone

/// Which texts of a window are cut off, as it is shown now. What ends in dots says the rest in a tool tip; what stands
/// in a scroll area can be scrolled to, and counts when it is narrower than it asks for all the same.
class Fitting
{
public:
    /// Looks at all that is visible in it; once for each place and text.
    void look(const QWidget *window)
    {
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->window() != window)
                continue;
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                lookAt(*label);
            else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                lookAt(*button);
            else if (const auto *combo = qobject_cast<const QComboBox *>(widget))
                lookAt(*combo);
            else if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
                lookAt(*tabs);
            else if (const auto *header = qobject_cast<const QHeaderView *>(widget))
                lookAt(*header);
            else if (const auto *number = qobject_cast<const QAbstractSpinBox *>(widget))
                lookAt(*number);
        }
    }
    QStringList cut() const { return m_cut; }
    /// How many texts were looked at: a walk that shows nothing finds nothing.
    qsizetype seen() const { return m_seen.size(); }

private:
    void lookAt(const QLabel &label)
    {
        if (label.text().isEmpty())
            return;
        if (label.wordWrap()) {
            expect(label, label.text(), label.heightForWidth(label.width()), label.height());
            return;
        }
        const bool isElided = label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        const int width = label.fontMetrics().horizontalAdvance(label.text());
        if (!isElided)
            expect(label, label.text(), label.sizeHint().width(), label.width());
        else if (label.toolTip().isEmpty())
            expect(label, label.text(), width, label.contentsRect().width());
    }
    void lookAt(const QAbstractButton &button)
    {
        const auto *tool = qobject_cast<const QToolButton *>(&button);
        if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
            return;
        expect(button, button.text(), button.sizeHint().width(), button.width());
    }
    void lookAt(const QComboBox &combo)
    {
        if (combo.isEditable())
            return;
        QStyleOptionComboBox option;
        option.initFrom(&combo);
        const QRect text = combo.style()->subControlRect(
            QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo);
        const int width = combo.fontMetrics().horizontalAdvance(combo.currentText());
        if (combo.toolTip().isEmpty()
            || combo.sizePolicy().horizontalPolicy() != QSizePolicy::Ignored)
            expect(combo, combo.currentText(), width, text.width());
    }
    void lookAt(const QAbstractSpinBox &number)
    {
        const auto *text = number.findChild<const QLineEdit *>();
        constexpr int cursor = 4;
        expect(number,
               number.text(),
               number.fontMetrics().horizontalAdvance(number.text()) + cursor,
               text->width());
    }
    void lookAt(const QTabBar &tabs)
    {
        for (int i = 0; i < tabs.count(); ++i) {
            const bool isElided =
                tabs.elideMode() != Qt::ElideNone && !tabs.tabToolTip(i).isEmpty();
            if (isElided || !tabs.isTabVisible(i))
                continue;
            const QRect tab = tabs.tabRect(i);
            expect(tabs,
                   tabs.tabText(i),
                   tabs.fontMetrics().horizontalAdvance(tabs.tabText(i)),
                   tab.width());
            if (!tabs.usesScrollButtons())
                expect(tabs, tabs.tabText(i), std::max(tab.right() - tabs.width(), -tab.left()), 0);
        }
    }
    void lookAt(const QHeaderView &header)
    {
        if (header.orientation() != Qt::Horizontal)
            return;
        for (int i = 0; i < header.count(); ++i) {
            const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
            const bool isSaid =
                header.model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).isValid();
            if (!header.isSectionHidden(i) && !isSaid)
                expect(header,
                       text,
                       header.fontMetrics().horizontalAdvance(text),
                       header.sectionSize(i));
        }
    }
    void expect(const QWidget &widget, const QString &text, int needed, int given)
    {
        QString place;
        for (const QWidget *above = &widget; above && place.count(u'<') < 3;
             above = above->parentWidget()) {
            place +=
                QLatin1StringView(above->metaObject()->className())
                    .sliced(QLatin1StringView(above->metaObject()->className()).lastIndexOf(u':')
                            + 1);
            place +=
                (above->objectName().isEmpty() ? QString() : u' ' + above->objectName()) + u" < ";
        }
        const QString words = QString(u"“%1” %2"_s).arg(text, place);
        if (text.isEmpty() || m_seen.contains(words + QString::number(needed > given)))
            return;
        m_seen.insert(words + QString::number(needed > given));
        if (needed > given)
            m_cut.append(QString(u"%1: %2 of %3 pixels"_s).arg(words).arg(given).arg(needed));
    }

    QSet<QString> m_seen;
    QStringList m_cut;
};
