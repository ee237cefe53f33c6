// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/textformat.h>

#include <QRegularExpression>
#include <stdexcept>

namespace jackfield::lens {

namespace {
/// Text that passes a test.
TextFormat<QString> textWhere(const QString &type, std::function<bool(const QString &)> test)
{
    return { .type = type,
             .parse =
                 [test = std::move(test)](const QString &text) {
                     return test(text) ? std::optional(text) : std::nullopt;
                 },
             .print = TextValue<QString>::print };
}

QRegularExpression compiled(const QString &pattern, const QString &whole)
{
    QRegularExpression regex(whole);
    if (!regex.isValid()) {
        throw std::invalid_argument(QStringLiteral("'%1' is no regular expression: %2")
                                        .arg(pattern, regex.errorString())
                                        .toStdString());
    }
    regex.optimize(); // before threads share it
    return regex;
}
} // namespace

TextFormat<QString> nonEmpty()
{
    return textWhere(QStringLiteral("text that is not empty"),
                     [](const QString &text) { return !text.isEmpty(); });
}

TextFormat<QString> nonBlank()
{
    return textWhere(QStringLiteral("text that is not blank"),
                     [](const QString &text) { return !text.trimmed().isEmpty(); });
}

TextFormat<QString> matching(const QString &pattern)
{
    const auto regex = compiled(pattern, QRegularExpression::anchoredPattern(pattern));
    return textWhere(QStringLiteral("text like '%1'").arg(pattern),
                     [regex](const QString &text) { return regex.match(text).hasMatch(); });
}

TextFormat<QString> regexGroup(const QString &pattern, int group)
{
    const auto regex = compiled(pattern, pattern);
    if (group < 0 || group > regex.captureCount()) {
        throw std::invalid_argument(
            QStringLiteral("'%1' has no group %2").arg(pattern).arg(group).toStdString());
    }
    auto format = textWhere(QStringLiteral("text like '%1'").arg(pattern), {});
    format.parse = [regex, group](const QString &text) -> std::optional<QString> {
        const auto found = regex.match(text);
        return found.hasMatch() && found.hasCaptured(group) ? std::optional(found.captured(group))
                                                            : std::nullopt;
    };
    return format;
}

TextFormat<QByteArray> base64()
{
    const auto parse = [](const QString &text) -> std::optional<QByteArray> {
        QByteArray bytes = text.toLatin1();
        bytes.replace('-', '+').replace('_', '/');
        const auto decoded = QByteArray::fromBase64Encoding(
            bytes, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
        while (bytes.endsWith('='))
            bytes.chop(1);
        const bool isCutOff = bytes.size() % 4 == 1;
        return decoded && !isCutOff ? std::optional(*decoded) : std::nullopt;
    };
    return { .type = QStringLiteral("Base64"),
             .parse = parse,
             .print = [](const QByteArray &bytes) {
                 return QString::fromLatin1(bytes.toBase64());
             } };
}

TextFormat<QByteArray> hex()
{
    const auto parse = [](const QString &text) -> std::optional<QByteArray> {
        const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
        return text.compare(QLatin1StringView(bytes.toHex()), Qt::CaseInsensitive) == 0
            ? std::optional(bytes)
            : std::nullopt;
    };
    return { .type = QStringLiteral("hex digits in pairs"),
             .parse = parse,
             .print = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); } };
}

TextFormat<Credentials> basicCredentials()
{
    return { .type = QStringLiteral("Basic credentials"),
             .parse = [](const QString &text) { return parseBasicCredentials(text.toUtf8()); },
             .print =
                 [](const Credentials &value) {
                     const bool isReadBack = !value.user.contains(u':');
                     return isReadBack ? QString::fromLatin1(printBasicCredentials(value))
                                       : QString();
                 },
             .isSecret = true };
}

} // namespace jackfield::lens
