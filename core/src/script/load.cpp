// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "load_p.h"
#include "wire_p.h"

namespace jackfield::script {

using namespace Qt::StringLiterals;

Result<Loaded> load(const Source &source, qint64 now, quint32 seed)
{
    auto process = Process::start(source.limits);
    if (!process)
        return std::unexpected(process.error());
    Loaded loaded { .process = *std::move(process) };
    const auto told = loaded.process->ask(said(Ask::Load, now, source.name, source.text, seed));
    if (!told)
        return failure(Error::Code::Io, source.name + u": "_s + told.error().message);
    for (const QByteArray &one : *told) {
        Heard heard(one);
        switch (heard.kind<Tell>()) {
        case Tell::Routes:
            loaded.routes = heard.take<QStringList>();
            break;
        case Tell::Checks:
            loaded.checks = heard.take<qint32>();
            break;
        case Tell::Failed:
            (void)heard.take<qint32>();
            loaded.error = heard.take<QString>();
            break;
        case Tell::Log:
            loaded.log += heard.take<QString>();
            break;
        default: // there is nobody to whom it could be said
            break;
        }
    }
    return loaded;
}

} // namespace jackfield::script
