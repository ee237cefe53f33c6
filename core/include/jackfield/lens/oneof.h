// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/wsmessage.h>

#include <variant>

namespace jackfield::lens {

namespace detail {
/// One of the types of a oneOf lens.
struct Alternative
{
    QMetaType type;
    QString tag;
};

/// Its Q_CLASSINFO(member, "tag") or the name of its class, without namespaces. Throws std::invalid_argument if it is no
/// Q_GADGET, or two are the same.
QList<Alternative> alternatives(const QString &member, const QList<QMetaType> &types);
/// Which one a parsed message says to be.
Result<qsizetype> alternativeOf(const JsonValue &value,
                                const QString &member,
                                const QList<Alternative> &alternatives);
/// The object with the tag in front, unless it writes such a member itself.
JsonValue tagged(const JsonValue &object, const QString &member, const QString &tag);
} // namespace detail

namespace message {

/// JSON objects of several types, told apart by a member: `lens::message::oneOf<Trade, Quote>("type")` reads
/// `{"type":"Trade", ...}` as a std::variant of them. T: Q_GADGETs. Their tag is the name of the class, or what it gives in
/// `Q_CLASSINFO("type", "trade")`, named as the member is. An unknown tag is Invalid, with the member's JSON Pointer.
/// Throws std::invalid_argument if two types have one tag.
template<typename... T>
    requires(sizeof...(T) > 0)
BiDiLens<WsMessage, std::variant<T...>> oneOf(const QString &member)
{
    using Variant = std::variant<T...>;
    using Read = Result<Variant> (*)(const JsonValue &);
    static constexpr std::array<Read, sizeof...(T)> readers {
        [](const JsonValue &value) -> Result<Variant> {
            T object {};
            return readJson(value, QMetaType::fromType<T>(), &object).transform([&] {
                return Variant(std::move(object));
            });
        }...
    };
    const auto known = detail::alternatives(member, { QMetaType::fromType<T>()... });
    const auto whole = json();
    LensMeta meta = whole.meta();
    QStringList tags;
    for (const auto &alternative : known)
        tags.append(alternative.tag);
    meta.type = tags.join(QStringLiteral(" or "));

    const auto get = [=](const WsMessage &message) -> LensResult<Variant> {
        const auto parsed = whole.tryGet(message);
        if (!parsed)
            return std::unexpected(parsed.error());
        auto value = detail::alternativeOf(*parsed, member, known).and_then([&](qsizetype index) {
            return readers[size_t(index)](*parsed);
        });
        return std::move(value).transform_error([&](Error error) {
            return detail::contentFailure(meta, std::move(error), detail::Fault::Shape);
        });
    };
    const auto set = [=](const Variant &value, const WsMessage &message) {
        const auto &alternative = known.at(qsizetype(value.index()));
        const auto written = std::visit(
            [&](const auto &object) { return writeJson(alternative.type, &object); }, value);
        const auto object = written.and_then([](const QByteArray &text) {
            return JsonValue::parse(text, JsonValue::greatestDepth);
        });
        if (!object)
            throw detail::contentFailure(meta, object.error(), detail::Fault::Writing);
        return whole(detail::tagged(*object, member, alternative.tag), message);
    };
    return { meta, get, set };
}

template<typename... T>
    requires(sizeof...(T) > 0)
BiDiLens<WsMessage, std::variant<T...>> oneOf(const char *member)
{
    return oneOf<T...>(QString::fromUtf8(member));
}

} // namespace message

} // namespace jackfield::lens
