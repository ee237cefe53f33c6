// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/State>

#include <QTextLayout>

namespace jackfield::ui {

/// Colours single lines. Those of JSON stand for themselves; of other languages it has to see all lines in their order.
class LineHighlighter : private KSyntaxHighlighting::AbstractHighlighter
{
public:
    using Formats = QList<QTextLayout::FormatRange>;

    void setMode(Look &look, CodeMode mode);
    /// Of JSON. `isInString`: the line begins within a string.
    Formats jsonLine(const QString &line, bool isInString);
    /// The line behind the last one, in order.
    Formats nextLine(const QString &line);

private:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

    KSyntaxHighlighting::State m_state;
    Formats m_formats;
};

} // namespace jackfield::ui
