// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/models/clienttable.h>
#include <ui/views/look.h>

#include <QTimer>
#include <QWidget>
#include <optional>

class QComboBox;
class QLineEdit;
class QMenu;
class QPushButton;
class QSpinBox;

namespace jackfield::ui {

class UniformTable;

/// Who is connected to a mock that runs, and what is said to them by hand.
class MockClients : public QWidget
{
    Q_OBJECT

public:
    explicit MockClients(Look &look, QWidget *parent = nullptr);

    /// The mock that runs; nothing: none does.
    void setMock(const std::optional<LiveMock> &mock);
    /// Somebody may have come or gone.
    void refresh();

Q_SIGNALS:
    void failed(const QString &problem);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *createSending(const Look &look);
    QWidget *createClosing(const Look &look);
    QMenu *createFaults();
    void updateRecipients();
    void updateState();
    QList<Audience> recipients() const;
    void play(const JsonValue &step);
    void send();
    void close();

    std::optional<LiveMock> m_mock;
    ClientTable m_clients;
    UniformTable *m_table;
    QComboBox *m_to;
    QLineEdit *m_message;
    QPushButton *m_send;
    QSpinBox *m_code;
    QLineEdit *m_reason;
    QPushButton *m_close;
    QPushButton *m_drop;
    QPushButton *m_fault;
    QTimer m_looking; ///< while it is seen
};

} // namespace jackfield::ui
