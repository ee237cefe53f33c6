// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/variableplace.h>

#include <QCompleter>
#include <QStringListModel>

class QLineEdit;

namespace jackfield::ui {

/// Offers what is known while a URL is typed: URLs, and behind `{{` the names of variables. Down asks for all of them.
class UrlCompleter : public QCompleter
{
    Q_OBJECT

public:
    using Texts = std::function<QStringList()>;

    /// A child of `edit`, which gets it.
    UrlCompleter(const Look &look, QLineEdit *edit);

    /// Asked for URLs when the edit gets the focus and by Down, for the names of variables at each letter.
    void setSources(const Texts &urls, const Texts &variables);

    QString pathFromIndex(const QModelIndex &index) const override;
    QStringList splitPath(const QString &path) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find();
    void giveBack();
    void fit();

    QLineEdit *m_edit;
    QStringListModel m_known;
    Texts m_urls;
    QStringList m_found; ///< URLs
    Texts m_variables;
    std::optional<VariablePlace> m_variable; ///< before the cursor
};

} // namespace jackfield::ui
