// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "lens/jsontypes_p.h"

#include <jackfield/lens/textformat.h>

#include <QHash>
#include <QReadWriteLock>
#include <limits>
#include <unordered_map>

namespace jackfield::lens {

namespace {
template<typename T>
bool readInteger(const JsonValue &value, void *target)
{
    if (!value.isNumber())
        return false;
    auto &number = *static_cast<T *>(target);
    if (const auto whole = value.toInteger()) {
        number = T(*whole);
        return std::in_range<T>(*whole);
    }
    bool ok = false;
    number = T(value.toJson().toULongLong(&ok)); // what is beyond qint64
    return ok && std::in_range<T>(std::numeric_limits<quint64>::max());
}

template<typename T>
bool readReal(const JsonValue &value, void *target)
{
    const auto named = value.isString() ? TextValue<T>::parse(value.toString()) : std::nullopt;
    const bool isName = named && !qIsFinite(*named);
    const T number = isName ? *named : T(value.toDouble());
    if (!isName && (!value.isNumber() || !qIsFinite(number)))
        return false;
    *static_cast<T *>(target) = number;
    return true;
}

PlainType plainOf(const detail::TextType &text)
{
    return { .name = text.name,
             .read =
                 [parse = text.parse](const JsonValue &value, void *target) {
                     return value.isString() && parse(value.toString(), target);
                 },
             .write = [print = text.print](ValueWriter &writer,
                                           const void *source) { writer.text(print(source)); } };
}

class Table
{
public:
    Table();

    void add(QMetaType type, PlainType row) { m_plain.insert(type.id(), std::move(row)); }
    void add(const detail::TextType &text) { add(text.type, plainOf(text)); }
    void add(const detail::OptionalType &row) { m_optional.insert(row.type.id(), row); }

    const PlainType *plain(QMetaType type) const { return find(m_plain, type); }
    const detail::OptionalType *optional(QMetaType type) const { return find(m_optional, type); }

private:
    template<typename Row>
    static const Row *find(const QHash<int, Row> &rows, QMetaType type)
    {
        const auto found = rows.constFind(type.id());
        return found == rows.constEnd() ? nullptr : &*found;
    }
    /// A row for the type and one for a std::optional of it.
    template<typename T>
    void both(PlainType row)
    {
        add(QMetaType::fromType<T>(), std::move(row));
        add(detail::optionalType<T>());
    }
    template<typename... T>
    void integers();
    template<typename... T>
    void reals();
    template<typename... T>
    void texts();

    QHash<int, PlainType> m_plain;
    QHash<int, detail::OptionalType> m_optional;
};

template<typename... T>
void Table::integers()
{
    const auto write = []<typename I>(ValueWriter &writer, const I &value) {
        if constexpr (std::is_signed_v<I>)
            writer.integer(value);
        else
            writer.unsignedInteger(value);
    };
    (both<T>({ QStringLiteral("integer in range"),
               readInteger<T>,
               [write](ValueWriter &writer, const void *source) {
                   write(writer, *static_cast<const T *>(source));
               } }),
     ...);
}

template<typename... T>
void Table::reals()
{
    (both<T>({ QStringLiteral("number"),
               readReal<T>,
               [](ValueWriter &writer, const void *source) {
                   writer.real(*static_cast<const T *>(source));
               } }),
     ...);
}

template<typename... T>
void Table::texts()
{
    ((add(detail::textType<T>()), add(detail::optionalType<T>())), ...);
}

Table::Table()
{
    using namespace std::chrono;
    integers<qint8, quint8, short, ushort, int, uint, long, ulong, qlonglong, qulonglong>();
    reals<float, double>();
    texts<QString, QUrl, QUuid, QDate, QTime, QDateTime, QTimeZone, QLocale, QVersionNumber>();
    texts<nanoseconds, microseconds, milliseconds, seconds, minutes, hours>();
    both<bool>({ QStringLiteral("boolean"),
                 [](const JsonValue &value, void *target) {
                     *static_cast<bool *>(target) = value.toBool();
                     return value.isBool();
                 },
                 [](ValueWriter &writer, const void *source) {
                     writer.boolean(*static_cast<const bool *>(source));
                 } });
    both<QByteArray>({ QStringLiteral("Base64 string"),
                       [](const JsonValue &value, void *target) {
                           static const auto format = base64();
                           const auto bytes =
                               value.isString() ? format.parse(value.toString()) : std::nullopt;
                           *static_cast<QByteArray *>(target) = bytes.value_or(QByteArray());
                           return bytes.has_value();
                       },
                       [](ValueWriter &writer, const void *source) {
                           writer.bytes(*static_cast<const QByteArray *>(source));
                       } });
    both<JsonValue>({ QStringLiteral("value"),
                      [](const JsonValue &value, void *target) {
                          *static_cast<JsonValue *>(target) = value;
                          return true;
                      },
                      [](ValueWriter &writer, const void *source) {
                          writer.json(*static_cast<const JsonValue *>(source));
                      } });
}

const Table &builtIn()
{
    static const Table table;
    return table;
}

/// What registerJsonType() added. Rows are never taken away or moved.
struct Registered
{
    QReadWriteLock lock;
    std::unordered_map<int, PlainType> plain;
    std::unordered_map<int, detail::OptionalType> optional;
};

Registered &registered()
{
    static Registered types;
    return types;
}

template<typename Row>
const Row *registeredRow(std::unordered_map<int, Row> Registered::*rows, QMetaType type)
{
    const QReadLocker locker(&registered().lock);
    const auto found = (registered().*rows).find(type.id());
    return found == (registered().*rows).end() ? nullptr : &found->second;
}
} // namespace

void detail::registerType(const TextType &type)
{
    const QWriteLocker locker(&registered().lock);
    registered().plain.try_emplace(type.type.id(), plainOf(type));
}

void detail::registerType(const OptionalType &type)
{
    const QWriteLocker locker(&registered().lock);
    registered().optional.try_emplace(type.type.id(), type);
}

const PlainType *plainType(QMetaType type)
{
    const PlainType *row = builtIn().plain(type);
    return row ? row : registeredRow(&Registered::plain, type);
}

const detail::OptionalType *optionalType(QMetaType type)
{
    const detail::OptionalType *row = builtIn().optional(type);
    return row ? row : registeredRow(&Registered::optional, type);
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

} // namespace jackfield::lens
