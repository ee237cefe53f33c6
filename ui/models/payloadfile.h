// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/ws/wsmessage.h>

#include <optional>

namespace jackfield::ui {

/// A file that is to be a message, as it is now.
struct PayloadFile
{
    static constexpr qint64 mostSent = 256 << 20; ///< bytes of one message
    static constexpr qint64 mostWritten = 1 << 20; ///< bytes of what is edited

    QString path;
    qint64 size = 0;
    QString kind; ///< its media type
    /// All of it, if it is UTF-8 without a NUL and short enough to be edited.
    std::optional<QByteArray> text = {};

    /// Reads no more than is edited. Errors: Io, names the path; Unsupported for what is more than a message. Thread: any.
    static Result<PayloadFile> look(const QString &path);
    /// The bytes as they are on disk. Errors: as look(); Invalid for a text that is not UTF-8. Thread: any.
    static Result<WsMessage> read(const QString &path, bool isText);
};

/// Whether a text can be edited at once: laying out more than 1 MiB, or a line of more than 128 KiB, takes long at each key.
bool isShortEnough(const QString &text);

/// A path as a file of the folder names it: relative to it, unless it is elsewhere.
QString pathWithin(const QString &folder, const QString &path);

} // namespace jackfield::ui
