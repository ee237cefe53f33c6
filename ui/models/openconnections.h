// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagestore.h"

#include <algorithm>

namespace jackfield::ui {

/// How many connections of a server are open, by what its log has of them.
class OpenConnections
{
public:
    int count() const { return m_count; }
    /// Looks at what came since; whether a connection was opened. Rows of a server that does not run are of an earlier one; those
    /// of a log that was emptied are gone, and the connections are still there.
    bool look(const MessageStore &store, bool isRunning)
    {
        if (!isRunning || m_looked > store.size())
            m_looked = store.size();
        bool isOpened = false;
        for (; m_looked < store.size(); ++m_looked) {
            const EntryKind kind = store.at(m_looked).kind;
            m_count += kind == EntryKind::Open ? 1 : kind == EntryKind::End ? -1 : 0;
            isOpened |= kind == EntryKind::Open;
        }
        m_count = std::max(m_count, 0);
        return isOpened;
    }
    /// The server has stopped.
    void forget() { m_count = 0; }

private:
    qsizetype m_looked = 0; ///< rows
    int m_count = 0;
};

} // namespace jackfield::ui
