// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QObject>
#include <QTextStream>
#include <QWidget>
#include <functional>
#include <vector>

/// Watches a widget: when it was painted, and how long the thread did nothing else than one thing.
class Meter : public QObject
{
public:
    explicit Meter(QWidget *painted)
        : m_painted(painted)
    {
        painted->installEventFilter(this);
        m_clock.start();
    }

    double milliseconds() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    void reset()
    {
        m_paints.clear();
        m_clock.restart();
    }
    double framesPerSecond() const { return double(m_paints.size()) * 1000 / milliseconds(); }
    /// Between two paintings.
    double longestGap() const
    {
        double longest = 0;
        double last = 0;
        for (const double paint : m_paints) {
            longest = std::max(longest, paint - last);
            last = paint;
        }
        return longest;
    }
    qsizetype paints() const { return qsizetype(m_paints.size()); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_painted && event->type() == QEvent::Paint)
            m_paints.push_back(milliseconds());
        return false;
    }

private:
    QWidget *m_painted;
    QElapsedTimer m_clock;
    std::vector<double> m_paints;
};

/// Handles events until `isDone`; whether that came about in time.
inline bool until(const std::function<bool()> &isDone, int milliseconds = 60'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!isDone()) {
        if (timer.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// A line of what was measured. `bound`: "<100" or ">100", or nothing.
inline void print(const QString &name, double value, const QString &unit, const QString &bound)
{
    QTextStream(stdout) << name << '\t' << QString::number(value, 'f', value < 10 ? 1 : 0) << '\t'
                        << unit << '\t' << bound << '\n';
}
