// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/matching.h>

#include <QFile>

namespace jackfield {

Result<Matching> Matching::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(Error::Code::Io,
                       QStringLiteral("cannot read %1: %2").arg(path, file.errorString()),
                       path);
    }
    const auto wrong = [&](Error::Code code, const QString &position, const QString &message) {
        const QString place = path + QLatin1Char(':') + position;
        return failure(code, place + QLatin1String(": ") + message, place);
    };
    const auto rules = JsonValue::parse(file.readAll());
    if (!rules)
        return wrong(rules.error().code, rules.error().where, rules.error().message);
    const auto kind = rules->value(u"jackfield");
    if (!kind || kind->toString() != QLatin1String("matching")) {
        return wrong(
            Error::Code::Invalid,
            rules->position(),
            QStringLiteral(
                "these are no matching rules: {\"jackfield\":\"matching\",\"version\":1,...}"));
    }
    if (rules->value(u"version").value_or(JsonValue()).toInteger() != 1) {
        return wrong(Error::Code::Unsupported,
                     rules->position(),
                     QStringLiteral("matching rules of another version than 1"));
    }
    Matching matching;
    for (const JsonValue &entry : rules->value(u"ignore").value_or(JsonValue()).elements()) {
        const auto pointer = JsonPointer::parse(entry.toString(QStringLiteral("no string")));
        if (!pointer)
            return wrong(Error::Code::Invalid, entry.position(), pointer.error().message);
        matching.ignore(*pointer);
    }
    return matching;
}

Matching &Matching::ignore(const QString &pointer)
{
    const auto place = JsonPointer::parse(pointer);
    Q_ASSERT_X(place, "Matching::ignore", qPrintable(pointer));
    return place ? ignore(*place) : *this;
}

Matching &Matching::ignore(const JsonPointer &place)
{
    m_ignored.append(place);
    return *this;
}

bool Matching::isIgnored(const JsonPointer &place) const
{
    return std::ranges::any_of(m_ignored,
                               [&](const JsonPointer &rule) { return rule.covers(place); });
}

} // namespace jackfield
