// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "bytereadings.h"

#include "payloadtext.h"

#include <QFloat16>

#include <QDateTime>
#include <QTimeZone>
#include <QtEndian>
#include <QtTranslation>
#include <array>
#include <optional>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 earliest = 1'000'000'000; ///< 2001-09-09, in s
constexpr qint64 latest = 4'102'444'800; ///< 2100-01-01
constexpr qsizetype arrayColumns = 12;

template<typename Number>
std::optional<Number> numberAt(QByteArrayView bytes, QSysInfo::Endian order)
{
    if (bytes.size() < qsizetype(sizeof(Number)))
        return std::nullopt;
    return order == QSysInfo::BigEndian ? qFromBigEndian<Number>(bytes.data())
                                        : qFromLittleEndian<Number>(bytes.data());
}

template<typename Integer>
QString integer(QByteArrayView bytes, QSysInfo::Endian order)
{
    const auto number = numberAt<Integer>(bytes, order);
    return number ? QString::number(*number) : QString();
}

template<typename Real>
QString real(QByteArrayView bytes, QSysInfo::Endian order)
{
    const auto number = numberAt<Real>(bytes, order);
    if (!number)
        return {};
    if constexpr (std::is_same_v<Real, double>)
        return QString::number(*number, 'g', QLocale::FloatingPointShortest);
    // The shortest text of a float, not of the double that it is widened to.
    constexpr int digits = std::is_same_v<Real, float> ? 9 : 5;
    for (int precision = 1; precision < digits; ++precision) {
        const QString text = QString::number(double(*number), 'g', precision);
        if (Real(text.toFloat()) == *number)
            return text;
    }
    return QString::number(double(*number), 'g', digits);
}

QString bits(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return {};
    return u"%1"_s.arg(quint8(bytes.front()), 8, 2, '0'_L1).insert(4, u' ');
}

QString character(QByteArrayView bytes)
{
    const auto [c, length] = bytes.isEmpty() ? Utf8Character() : firstCharacter(bytes);
    if (c == 0xfffd && length == 1)
        return {};
    const QString number = u"U+%1"_s.arg(QString::number(c, 16).toUpper(), 4, u'0');
    const QString shown = visibleCharacter(c);
    return shown.contains(u"U+") ? number : shown + u"  " + number;
}

QString utc(qint64 milliseconds, bool isExact)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::UTC)
        .toString(isExact ? u"yyyy-MM-dd HH:mm:ss.zzz"_s : u"yyyy-MM-dd HH:mm:ss"_s);
}

QString time(QByteArrayView bytes, QSysInfo::Endian order)
{
    const auto isPlausible = [](quint64 seconds) {
        return seconds >= quint64(earliest) && seconds < quint64(latest);
    };
    if (const auto wide = numberAt<quint64>(bytes, order)) {
        if (isPlausible(*wide))
            return utc(qint64(*wide) * 1000, false) + u" (s, 64 bit)"_s;
        if (isPlausible(*wide / 1000))
            return utc(qint64(*wide), true) + u" (ms)"_s;
    }
    const auto narrow = numberAt<quint32>(bytes, order);
    return narrow && isPlausible(*narrow) ? utc(qint64(*narrow) * 1000, false) + u" (s)"_s
                                          : QString();
}

QString asHex(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex(' '));
}

QString asCArray(QByteArrayView bytes)
{
    QString text = u"const unsigned char data[%1] = {"_s.arg(bytes.size());
    text.reserve(text.size() + bytes.size() * 6 + bytes.size() / 2 + 8);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        text += i % arrayColumns == 0 ? "\n    0x"_L1 : " 0x"_L1;
        text += u"%1"_s.arg(quint8(bytes[i]), 2, 16, '0'_L1);
        text += u',';
    }
    return text + u"\n};\n";
}

QString asBase64(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toBase64());
}

constexpr std::array forms {
    ByteForm { QT_TRANSLATE_NOOP("ByteForm", "Copy as hex"), asHex },
    ByteForm { QT_TRANSLATE_NOOP("ByteForm", "Copy as text"), exactText },
    ByteForm { QT_TRANSLATE_NOOP("ByteForm", "Copy as C array"), asCArray },
    ByteForm { QT_TRANSLATE_NOOP("ByteForm", "Copy as Base64"), asBase64 },
};
} // namespace

QString readingOf(ByteReading reading, QByteArrayView bytes, QSysInfo::Endian order)
{
    switch (reading) {
    case ByteReading::Unsigned8:
        return integer<quint8>(bytes, order);
    case ByteReading::Signed8:
        return integer<qint8>(bytes, order);
    case ByteReading::Bits:
        return bits(bytes);
    case ByteReading::Unsigned16:
        return integer<quint16>(bytes, order);
    case ByteReading::Signed16:
        return integer<qint16>(bytes, order);
    case ByteReading::Float16:
        return real<qfloat16>(bytes, order);
    case ByteReading::Unsigned32:
        return integer<quint32>(bytes, order);
    case ByteReading::Signed32:
        return integer<qint32>(bytes, order);
    case ByteReading::Float32:
        return real<float>(bytes, order);
    case ByteReading::Unsigned64:
        return integer<quint64>(bytes, order);
    case ByteReading::Signed64:
        return integer<qint64>(bytes, order);
    case ByteReading::Float64:
        return real<double>(bytes, order);
    case ByteReading::Character:
        return character(bytes);
    case ByteReading::Time:
        return time(bytes, order);
    }
    return {};
}

std::span<const ByteForm> byteForms()
{
    return forms;
}

} // namespace jackfield::ui
