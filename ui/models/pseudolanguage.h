// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

namespace jackfield::ui {

/// Code of the language that nobody speaks: `--language qps-plocm`, as Windows calls its own.
constexpr QLatin1StringView pseudoLanguage("qps-plocm");

/// Shows what a translation into a language that is written from right to left would do to the window: every text is
/// about a third longer and in Hebrew letters, and what is still in Latin ones was never given to translators.
/// What is not text stays: %1, {{ variables }}, what stands in “quotes”, URLs, JSONPaths, terms of filters and keys.
class PseudoLanguage : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context,
                      const char *text,
                      const char *disambiguation = nullptr,
                      int n = -1) const override;

    /// A text of ours as it is shown.
    static QString inPseudo(const QString &text);
};

} // namespace jackfield::ui
