// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "longtext.h"
#include "mailbox.h"

#include <QObject>

namespace jackfield::ui {

/// Makes lines of a payload of any length: the first ones at once, the others on a thread of the pool, piece by piece.
class TextReading : public QObject
{
    Q_OBJECT

public:
    /// How it is written out.
    enum class Form {
        AsItIs,
        Pretty, ///< JSON with a member a line; what turns out to be none, as it is
    };
    /// Bytes of which all is made at once.
    static constexpr qsizetype shortText = 256 << 10;
    /// Bytes that are made at once of a longer one.
    static constexpr qsizetype firstPiece = 64 << 10;

    explicit TextReading(QObject *parent = nullptr);
    ~TextReading() override;

    /// Another payload; what was under way ends.
    void start(const SharedBytes &bytes, Form form);
    /// Keeps what is there, and nothing comes any more.
    void stop();

    const LongText &text() const { return m_text; }
    /// Whether it is JSON, as far as is known.
    bool isJson() const { return m_isJson; }
    bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    /// There is another text.
    void restarted();
    /// Lines were appended.
    void grown();
    void finished();

private:
    struct Job;
    class Cutting;
    static void
    run(TextReading &owner, const std::shared_ptr<Job> &job, const Mailbox::Address &to);
    void take(const std::shared_ptr<Job> &job, bool isNew, TextBatch batch);
    void finish(const std::shared_ptr<Job> &job);

    LongText m_text;
    bool m_isJson = false;
    std::shared_ptr<Job> m_job; ///< under way
    const Mailbox m_mailbox;
};

} // namespace jackfield::ui
