// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logscan.h"

#include <QThreadPool>
#include <atomic>
#include <mutex>

namespace jackfield::ui {

namespace {
constexpr qsizetype pieceRows = 4096;
} // namespace

/// What the tasks of one scan share.
struct LogScan::State
{
    const MessageRows rows;
    const qsizetype from;
    const MessageFilter filter;
    const Side local;
    const Mailbox::Address owner;
    std::function<void(const std::shared_ptr<State> &)> deliver; ///< on the owner's thread
    std::atomic<bool> isStopped = false;

    std::mutex mutex; ///< of what follows
    std::vector<std::optional<std::vector<quint32>>> found; ///< by each piece that is done
    size_t told = 0; ///< pieces of which the owner knows
    bool isAwake = false; ///< the owner will look soon

    size_t pieces() const { return size_t((rows.size() - from + pieceRows - 1) / pieceRows); }
    qsizetype begin(size_t piece) const
    {
        return std::min(rows.size(), from + qsizetype(piece) * pieceRows);
    }
};

LogScan::LogScan(QObject *parent)
    : QObject(parent)
    , m_mailbox(this)
{ }

LogScan::~LogScan()
{
    stop();
}

void LogScan::stop()
{
    if (m_state)
        m_state->isStopped = true;
    m_state.reset();
}

void LogScan::start(const MessageRows &rows,
                    qsizetype from,
                    const MessageFilter &filter,
                    Side local)
{
    stop();
    if (from >= rows.size())
        return;
    m_state = std::make_shared<State>(rows, from, filter, local, m_mailbox.address());
    m_state->deliver = [this](const std::shared_ptr<State> &state) { deliver(state); };
    m_state->found.resize(m_state->pieces());
    for (size_t piece = 0; piece < m_state->pieces(); ++piece) {
        QThreadPool::globalInstance()->start([state = m_state, piece] { scanPiece(state, piece); });
    }
}

void LogScan::scanPiece(const std::shared_ptr<State> &state, size_t piece)
{
    std::vector<quint32> found;
    const qsizetype end = state->begin(piece + 1);
    for (qsizetype row = state->begin(piece); row < end; ++row) {
        if (state->isStopped)
            return;
        if (state->filter.matches(state->rows, row, state->local))
            found.push_back(quint32(row));
    }
    state->rows.release(state->begin(piece), end);
    const std::scoped_lock lock(state->mutex);
    state->found[piece] = std::move(found);
    if (piece == state->told && !std::exchange(state->isAwake, true))
        state->owner.post([state] { state->deliver(state); });
}

void LogScan::deliver(const std::shared_ptr<State> &state)
{
    if (state != m_state)
        return;
    std::vector<quint32> rows;
    {
        const std::scoped_lock lock(state->mutex);
        state->isAwake = false;
        for (; state->told < state->found.size() && state->found[state->told]; ++state->told) {
            const std::vector<quint32> &piece = *state->found[state->told];
            rows.insert(rows.end(), piece.begin(), piece.end());
            state->found[state->told]->clear();
        }
    }
    const qsizetype end = state->begin(state->told);
    if (end == state->rows.size())
        m_state.reset();
    Q_EMIT found(end, rows);
}

} // namespace jackfield::ui
