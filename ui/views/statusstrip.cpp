// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "statusstrip.h"

#include "rateline.h"
#include "styled.h"

#include <ui/models/format.h>
#include <ui/models/trafficlog.h>

#include <QFileInfo>
#include <QTimer>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds tickInterval(500);
constexpr int ticksPerSecond = 2;

QString volume(const Volume &volume)
{
    return leftToRight(formattedCount(volume.messages) + u" / "_s + formattedSize(volume.bytes));
}
} // namespace

StatusStrip::StatusStrip(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_dot(plainLabel(u"●"_s, this))
    , m_state(plainLabel({}, this))
    , m_volumes(quietLabel({}, this))
    , m_rate(quietLabel({}, this))
    , m_line(new RateLine(look, this))
    , m_recording(plainLabel({}, this))
{
    setObjectName(u"statusStrip"_s);
    setFixedHeight(28);
    m_state->setObjectName(u"state"_s);
    m_volumes->setObjectName(u"volumes"_s);
    m_recording->setObjectName(u"recording"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_dot);
    layout->addWidget(m_state);
    layout->addSpacing(16);
    layout->addWidget(m_volumes);
    layout->addSpacing(16);
    layout->addWidget(m_rate);
    layout->addWidget(m_line);
    layout->addStretch(1);
    layout->addWidget(m_recording);

    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &StatusStrip::tick);
    timer->start(tickInterval);
    setState(Health::Idle, {});
}

void StatusStrip::watch(TrafficLog *log, bool isLive)
{
    m_isLive = log && isLive;
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    m_line->clear();
    if (m_log) {
        m_lastCount = m_log->store().size();
        connect(m_log, &TrafficLog::appended, this, &StatusStrip::updateVolumes);
        connect(m_log, &TrafficLog::recordingChanged, this, &StatusStrip::updateVolumes);
        connect(m_log, &QObject::destroyed, this, [this] { m_log = nullptr; });
    }
    updateVolumes();
    tick();
}

void StatusStrip::setState(Health health, const QString &words)
{
    static constexpr std::array tones { "", "warning", "good", "failure" };
    m_health = health;
    m_state->setText(words);
    m_dot->setVisible(!words.isEmpty());
    m_dot->setProperty("quiet", health == Health::Idle);
    setStyled(m_dot, "tone", QLatin1StringView(tones[size_t(health)]));
}

void StatusStrip::updateVolumes()
{
    if (!m_log) {
        m_volumes->clear();
        m_recording->clear();
        return;
    }
    const Side local = m_log->model()->local();
    m_volumes->setText(tr("in %1    out %2")
                           .arg(volume(m_log->store().volume(other(local))),
                                volume(m_log->store().volume(local))));
    const bool isBad = m_log->isRecording() || m_log->isRecordingLost();
    setStyled(m_recording, "tone", isBad ? u"failure"_s : QString());
    const QString name = QFileInfo(m_log->recordingPath()).fileName();
    m_recording->setText(m_log->isRecordingLost()   ? tr("not on disk: %1").arg(name)
                             : m_log->isRecording() ? tr("● recording %1").arg(name)
                             : name.isEmpty()       ? QString()
                                                    : tr("recorded %1").arg(name));
}

void StatusStrip::tick()
{
    m_line->setVisible(m_isLive);
    if (!m_isLive || !m_log) {
        m_rate->clear();
        return;
    }
    const qint64 count = m_log->store().size();
    const qint64 rate = std::max<qint64>(0, count - m_lastCount) * ticksPerSecond;
    m_lastCount = count;
    m_line->add(rate);
    m_rate->setText(tr("%1 msg/s").arg(formattedCount(rate)));
}

} // namespace jackfield::ui
