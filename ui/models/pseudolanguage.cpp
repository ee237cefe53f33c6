// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "pseudolanguage.h"

#include <QRegularExpression>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
/// For a to z; which is which does not matter.
constexpr QStringView letters = u"אבצדהפגחיקכלמנועראשתטזוסיז";
static_assert(letters.size() == 26);

bool isVowel(QChar letter)
{
    return u"aeiou"_s.contains(letter, Qt::CaseInsensitive);
}

QString written(QStringView text)
{
    QString result;
    for (const QChar letter : text) {
        const int place = letter.toLower().unicode() - u'a';
        const bool isLatin = place >= 0 && place < letters.size();
        result += QString(isVowel(letter) ? 2 : 1, isLatin ? letters[place] : letter);
    }
    return result;
}
} // namespace

QString PseudoLanguage::inPseudo(const QString &text)
{
    static const QRegularExpression kept(
        u"%L?\\d+|\\{\\{.*?\\}\\}|“[^”]*”|\\w+://"
        u"\\S*|\\$\\.\\S*|\\b(?:dir|conn|size|time|header|cookie):\\w*"
        "|\\b(?:(?:Ctrl|Alt|Shift)\\+)+(?:Enter|Up|Down|\\S)|\\*\\.\\w+|[\\w-]+\\.json"_s);
    QString result;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : kept.globalMatch(text)) {
        result += written(QStringView(text).sliced(end, match.capturedStart() - end))
            + match.capturedView();
        end = match.capturedEnd();
    }
    return result + written(QStringView(text).sliced(end));
}

QString PseudoLanguage::translate(const char *context,
                                  const char *text,
                                  const char * /*disambiguation*/,
                                  int /*n*/) const
{
    const QLatin1StringView place(context);
    if (place == "QGuiApplication"_L1 && QLatin1StringView(text) == "QT_LAYOUT_DIRECTION"_L1)
        return u"RTL"_s;
    const bool isOfQt = place.size() > 1 && place.startsWith(u'Q') && QChar(place.at(1)).isUpper();
    return isOfQt ? QString() : inPseudo(QString::fromUtf8(text));
}

} // namespace jackfield::ui
