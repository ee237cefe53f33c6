// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "language.h"

#include "pseudolanguage.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

QList<Language> languages()
{
    return { { u"en"_s, u"English"_s }, { u"de"_s, u"Deutsch"_s } };
}

QString languageFor(const QStringList &wishes)
{
    const QList<Language> known = languages();
    for (const QString &wish : wishes) {
        const QString code = wish.section(u'-', 0, 0).toLower();
        if (std::ranges::contains(known, code, &Language::code))
            return code;
    }
    return known.first().code;
}

bool isLanguage(const QString &code)
{
    return code == pseudoLanguage || std::ranges::contains(languages(), code, &Language::code);
}

Translations::Translations(const QString &code)
{
    const QString language = code.isEmpty() ? languageFor(QLocale::system().uiLanguages()) : code;
    if (language == pseudoLanguage) {
        install(std::make_unique<PseudoLanguage>());
        return;
    }
    for (const auto &[catalogue, folder] :
         { std::pair(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)),
           std::pair(u"jackfield"_s, u":/translations"_s) }) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(catalogue + u'_' + language, folder))
            install(std::move(translator));
    }
}

Translations::~Translations()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
}

void Translations::install(std::unique_ptr<QTranslator> translator)
{
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace jackfield::ui
