// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/notation.h>

#include <memory>

namespace jackfield::lens {

/// Writes one value in some notation, from outside in.
class ValueWriter
{
public:
    virtual ~ValueWriter() = default;

    virtual void beginObject(qsizetype size) = 0;
    virtual void key(const QString &name) = 0;
    virtual void endObject() = 0;
    virtual void beginArray(qsizetype size) = 0;
    virtual void endArray() = 0;
    virtual void null() = 0;
    virtual void boolean(bool value) = 0;
    virtual void integer(qint64 value) = 0;
    virtual void unsignedInteger(quint64 value) = 0;
    virtual void real(double value) = 0;
    virtual void real(float value) = 0;
    virtual void text(const QString &value) = 0;
    virtual void bytes(const QByteArray &value) = 0;
    virtual void json(const JsonValue &value) = 0;
    /// Error: Unsupported.
    virtual Result<QByteArray> finish() = 0;
};

std::unique_ptr<ValueWriter> jsonTextWriter();
/// Precondition: not JSON.
std::unique_ptr<ValueWriter> binaryWriter(Notation notation);

} // namespace jackfield::lens
