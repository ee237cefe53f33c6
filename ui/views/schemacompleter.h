// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"
#include "editcompleter.h"

#include <ui/models/schemahints.h>

#include <QStandardItemModel>

namespace jackfield::ui {

/// Offers the members and words that a schema has for the place where JSON is being written: while one is typed, and at
/// Ctrl+Space.
class SchemaCompleter : public EditCompleter
{
    Q_OBJECT

public:
    /// `hints` outlive it.
    SchemaCompleter(const Look &look, const SchemaHints &hints, CodeView *edit);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void write(const QModelIndex &chosen) override;

private:
    void look(bool isAsked);
    void fill(const JsonText &text, const JsonText::Slot &slot);

    QString code() const { return static_cast<CodeView *>(edit())->code(); }

    const SchemaHints &m_hints;
    QStandardItemModel m_known;
    bool m_isTyped = false;
    bool m_isAsked = false;
};

} // namespace jackfield::ui
