// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "format.h"

#include "payloadtext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
QString twoDigits(qint64 number)
{
    return u"%1"_s.arg(number, 2, 10, '0'_L1);
}
} // namespace

QString formattedTime(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1000).toString(u"HH:mm:ss.zzz");
}

QString formattedTime(qint64 time, TimeStyle style, qint64 start)
{
    switch (style) {
    case TimeStyle::Local:
        break;
    case TimeStyle::Utc:
        return QDateTime::fromMSecsSinceEpoch(time / 1000, QTimeZone::UTC)
            .toString(u"HH:mm:ss.zzz");
    case TimeStyle::SinceStart:
        const qint64 milliseconds = std::max<qint64>(0, time - start) / 1000;
        return formattedClock(milliseconds / 1000)
            + u".%1"_s.arg(milliseconds % 1000, 3, 10, QChar(u'0'));
    }
    return formattedTime(time);
}

QString formattedExactTime(qint64 time)
{
    return formattedTime(time) + u"%1"_s.arg(time % 1000, 3, 10, QChar(u'0'));
}

QString formattedDurations(qint64 from, qint64 to)
{
    QString first = formattedDuration(from);
    const QString last = formattedDuration(to);
    if (first == last)
        return last;
    if (first.section(u' ', 1) == last.section(u' ', 1))
        first = first.section(u' ', 0, 0);
    return QCoreApplication::translate("Format", "%1 to %2").arg(first, last);
}

QString formattedClock(qint64 seconds)
{
    return u"%1:%2:%3"_s.arg(
        twoDigits(seconds / 3600), twoDigits(seconds / 60 % 60), twoDigits(seconds % 60));
}

QString cookieInWords(const QByteArray &field)
{
    const QStringList parts = previewText(field, field.size()).split(u';');
    const auto trimmed = [](const QString &text, int section) {
        return text.section(u'=', section, section == 0 ? 0 : -1).trimmed();
    };
    QStringList words { u"%1 = %2"_s.arg(trimmed(parts.first(), 0), trimmed(parts.first(), 1)) };
    for (const QString &part : parts.mid(1)) {
        const QString name = trimmed(part, 0).toLower();
        const QString value = trimmed(part, 1);
        if (name == u"httponly")
            words.append(u"not for scripts"_s);
        else if (name == u"secure")
            words.append(u"over TLS alone"_s);
        else if (name == u"path")
            words.append(u"for %1"_s.arg(value));
        else if (name == u"domain")
            words.append(u"at %1"_s.arg(value));
        else if (name == u"max-age")
            words.append(u"for %1 seconds"_s.arg(value));
        else if (name == u"expires")
            words.append(u"until %1"_s.arg(value));
        else if (!name.isEmpty())
            words.append(part.trimmed());
    }
    return words.join(u", "_s);
}

} // namespace jackfield::ui
