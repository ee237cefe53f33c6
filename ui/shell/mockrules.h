// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/models/ruletable.h>
#include <ui/views/look.h>

#include <QTimer>
#include <QWidget>
#include <optional>

class QLabel;

namespace jackfield::ui {

class UniformTable;

/// How often the rules of a mock that runs have answered.
class MockRules : public QWidget
{
    Q_OBJECT

public:
    explicit MockRules(Look &look, QWidget *parent = nullptr);

    /// The mock that runs; nothing: none does, and what the last one did stays to be read.
    void setMock(const std::optional<LiveMock> &mock);
    /// The text that it was read from.
    void setDefinition(const QString &text);

Q_SIGNALS:
    /// What stands there is to be shown.
    void placeEntered(const jackfield::JsonPointer &place);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();

    std::optional<LiveMock> m_mock;
    QString m_definition;
    RuleTable m_rules;
    UniformTable *m_table;
    QLabel *m_summary;
    QTimer m_looking; ///< while it is seen
};

} // namespace jackfield::ui
