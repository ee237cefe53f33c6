// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QFile>
#include <memory>
#include <optional>

namespace jackfield {

/// A regular file, open for reading and not buffered. A pipe without a writer does not block, and a device, which may
/// never end, is refused. Error: Io.
Result<std::unique_ptr<QFile>> openRegular(const QString &path);

/// The line as it counts: a checkout may have turned LF into CRLF.
inline QByteArrayView withoutReturn(QByteArrayView line)
{
    return line.endsWith('\r') ? line.chopped(1) : line;
}

/// The lines of a device, a block at a time. Memory is bounded by the longest line that is kept.
class LineSource
{
public:
    struct Line
    {
        QByteArrayView text; ///< without its end; until the next call; empty if it is too long
        qint64 size = 0; ///< in bytes, with its end
        bool isTooLong = false;
        bool isTorn = false; ///< the device ends, and not with a line feed
    };

    /// Lines of more than `longest` bytes are not kept.
    LineSource(std::unique_ptr<QIODevice> device, qint64 longest);

    /// Nothing at the end; more, if the device has grown by then. Error: Io, `message` is the device's.
    Result<std::optional<Line>> next();
    /// Bytes of all lines so far, and of the device.
    qint64 position() const { return m_position; }
    qint64 size() const { return m_device->size(); }

private:
    std::optional<qsizetype> lineFeed();
    Result<bool> fill();
    Line line(qsizetype end, bool isTorn);

    std::unique_ptr<QIODevice> m_device;
    qint64 m_longest;
    QByteArray m_block;
    qsizetype m_begin = 0; ///< of what is not given out yet
    qsizetype m_end = 0; ///< of what was read
    qsizetype m_searched = 0; ///< no line feed before it
    qint64 m_dropped = 0; ///< bytes of the line at hand that are not kept
    qint64 m_position = 0;
};

} // namespace jackfield
