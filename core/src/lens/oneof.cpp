// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/oneof.h>

#include <QMetaClassInfo>
#include <algorithm>
#include <stdexcept>

namespace jackfield::lens::detail {

namespace {
QString tagOf(const QMetaObject &meta, const QString &member)
{
    const int index = meta.indexOfClassInfo(member.toUtf8().constData());
    if (index >= 0)
        return QString::fromUtf8(meta.classInfo(index).value());
    return QString::fromLatin1(meta.className()).split(QStringLiteral("::")).last();
}
} // namespace

QList<Alternative> alternatives(const QString &member, const QList<QMetaType> &types)
{
    QList<Alternative> found;
    for (const QMetaType type : types) {
        if (!type.metaObject() || !type.flags().testFlag(QMetaType::IsGadget))
            throw std::invalid_argument(std::string("oneOf: no Q_GADGET: ") + type.name());
        const QString tag = tagOf(*type.metaObject(), member);
        if (std::ranges::contains(found, tag, &Alternative::tag)) {
            throw std::invalid_argument(
                QStringLiteral("oneOf: two types have the %1 '%2'; give one another in Q_CLASSINFO")
                    .arg(member, tag)
                    .toStdString());
        }
        found.append({ type, tag });
    }
    return found;
}

Result<qsizetype>
alternativeOf(const JsonValue &value, const QString &member, const QList<Alternative> &alternatives)
{
    const QString where = JsonPointer().child(member).toString();
    if (!value.isObject())
        return failure(
            Error::Code::Invalid,
            QStringLiteral("the value must be object, not %1").arg(typeName(value.type())));
    const auto tag = value.value(member);
    if (!tag)
        return failure(Error::Code::Missing, QStringLiteral("'%1' is required").arg(where), where);
    const auto found = std::ranges::find(alternatives, tag->toString(), &Alternative::tag);
    if (tag->isString() && found != alternatives.end())
        return found - alternatives.begin();
    QStringList known;
    for (const Alternative &alternative : alternatives)
        known.append(alternative.tag);
    return failure(Error::Code::Invalid,
                   QStringLiteral("'%1' must be one of %2, not %3")
                       .arg(where,
                            known.join(QStringLiteral(", ")),
                            QString::fromUtf8(tag->toJson()).left(100)),
                   where);
}

JsonValue tagged(const JsonValue &object, const QString &member, const QString &tag)
{
    if (object.contains(member))
        return object;
    QList<std::pair<QString, JsonValue>> members { { member, JsonValue::string(tag) } };
    for (const JsonValue::Member &own : object.members())
        members.emplaceBack(own.key, own.value);
    return JsonValue::object(members);
}

} // namespace jackfield::lens::detail
