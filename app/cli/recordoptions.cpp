// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "recordoptions.h"

#include "terminal.h"

#include <jackfield/session/secretscan.h>

#include <QFile>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
// A look at the beginning of a recording costs a fifth of a second at most.
constexpr int mostLines = 2000;
constexpr qint64 mostBytes = 4 << 20;
constexpr qint64 longestLine = 64 << 10;
constexpr qsizetype lookedAt = 4096; // bytes of a text

/// How many likely credentials the texts at the beginning of a file hold. Lines too long are passed over.
qsizetype credentialsIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    qsizetype found = 0;
    bool isBegin = true;
    for (int line = 0; line < mostLines && file.pos() < mostBytes && !file.atEnd(); ++line) {
        const QByteArray text = file.readLine(longestLine);
        const bool isWhole = isBegin && text.endsWith('\n');
        isBegin = text.endsWith('\n');
        const auto event = isWhole ? eventFromLine(text.chopped(1)) : Result<SessionEvent>();
        if (isWhole && event && !event->handshake)
            found += likelySecrets(*event, lookedAt).size();
    }
    return found;
}
} // namespace

void RecordOptions::addTo(CLI::App &app)
{
    const char *group = "Recording";
    auto *record = app.add_option("--record", m_file, "Record into this session file")
                       ->type_name("FILE")
                       ->group(group);
    auto *append = app.add_flag("--append", m_append, "Go on in a file that exists")
                       ->needs(record)
                       ->group(group);
    app.add_flag("--overwrite", m_overwrite, "Replace a file that exists")
        ->needs(record)
        ->excludes(append)
        ->group(group);
    auto *redact = addRedactOption(app, m_rules)->group(group);
    app.add_flag("--no-redact", m_noRedact, "Keep secrets of handshakes as they are")
        ->excludes(redact)
        ->group(group);
}

CLI::Option *addRedactOption(CLI::App &app, std::vector<std::string> &rules)
{
    return app
        .add_option("--redact",
                    rules,
                    "Replace these secrets too: header:NAME, query:NAME, cookie:NAME, "
                    "json:/POINTER, json:$.PATH, regex:EXPRESSION, entropy; repeatable")
        ->type_name("RULE")
        ->allow_extra_args(false);
}

Result<Redaction> redactionOf(const std::vector<std::string> &rules)
{
    Redaction redaction = Redaction::defaults();
    for (const std::string &rule : rules) {
        if (const auto added = redaction.add(text(rule)); !added)
            return failure(added.error().code, added.error().message, u"--redact"_s);
    }
    return redaction;
}

Result<std::optional<SessionWriter>> RecordOptions::open(const QString &recorder) const
{
    if (m_file.empty() && (m_noRedact || !m_rules.empty()))
        return failure(Error::Code::Invalid,
                       u"there is nothing to redact without --record"_s,
                       m_noRedact ? u"--no-redact"_s : u"--redact"_s);
    if (m_file.empty())
        return std::nullopt;
    const auto existing = m_append ? SessionWriter::Existing::Append
        : m_overwrite              ? SessionWriter::Existing::Overwrite
                                   : SessionWriter::Existing::Fail;
    const auto redaction = redactionOf(m_rules);
    if (!redaction)
        return std::unexpected(redaction.error());
    const RecordingOptions options {
        .recorder = recorder,
        .redaction = m_noRedact ? Redaction::none() : *redaction,
        .failed =
            [](const Error &error) {
                complain(u"%1; what comes is not recorded until it can be"_s.arg(error.message));
            }
    };
    auto writer = SessionWriter::open(text(m_file), existing, options);
    if (!writer)
        return std::unexpected(writer.error());
    return std::optional(*std::move(writer));
}

Result<std::optional<SessionWriter>> RecordOptions::openOr(const std::string &file,
                                                           const QString &recorder) const
{
    RecordOptions options = *this;
    if (m_file.empty()) {
        options.m_file = file;
        options.m_append = true;
    }
    return options.open(recorder);
}

bool complete(const std::optional<SessionWriter> &writer)
{
    if (!writer)
        return true;
    const auto flushed = writer->flush();
    if (!flushed)
        complain(flushed.error());
    if (const qsizetype found = credentialsIn(writer->path()); found > 0) {
        complain(
            u"%1 likely %2 in the messages of %3; 'jackfield-cli redact --scan %3' shows where, "
            "'jackfield-cli redact %3 -o FILE --redact RULE' takes them out"_s.arg(
                QString::number(found),
                found == 1 ? u"credential stands"_s : u"credentials stand"_s,
                writer->path()));
    }
    return flushed.has_value();
}

} // namespace jackfield::cli
