// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "tables_p.h"

#include <jackfield/exporters/sequence.h>
#include <jackfield/support/printable.h>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestText =
    45'000; ///< bytes: Mermaid draws 50,000 characters, if nobody says otherwise

/// Words of a diagram. What Mermaid or a page would take for something else becomes its number.
QByteArray words(const QString &text)
{
    QByteArray safe;
    const QByteArray utf8 = printable(text).toUtf8();
    for (const char c : utf8) {
        if (QByteArrayView("#;<>&\"`{}[]\\%|").contains(c))
            safe += '#' + QByteArray::number(int(c)) + ';';
        else
            safe += c;
    }
    return safe.isEmpty() ? " " : safe;
}

QByteArray lane(const SequenceStep &step)
{
    return "client" + QByteArray::number(step.connection);
}

QByteArray line(const SequenceStep &step)
{
    const bool isClients = step.from == Side::Client;
    QString text = step.title;
    if (!step.detail.isEmpty())
        text += u" · "_s + step.detail;
    if (const QString aside = asideOf(step); !aside.isEmpty())
        text += u" · "_s + aside;
    const QByteArray said = ": " + words(text) + '\n';
    if (step.shape == SequenceStep::Shape::Note || step.connection == 0)
        return "    Note over "
            + (step.connection == 0 || !isClients ? QByteArray("server") : lane(step)) + said;
    const QByteArray arrow = step.tone == SequenceStep::Tone::Failure ? "-x"
        : step.tone == SequenceStep::Tone::Control                    ? "-->>"
        : step.answers > 0                                            ? "-->>"
                                                                      : "->>";
    const bool isBoth = step.shape == SequenceStep::Shape::Exchange;
    return "    " + (isClients ? lane(step) : "server") + (isBoth ? QByteArray("<<-->>") : arrow)
        + (isClients ? "server" : lane(step)) + said;
}
} // namespace

Result<QList<ExportedFile>> exportMermaid(const Session &session, const ExportOptions &options)
{
    const QList<SequenceStep> steps = sequenceOf(session);
    QByteArray text = "sequenceDiagram\n";
    const auto connections = session.connections();
    for (const int conn : connections)
        text += "    participant client" + QByteArray::number(conn) + " as client"
            + (connections.size() > 1 ? ' ' + QByteArray::number(conn) : QByteArray()) + '\n';
    text += "    participant server\n";
    qsizetype shown = 0;
    for (; shown < steps.size(); ++shown) {
        const QByteArray next = line(steps[shown]);
        if (text.size() + next.size() > longestText)
            break;
        text += next;
    }
    if (shown < steps.size())
        text +=
            "    Note over server: " + QByteArray::number(steps.size() - shown) + " more steps\n";
    return QList<ExportedFile> { { fileName(options.name, u".mmd"), text } };
}

} // namespace jackfield
