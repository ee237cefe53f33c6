// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonwriter.h>
#include <jackfield/lens/gadget.h>
#include <jackfield/lens/textvalue.h>

#include <QDateTime>
#include <QMetaEnum>
#include <QMetaProperty>
#include <QSequentialIterable>
#include <limits>

namespace jackfield::lens {

namespace {
using Pointer = JsonPointer;

std::unexpected<Error>
wrongType(const JsonValue &value, const QString &expected, const Pointer &where)
{
    return failure(Error::Code::Invalid,
                   QStringLiteral("%1 must be %2, not %3")
                       .arg(where.isEmpty() ? QStringLiteral("the value")
                                            : QString(u'\'' + where.toString() + u'\''),
                            expected,
                            typeName(value.type())),
                   where.toString());
}

std::unexpected<Error> unsupported(QMetaType type, const Pointer &where)
{
    return failure(
        Error::Code::Unsupported,
        QStringLiteral("the C++ type %1 has no JSON form").arg(QLatin1String(type.name())),
        where.toString());
}

template<typename T>
bool readInteger(const JsonValue &value, void *target)
{
    const auto number = value.isNumber() ? value.toInteger() : std::nullopt;
    if (!number || !std::in_range<T>(*number))
        return false;
    *static_cast<T *>(target) = T(*number);
    return true;
}

bool readUnsigned64(const JsonValue &value, void *target)
{
    bool ok = false;
    *static_cast<quint64 *>(target) = value.isNumber() ? value.toJson().toULongLong(&ok) : 0;
    return ok;
}

template<typename T>
bool readReal(const JsonValue &value, void *target)
{
    if (!value.isNumber() || qIsInf(value.toDouble()))
        return false;
    *static_cast<T *>(target) = T(value.toDouble());
    return true;
}

/// A type that stands in JSON as a string.
template<typename T>
bool readText(const JsonValue &value, void *target)
{
    const QString text = value.toString();
    std::optional<T> parsed;
    if constexpr (requires { TextValue<T>::parse(text); })
        parsed = TextValue<T>::parse(text);
    else if (const T moment = T::fromString(text, Qt::ISODateWithMs); moment.isValid())
        parsed = moment;
    if (!value.isString() || !parsed)
        return false;
    *static_cast<T *>(target) = *parsed;
    return true;
}

template<typename T>
QByteArray writeText(const void *source)
{
    const T &value = *static_cast<const T *>(source);
    if constexpr (requires { TextValue<T>::print(value); })
        return json::quoted(TextValue<T>::print(value));
    else
        return json::quoted(value.toString(Qt::ISODateWithMs));
}

template<typename T>
QByteArray writeNumber(const void *source)
{
    return TextValue<T>::print(*static_cast<const T *>(source)).toLatin1();
}

bool readBool(const JsonValue &value, void *target)
{
    *static_cast<bool *>(target) = value.toBool();
    return value.isBool();
}

bool readValue(const JsonValue &value, void *target)
{
    *static_cast<JsonValue *>(target) = value;
    return true;
}

QByteArray writeValue(const void *source)
{
    return static_cast<const JsonValue *>(source)->toJson();
}

/// One row for each type with a JSON form of its own.
struct Plain
{
    QMetaType type;
    const char *name;
    bool (*read)(const JsonValue &, void *);
    QByteArray (*write)(const void *);
};

template<std::integral T>
Plain integer()
{
    return { QMetaType::fromType<T>(), "integer in range", readInteger<T>, writeNumber<T> };
}

template<typename T>
Plain text(const char *name)
{
    return { QMetaType::fromType<T>(), name, readText<T>, writeText<T> };
}

const QList<Plain> &plainTypes()
{
    static const QList<Plain> table {
        { QMetaType::fromType<bool>(), "boolean", readBool, writeNumber<bool> },
        integer<qint8>(),
        integer<quint8>(),
        integer<short>(),
        integer<ushort>(),
        integer<int>(),
        integer<uint>(),
        integer<long>(),
        integer<qlonglong>(),
        { QMetaType::fromType<ulong>(), "integer in range", readUnsigned64, writeNumber<ulong> },
        { QMetaType::fromType<qulonglong>(),
          "integer in range",
          readUnsigned64,
          writeNumber<qulonglong> },
        { QMetaType::fromType<float>(), "number", readReal<float>, writeNumber<float> },
        { QMetaType::fromType<double>(), "number", readReal<double>, writeNumber<double> },
        text<QString>("string"),
        text<QUrl>("URL"),
        text<QUuid>("UUID"),
        text<QDate>("date"),
        text<QTime>("time"),
        text<QDateTime>("date and time"),
        { QMetaType::fromType<JsonValue>(), "value", readValue, writeValue },
    };
    return table;
}

const Plain *plain(QMetaType type)
{
    for (const Plain &row : plainTypes()) {
        if (row.type == type)
            return &row;
    }
    return nullptr;
}

std::optional<QMetaEnum> enumOf(QMetaType type)
{
    const QMetaObject *meta = type.metaObject();
    if (!meta || !type.flags().testFlag(QMetaType::IsEnumeration))
        return std::nullopt;
    const QByteArray name = QByteArray(type.name()).split(':').last();
    const int index = meta->indexOfEnumerator(name.constData());
    return index < 0 ? std::nullopt : std::optional(meta->enumerator(index));
}

Result<QVariant> readAny(const JsonValue &value, QMetaType type, const Pointer &where);

Result<QVariant>
readEnum(const JsonValue &value, QMetaType type, const QMetaEnum &names, const Pointer &where)
{
    bool ok = false;
    const int number = names.keyToValue(value.toString().toUtf8().constData(), &ok);
    QVariant result = QVariant::fromValue(number);
    if (!value.isString() || !ok || !result.convert(type))
        return wrongType(value,
                         QStringLiteral("one of the names of %1").arg(QLatin1String(names.name())),
                         where);
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
        const QString name = QString::fromUtf8(property.name());
        const auto member = value.value(name);
        const Pointer place = where.child(name);
        if (!member)
            return failure(Error::Code::Missing,
                           QStringLiteral("'%1' is required").arg(place.toString()),
                           place.toString());
        const auto read = readAny(*member, property.metaType(), place);
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
    if (const Plain *row = plain(type)) {
        QVariant result(type);
        if (!row->read(value, result.data()))
            return wrongType(value, QString::fromLatin1(row->name), where);
        return result;
    }
    if (const auto names = enumOf(type))
        return readEnum(value, type, *names, where);
    if (type.flags().testFlag(QMetaType::IsGadget))
        return readGadget(value, type, where);
    if (QMetaType::canView(type, QMetaType::fromType<QSequentialIterable>()))
        return readList(value, type, where);
    return unsupported(type, where);
}

Result<QByteArray> writeAny(QMetaType type, const void *source, const Pointer &where);

Result<QByteArray> writeGadget(const QMetaObject &meta, const void *source, const Pointer &where)
{
    QByteArray text;
    for (int i = 0; i < meta.propertyCount(); ++i) {
        const QMetaProperty property = meta.property(i);
        const QString name = QString::fromUtf8(property.name());
        const QVariant value = property.readOnGadget(source);
        const auto written = writeAny(property.metaType(), value.constData(), where.child(name));
        if (!written)
            return written;
        text += (i ? ',' : '{') + json::quoted(name) + ':' + *written;
    }
    return (text.isEmpty() ? "{" : text) + '}';
}

Result<QByteArray> writeAny(QMetaType type, const void *source, const Pointer &where)
{
    if (const Plain *row = plain(type))
        return row->write(source);
    QVariant value(type, source);
    if (const auto names = enumOf(type))
        return json::quoted(QString::fromLatin1(names->valueToKey(value.toInt())));
    if (type.flags().testFlag(QMetaType::IsGadget))
        return writeGadget(*type.metaObject(), source, where);
    if (!QMetaType::canView(type, QMetaType::fromType<QSequentialIterable>()))
        return unsupported(type, where);
    QByteArray text;
    qsizetype index = 0;
    for (const QVariant &element : value.view<QSequentialIterable>()) {
        const auto written = writeAny(element.metaType(), element.constData(), where.child(index));
        if (!written)
            return written;
        text += (index++ ? "," : "[") + *written;
    }
    return (text.isEmpty() ? "[" : text) + ']';
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
    type.id();
    return writeAny(type, source, {});
}

} // namespace jackfield::lens
