// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "process_p.h"
#include "wire_p.h"

#include <jackfield/script/scriptcheck.h>

namespace jackfield {

using namespace jackfield::script;

Result<std::optional<ScriptMistake>> checkScript(const QByteArray &text)
{
    const auto process = Process::start({});
    if (!process)
        return std::unexpected(process.error());
    const auto told = (*process)->ask(said(Ask::Check, qint64(0), text));
    if (!told)
        return std::unexpected(told.error());
    for (const QByteArray &one : *told) {
        Heard heard(one);
        if (heard.kind<Tell>() != Tell::Mistake)
            continue;
        const auto line = heard.take<qint32>();
        return ScriptMistake { .line = line, .text = heard.take<QString>() };
    }
    return std::nullopt;
}

} // namespace jackfield
