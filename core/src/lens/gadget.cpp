// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "lens/jsontypes_p.h"

#include <QMetaProperty>
#include <QSequentialIterable>

namespace jackfield::lens {

namespace {
using Pointer = JsonPointer;

std::unexpected<Error>
wrongType(const JsonValue &value, const QString &expected, const Pointer &where)
{
    const QString found = value.isString()
        ? QStringLiteral("the string '%1'").arg(value.toString().left(100))
        : typeName(value.type());
    return failure(Error::Code::Invalid,
                   QStringLiteral("%1 must be %2, not %3")
                       .arg(where.isEmpty() ? QStringLiteral("the value")
                                            : QString(u'\'' + where.toString() + u'\''),
                            expected,
                            found),
                   where.toString());
}

std::unexpected<Error> unsupported(QMetaType type, const Pointer &where)
{
    return failure(Error::Code::Unsupported,
                   QStringLiteral("the C++ type %1 is unknown to lenses (see registerJsonType)")
                       .arg(QLatin1String(type.name())),
                   where.toString());
}

Result<QVariant> readAny(const JsonValue &value, QMetaType type, const Pointer &where);

Result<QVariant>
readEnum(const JsonValue &value, QMetaType type, const QMetaEnum &names, const Pointer &where)
{
    const auto number =
        value.isString() ? detail::enumValue(names, value.toString()) : std::nullopt;
    QVariant result = QVariant::fromValue(number.value_or(0));
    if (!number || !result.convert(type))
        return wrongType(value, detail::enumType(names), where);
    return result;
}

Result<QVariant>
readOptional(const JsonValue &value, const detail::OptionalType &type, const Pointer &where)
{
    QVariant result(type.type);
    if (value.isNull()) {
        type.assign(result.data(), nullptr);
        return result;
    }
    const auto inner = readAny(value, type.inner, where);
    if (!inner)
        return inner;
    type.assign(result.data(), inner->constData());
    return result;
}

Result<QVariant> readGadget(const JsonValue &value, QMetaType type, const Pointer &where)
{
    if (!value.isObject())
        return wrongType(value, QStringLiteral("object"), where);
    QVariant gadget(type);
    const QMetaObject *meta = type.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        if (!property.isWritable())
            continue;
        const QString name = QString::fromUtf8(property.name());
        const auto member = value.value(name);
        const Pointer place = where.child(name);
        if (!member && !optionalType(property.metaType()))
            return failure(Error::Code::Missing,
                           QStringLiteral("'%1' is required").arg(place.toString()),
                           place.toString());
        const auto read = readAny(member.value_or(JsonValue()), property.metaType(), place);
        if (!read)
            return read;
        property.writeOnGadget(gadget.data(), *read);
    }
    return gadget;
}

Result<QVariant> readList(const JsonValue &value, QMetaType type, const Pointer &where)
{
    if (!value.isArray())
        return wrongType(value, QStringLiteral("array"), where);
    QVariant list(type);
    auto view = list.view<QSequentialIterable>();
    qsizetype index = 0;
    for (const JsonValue &element : value.elements()) {
        const auto read =
            readAny(element, view.metaContainer().valueMetaType(), where.child(index++));
        if (!read)
            return read;
        view.addValue(*read);
    }
    return list;
}

Result<QVariant> readAny(const JsonValue &value, QMetaType type, const Pointer &where)
{
    if (const PlainType *row = plainType(type)) {
        QVariant result(type);
        if (!row->read(value, result.data()))
            return wrongType(value, row->name, where);
        return result;
    }
    if (const detail::OptionalType *row = optionalType(type))
        return readOptional(value, *row, where);
    if (const auto names = enumOf(type))
        return readEnum(value, type, *names, where);
    if (type.flags().testFlag(QMetaType::IsGadget))
        return readGadget(value, type, where);
    if (QMetaType::canView(type, QMetaType::fromType<QSequentialIterable>()))
        return readList(value, type, where);
    return unsupported(type, where);
}

using Written = Result<void>;

Written writeAny(ValueWriter &writer, QMetaType type, const void *source, const Pointer &where);

/// The properties that are written, with their values: empty optionals are left out.
QList<std::pair<QMetaProperty, QVariant>> propertiesOf(const QMetaObject &meta, const void *source)
{
    QList<std::pair<QMetaProperty, QVariant>> properties;
    for (int i = 0; i < meta.propertyCount(); ++i) {
        const QMetaProperty property = meta.property(i);
        const QVariant value = property.readOnGadget(source);
        const detail::OptionalType *optional = optionalType(property.metaType());
        if (!optional || optional->value(value.constData()))
            properties.emplaceBack(property, value);
    }
    return properties;
}

Written
writeGadget(ValueWriter &writer, const QMetaObject &meta, const void *source, const Pointer &where)
{
    const auto properties = propertiesOf(meta, source);
    writer.beginObject(properties.size());
    for (const auto &[property, value] : properties) {
        const QString name = QString::fromUtf8(property.name());
        writer.key(name);
        if (auto written =
                writeAny(writer, property.metaType(), value.constData(), where.child(name));
            !written)
            return written;
    }
    writer.endObject();
    return {};
}

Written writeList(ValueWriter &writer, QVariant list, const Pointer &where)
{
    const auto view = list.view<QSequentialIterable>();
    writer.beginArray(view.size());
    qsizetype index = 0;
    for (const QVariant &element : view) {
        if (auto written =
                writeAny(writer, element.metaType(), element.constData(), where.child(index++));
            !written)
            return written;
    }
    writer.endArray();
    return {};
}

Written
writeEnum(ValueWriter &writer, const QMetaEnum &names, const QVariant &value, const Pointer &where)
{
    const char *name = names.valueToKey(value.toInt());
    if (!name)
        return failure(Error::Code::Invalid,
                       QStringLiteral("%1 is the value of no name of %2")
                           .arg(value.toInt())
                           .arg(QLatin1String(names.name())),
                       where.toString());
    writer.text(QString::fromLatin1(name));
    return {};
}

Written writeAny(ValueWriter &writer, QMetaType type, const void *source, const Pointer &where)
{
    if (const PlainType *row = plainType(type)) {
        row->write(writer, source);
        return {};
    }
    if (const detail::OptionalType *row = optionalType(type)) {
        if (const void *inner = row->value(source))
            return writeAny(writer, row->inner, inner, where);
        writer.null();
        return {};
    }
    const QVariant value(type, source);
    if (const auto names = enumOf(type))
        return writeEnum(writer, *names, value, where);
    if (type.flags().testFlag(QMetaType::IsGadget))
        return writeGadget(writer, *type.metaObject(), source, where);
    if (QMetaType::canView(type, QMetaType::fromType<QSequentialIterable>()))
        return writeList(writer, value, where);
    return unsupported(type, where);
}
} // namespace

Result<void> readJson(const JsonValue &value, QMetaType type, void *target)
{
    type.id(); // registers the views of lists
    const auto read = readAny(value, type, {});
    if (!read)
        return std::unexpected(read.error());
    type.destruct(target);
    type.construct(target, read->constData());
    return {};
}

Result<QByteArray> writeJson(QMetaType type, const void *source)
{
    return write(Notation::Json, type, source);
}

Result<QByteArray> write(Notation notation, QMetaType type, const void *source)
{
    type.id();
    const auto writer = notation == Notation::Json ? jsonTextWriter() : binaryWriter(notation);
    if (const auto written = writeAny(*writer, type, source, {}); !written)
        return std::unexpected(written.error());
    return writer->finish();
}

} // namespace jackfield::lens
