// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "redacting.h"

#include <jackfield/support/privatefile.h>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

Result<Redaction> RedactionRules::parse() const
{
    Redaction rules = Redaction::defaults();
    int line = 0;
    for (const QString &rule : text.split(u'\n')) {
        ++line;
        if (rule.trimmed().isEmpty())
            continue;
        if (const auto added = rules.add(rule.trimmed()); !added)
            return failure(added.error().code, added.error().message, QString::number(line));
    }
    return rules;
}

Result<RedactionPreview>
previewOf(const QString &session, const Redaction &rules, const std::function<bool()> &isWanted)
{
    RedactionPreview preview;
    const RedactFile take {
        .found =
            [&](const RedactedPlace &place) {
                if (++preview.replaced <= RedactionPreview::mostKept)
                    preview.places.append(place);
            },
        .redacted =
            [&](const SessionEvent &event, qint64 number) {
                for (const LikelySecret &secret : likelySecrets(event)) {
                    if (++preview.remaining <= RedactionPreview::mostKept)
                        preview.left.append({ number, secret });
                }
            },
        .write = [&](const QByteArray &) -> Result<void> {
            if (isWanted())
                return {};
            return failure(Error::Code::Closed, u"nobody waits for it any more"_s);
        },
    };
    return redactFile(session, rules, take).transform([&](const QStringList &) { return preview; });
}

Result<void> writeRedacted(const QString &session, const Redaction &rules, const QString &target)
{
    auto file = PrivateFile::open(target);
    if (!file)
        return std::unexpected(file.error());
    return redactFile(session,
                      rules,
                      { .write = [&](const QByteArray &line) { return file->write(line + '\n'); } })
        .and_then([&](const QStringList &) { return file->commit(); });
}

} // namespace jackfield::ui
