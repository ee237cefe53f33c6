// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "requestpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace jackfield::ui {

QFormLayout *RequestPage::formOn(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(12, 8, 12, 8);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return form;
}

QLineEdit *RequestPage::lineEdit(const QString &name, const QString &hint)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setPlaceholderText(hint);
    edit->setMaximumWidth(fieldWidth);
    return edit;
}

QSpinBox *RequestPage::spinBox(int most, const QString &suffix, const QString &none)
{
    auto *box = new QSpinBox(this);
    box->setRange(0, most);
    box->setSuffix(suffix);
    box->setSpecialValueText(none);
    box->setMaximumWidth(fieldWidth / 3);
    box->setButtonSymbols(QSpinBox::NoButtons);
    return box;
}

void RequestPage::completeFields()
{
    for (QWidget *widget : findChildren<QWidget *>())
        widget->ensurePolished(); // before that fields are of another size
    for (const QFormLayout *form : findChildren<QFormLayout *>()) {
        for (int row = 0; row < form->rowCount(); ++row) {
            QLayoutItem *label = form->itemAt(row, QFormLayout::LabelRole);
            const QLayoutItem *field = form->itemAt(row, QFormLayout::FieldRole);
            if (label && label->widget() && field)
                label->widget()->setFixedHeight(field->sizeHint().height());
        }
    }
    for (QLineEdit *edit : findChildren<QLineEdit *>())
        connect(edit, &QLineEdit::textEdited, this, &RequestPage::edited);
    for (QCheckBox *box : findChildren<QCheckBox *>())
        connect(box, &QCheckBox::toggled, this, &RequestPage::edited);
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &RequestPage::edited);
    for (QComboBox *box : findChildren<QComboBox *>())
        connect(box, &QComboBox::currentIndexChanged, this, &RequestPage::edited);
}

} // namespace jackfield::ui
