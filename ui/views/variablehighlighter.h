// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

namespace jackfield::ui {

/// Colours a document in which `{{ variables }}` may stand: they are values, whatever language is around them.
class VariableHighlighter : public KSyntaxHighlighting::SyntaxHighlighter
{
public:
    using SyntaxHighlighter::SyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override;
};

} // namespace jackfield::ui
