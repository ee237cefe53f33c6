// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

#include <functional>

namespace jackfield {

/// What packing a session came to.
struct Packed
{
    qint64 payloads = 0; ///< messages whose payload stands in a file of its own
    qint64 bytes = 0; ///< of those payloads
    QString folder;
    QStringList notes; ///< what reading had to pass over, in words
};

/// Copies a session to the new file `to` with each payload of more than `above` bytes in a file of its own: its SHA-256
/// in the folder "x.payloads" beside "x.session.jsonl". Readers that open the copy by its path put them back. Memory is
/// bounded by the longest line. `reached` is told the bytes read and those there are.
/// Errors: Io; Invalid and Unsupported with `where` as "file:line". Thread: any.
Result<Packed> pack(const QString &path,
                    const QString &to,
                    qint64 above = 1 << 20,
                    const std::function<void(qint64, qint64)> &reached = {});

/// The files beside the session at `path` that its lines name and that are there; none if it is no session, or the folder
/// may be another session's, too. Error: Io.
Result<QStringList> payloadFiles(const QString &path);
/// Removes those files once another session has taken the place of the one at `path`, which is on the disk before they are
/// gone. Errors: Io, also if something is left in their folder.
Result<void> removePayloads(const QString &path, const QStringList &files);

} // namespace jackfield
