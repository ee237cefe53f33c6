// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace jackfield::cli {

/// How far long work is: one line on stderr that is drawn anew, from one second on. Nothing where stderr is no terminal.
class Progress
{
public:
    /// `what`: "reading x.session.jsonl". Nothing is shown unless `isWanted`.
    explicit Progress(const QString &what, bool isWanted = true);
    ~Progress();
    Q_DISABLE_COPY_MOVE(Progress)

    /// Whether a bar does not get in the way of what is printed: it goes to a file, or nowhere.
    static bool suitsOutput();

    /// So much of `total` is done. Cheap: for every line of a file.
    void reached(qint64 done, qint64 total);
    /// Takes the line away, before another is printed on the terminal.
    void clear();

private:
    void draw(qint64 done, qint64 total);

    QByteArray m_what;
    bool m_isShown;
    bool m_isDrawn = false;
    quint32 m_calls = 0;
    qint64 m_next = 1000; ///< milliseconds until it is drawn again
    QElapsedTimer m_timer;
};

} // namespace jackfield::cli
