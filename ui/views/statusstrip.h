// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QFrame>

class QLabel;

namespace jackfield::ui {

class RateLine;
class TrafficLog;

/// How a tab stands, in one dot and in words.
enum class Health { Idle, Busy, Live, Failed };

/// The bottom of the window: state, volumes in both directions, messages a second, recording.
class StatusStrip : public QFrame
{
    Q_OBJECT

public:
    explicit StatusStrip(Look &look, QWidget *parent = nullptr);

    /// The log whose volumes are shown; null: none. Its rate is shown if it `isLive`.
    void watch(TrafficLog *log, bool isLive);
    void setState(Health health, const QString &words);

private:
    void tick();
    void updateVolumes();

    Look &m_look;
    QLabel *m_dot;
    QLabel *m_state;
    QLabel *m_volumes;
    QLabel *m_rate;
    RateLine *m_line;
    QLabel *m_recording;
    TrafficLog *m_log = nullptr;
    bool m_isLive = false;
    Health m_health = Health::Idle;
    qint64 m_lastCount = 0;
};

} // namespace jackfield::ui
