// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/mockfile.h>
#include <ui/models/mailbox.h>
#include <ui/views/codeview.h>

namespace jackfield::ui {

/// What the scripts of a mock say, with the time: the newest lines of it, however much they say.
class ScriptOutput : public CodeView
{
    Q_OBJECT

public:
    static constexpr int mostLines = 2000;

    /// `clock`: that of the mock.
    ScriptOutput(Look &look, const Clock &clock, QWidget *parent = nullptr);

    /// Takes what is said, on any thread, and may outlive this.
    std::function<void(const MockLog &)> sink();

Q_SIGNALS:
    /// Something came; `error`: the last exception in it, if there was one.
    void said(const std::optional<jackfield::MockLog> &error);

private:
    struct Line
    {
        qint64 time = 0; ///< microseconds since the epoch
        MockLog log;
    };
    struct Waiting;

    void take(const QList<Line> &lines, qint64 dropped);
    void write(const QString &text, const QColor &ink);

    Look &m_look;
    const Clock m_clock;
    const Mailbox m_mailbox;
    const std::shared_ptr<Waiting> m_waiting;
};

} // namespace jackfield::ui
