// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fieldtable.h"

#include <ui/models/environmentfile.h>

#include <QFrame>
#include <QPointer>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace jackfield::ui {

/// The environments of a workspace and their variables. What is changed is told at once.
class EnvironmentPanel : public QFrame
{
    Q_OBJECT

public:
    explicit EnvironmentPanel(const Look &look, QWidget *parent = nullptr);

    /// Shows them, with the one of that name or the first in front.
    void show(const EnvironmentFile &file, const QString &name);
    /// The keyboard goes on in the row for a new variable; when the panel is hidden, where it was.
    void beginNew();
    EnvironmentFile &file() { return m_file; }
    QString current() const; ///< the environment that is shown
    /// Puts a variable in the place of another, and tells of it. False if that is not there as it was.
    bool replace(const QString &environment,
                 const ConnectionFile::Field &before,
                 const ConnectionFile::Field &after);

Q_SIGNALS:
    void edited();
    void renamed(const QString &before, const QString &after);
    /// It is gone, and told of; it was in that place.
    void removed(const jackfield::ui::EnvironmentFile::Environment &environment, qsizetype place);
    /// What a secret is from now on; `name` is that of the keychain.
    void secretTyped(const QString &name, const QString &value);
    /// A variable is to be a secret by the name that it has now, and has its value still.
    void hidingRequested(const QString &environment,
                         const jackfield::ui::ConnectionFile::Field &variable);
    /// A secret is to stand in the file.
    void showingRequested(const QString &environment,
                          const jackfield::ui::ConnectionFile::Field &variable);
    void closed();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void connectFields();
    void add();
    void remove();
    void choose(int row);
    void makeFirst();
    void store();
    void typeSecret(int row, const QString &value);
    void changeSecrecy();
    void updateSecrecy();

    QComboBox *m_choice;
    QLineEdit *m_name;
    QToolButton *m_remove;
    QToolButton *m_secret;
    FieldTable *m_table;
    EnvironmentFile m_file;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace jackfield::ui
