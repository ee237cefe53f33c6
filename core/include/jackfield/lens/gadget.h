// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>
#include <jackfield/lens/textvalue.h>

#include <QMetaType>
#include <functional>

namespace jackfield::lens {

/// Reads `value` into the object of `type` at `target`: bool, the arithmetic types, QByteArray (Base64), all that
/// TextValue knows as a string (QString, QUrl, QUuid, dates, std::chrono durations, ...), enums by the names of their
/// Q_ENUM, Q_GADGETs by their properties, QLists of these, JsonValue, std::optional, and what registerJsonType() added.
/// Every property that can be written must be there, but a std::optional, which null and absence make empty; members
/// without a property are passed over. Infinities and NaN are the strings "Infinity", "-Infinity" and "NaN".
/// Errors: Missing, Invalid (another JSON type, out of range), Unsupported (a C++ type not named here);
/// `where` is the JSON Pointer of the place.
Result<void> readJson(const JsonValue &value, QMetaType type, void *target);

/// The JSON of the object of `type` at `source`; properties in the order of their declaration, empty optionals left out.
/// Error: Unsupported.
Result<QByteArray> writeJson(QMetaType type, const void *source);

namespace detail {
struct TextType
{
    QMetaType type;
    QString name;
    std::function<bool(const QString &, void *)> parse;
    std::function<QString(const void *)> print;
};
/// How a std::optional of any type is looked into.
struct OptionalType
{
    QMetaType type;
    QMetaType inner;
    void (*assign)(void *optional, const void *value); ///< null: nothing
    const void *(*value)(const void *optional); ///< null: nothing
};
void registerType(const TextType &type);
void registerType(const OptionalType &type);

template<typename T>
TextType textType()
{
    return { .type = QMetaType::fromType<T>(),
             .name = TextValue<T>::type(),
             .parse =
                 [](const QString &text, void *target) {
                     const auto value = TextValue<T>::parse(text);
                     if (value)
                         *static_cast<T *>(target) = *value;
                     return value.has_value();
                 },
             .print =
                 [](const void *source) {
                     return TextValue<T>::print(*static_cast<const T *>(source));
                 } };
}

template<typename T>
OptionalType optionalType()
{
    using Optional = std::optional<T>;
    return { .type = QMetaType::fromType<Optional>(),
             .inner = QMetaType::fromType<T>(),
             .assign =
                 [](void *optional, const void *value) {
                     auto &target = *static_cast<Optional *>(optional);
                     target = value ? Optional(*static_cast<const T *>(value)) : std::nullopt;
                 },
             .value =
                 [](const void *optional) {
                     const auto &source = *static_cast<const Optional *>(optional);
                     return source ? static_cast<const void *>(&*source) : nullptr;
                 } };
}
template<typename T>
OptionalType optionalTypeOf(const std::optional<T> *)
{
    return optionalType<T>();
}
} // namespace detail

/// Makes a type known as one of properties: one for which you specialised TextValue, or a std::optional of a Q_GADGET, an
/// enum or a list (optionals of other types are known). From any thread, once or often, before the first use.
template<typename T>
void registerJsonType()
{
    if constexpr (HasTextValue<T>)
        detail::registerType(detail::textType<T>());
    else
        detail::registerType(detail::optionalTypeOf(static_cast<const T *>(nullptr)));
}

} // namespace jackfield::lens
