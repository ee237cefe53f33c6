// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QTranslator>
#include <memory>
#include <vector>

namespace jackfield::ui {

/// One that the texts of the program are written in.
struct Language
{
    QString code; ///< of BCP 47, as in `--language de` and `translations/jackfield_de.ts`
    QString name; ///< in that language
};

/// Those that people can choose; the first is the one of the source.
QList<Language> languages();

/// The one of `languages()` that a person with these wishes reads best, by BCP 47 and the best wish first: "de-AT" is
/// served by "de". English where none is there.
QString languageFor(const QStringList &wishes);

/// Whether `Translations` knows it: one of `languages()`, or `pseudoLanguage`.
bool isLanguage(const QString &code);

/// Gives all texts of the program, and those of Qt where Qt's translations are installed, in one language for as long
/// as it lives. Texts that a widget has already stay as they are.
class Translations
{
public:
    /// `code`: as `isLanguage` knows it; empty: that of the system.
    explicit Translations(const QString &code);
    ~Translations();
    Q_DISABLE_COPY_MOVE(Translations)

private:
    void install(std::unique_ptr<QTranslator> translator);

    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace jackfield::ui
