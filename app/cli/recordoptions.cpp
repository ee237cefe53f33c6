// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "recordoptions.h"

#include "terminal.h"

namespace jackfield::cli {

void RecordOptions::addTo(CLI::App &app)
{
    const char *group = "Recording";
    auto *record =
        app.add_option("--record", m_file, "Record into this session file")->group(group);
    auto *append = app.add_flag("--append", m_append, "Go on in a file that exists")
                       ->needs(record)
                       ->group(group);
    app.add_flag("--overwrite", m_overwrite, "Replace a file that exists")
        ->needs(record)
        ->excludes(append)
        ->group(group);
    app.add_flag("--no-redact", m_noRedact, "Keep secrets of handshakes as they are")
        ->needs(record)
        ->group(group);
}

Result<std::optional<SessionWriter>> RecordOptions::open(const QString &recorder) const
{
    if (m_file.empty())
        return std::nullopt;
    const auto existing = m_append ? SessionWriter::Existing::Append
        : m_overwrite              ? SessionWriter::Existing::Overwrite
                                   : SessionWriter::Existing::Fail;
    RecordingOptions options { .recorder = recorder };
    if (m_noRedact)
        options.redaction = Redaction::none();
    auto writer = SessionWriter::open(text(m_file), existing, options);
    if (!writer)
        return std::unexpected(writer.error());
    return std::optional(*std::move(writer));
}

bool complete(const std::optional<SessionWriter> &writer)
{
    if (!writer)
        return true;
    const auto flushed = writer->flush();
    if (!flushed)
        complain(flushed.error());
    return flushed.has_value();
}

} // namespace jackfield::cli
