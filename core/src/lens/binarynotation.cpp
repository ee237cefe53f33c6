// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/bignumbers_p.h"
#include "json/jsonnumber_p.h"
#include "lens/valuewriter_p.h"

#include <jackfield/lens/textvalue.h>
#include <jsoncons/json_encoder.hpp>
#include <jsoncons_ext/cbor/cbor.hpp>
#include <jsoncons_ext/msgpack/msgpack.hpp>

namespace jackfield::lens {

namespace {
constexpr qsizetype mostDigits = 600; // what 256 bytes hold: the cost grows with the square

std::string_view viewOf(const QByteArray &utf8)
{
    return { utf8.constData(), size_t(utf8.size()) };
}

/// CBOR and MessagePack; jsoncons writes the bytes.
template<typename Encoder>
class BinaryWriter : public ValueWriter
{
public:
    explicit BinaryWriter(Notation notation)
        : m_notation(notation)
        , m_encoder(m_bytes)
    { }

    void beginObject(qsizetype size) override { m_encoder.begin_object(size_t(size)); }
    void key(const QString &name) override { m_encoder.key(viewOf(utf8Of(name))); }
    void endObject() override { m_encoder.end_object(); }
    void beginArray(qsizetype size) override { m_encoder.begin_array(size_t(size)); }
    void endArray() override { m_encoder.end_array(); }
    void null() override { m_encoder.null_value(); }
    void boolean(bool value) override { m_encoder.bool_value(value); }
    void integer(qint64 value) override { m_encoder.int64_value(value); }
    void unsignedInteger(quint64 value) override { m_encoder.uint64_value(value); }
    void real(double value) override { m_encoder.double_value(value); }
    void real(float value) override { m_encoder.double_value(double(value)); }
    void text(const QString &value) override { m_encoder.string_value(viewOf(utf8Of(value))); }
    void bytes(const QByteArray &value) override { m_encoder.byte_string_value(value); }
    void json(const JsonValue &value) override;
    Result<QByteArray> finish() override
    {
        m_encoder.flush();
        if (!m_unsupported.isEmpty()) {
            return failure(
                Error::Code::Unsupported,
                QStringLiteral("%1 has no %2 form").arg(m_unsupported, notationName(m_notation)));
        }
        return QByteArray(reinterpret_cast<const char *>(m_bytes.data()),
                          qsizetype(m_bytes.size()));
    }

private:
    void number(const JsonValue &value);
    QByteArray utf8Of(const QString &text)
    {
        if (!text.isValidUtf16())
            m_unsupported = QStringLiteral("a text with a lone surrogate");
        return text.toUtf8();
    }

    Notation m_notation;
    std::vector<uint8_t> m_bytes;
    Encoder m_encoder;
    QString m_unsupported;
};

template<typename Encoder>
void BinaryWriter<Encoder>::json(const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::Null:
        return null();
    case JsonValue::Type::Bool:
        return boolean(value.toBool());
    case JsonValue::Type::Number:
        return number(value);
    case JsonValue::Type::String:
        return text(value.toString());
    case JsonValue::Type::Array:
        beginArray(value.size());
        for (const JsonValue &element : value.elements())
            json(element);
        return endArray();
    case JsonValue::Type::Object:
        beginObject(value.size());
        for (const JsonValue::Member &member : value.members()) {
            key(member.key);
            json(member.value);
        }
        return endObject();
    }
}

/// The exact value: a whole number of 64 bits, a double, else in CBOR a big number or decimal fraction.
template<typename Encoder>
void BinaryWriter<Encoder>::number(const JsonValue &value)
{
    const QByteArray raw = value.toJson();
    if (const auto whole = value.toInteger())
        return integer(*whole);
    bool isUnsigned = false;
    if (const quint64 whole = raw.toULongLong(&isUnsigned); isUnsigned)
        return unsignedInteger(whole);
    const JsonNumber exact = JsonNumber::of(raw);
    const QByteArray shortest = detail::printReal(value.toDouble()).toLatin1();
    if (qIsFinite(value.toDouble()) && JsonNumber::of(shortest) == exact)
        return real(value.toDouble());
    if (m_notation == Notation::MessagePack || !exact.hugeExponent.isEmpty()
        || exact.digits.size() > mostDigits) {
        m_unsupported = QStringLiteral("the number ") + QString::fromLatin1(raw.left(100));
        return null();
    }
    const QByteArray digits = (exact.isNegative ? "-" : "") + exact.digits;
    if (exact.exponent == 0)
        m_encoder.string_value(viewOf(digits), jsoncons::semantic_tag::bigint);
    else
        m_encoder.string_value(viewOf(digits + 'e' + QByteArray::number(exact.exponent)),
                               jsoncons::semantic_tag::bigdec);
}
} // namespace

std::unique_ptr<ValueWriter> binaryWriter(Notation notation)
{
    notations::prepareBigNumbers();
    if (notation == Notation::Cbor)
        return std::make_unique<BinaryWriter<jsoncons::cbor::cbor_bytes_encoder>>(notation);
    return std::make_unique<BinaryWriter<jsoncons::msgpack::msgpack_bytes_encoder>>(notation);
}

} // namespace jackfield::lens
