// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/models/connectionfile.h>

#include <QWidget>

class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace jackfield::ui {

/// A page of what a connection asks for: a part of its file.
class RequestPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows its part of `file`.
    virtual void fill(const ConnectionFile &file) = 0;
    /// Puts what is shown into `file`.
    virtual void store(ConnectionFile &file) const = 0;

Q_SIGNALS:
    /// By the user; after `fill` it may be told as well.
    void edited();

protected:
    static constexpr int fieldWidth = 480;

    static QFormLayout *formOn(QWidget *page);
    /// Wide as a form's field, found by `name`.
    QLineEdit *lineEdit(const QString &name, const QString &hint = {});
    /// 0 is shown as `none`.
    QSpinBox *spinBox(int most, const QString &suffix, const QString &none);
    /// Has every field on the page tell of what is typed, and its label as tall as itself, so that both stand on one
    /// line; called once they are all there.
    void completeFields();
};

} // namespace jackfield::ui
