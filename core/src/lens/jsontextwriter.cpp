// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "lens/valuewriter_p.h"

#include <jackfield/json/jsonwriter.h>
#include <jackfield/lens/textvalue.h>

namespace jackfield::lens {

namespace {
class JsonTextWriter : public ValueWriter
{
public:
    void beginObject(qsizetype) override { open('{'); }
    void key(const QString &name) override
    {
        separate();
        m_text += json::quoted(name) + ':';
        m_isFirst = true;
    }
    void endObject() override { close('}'); }
    void beginArray(qsizetype) override { open('['); }
    void endArray() override { close(']'); }
    void null() override { add("null"); }
    void boolean(bool value) override { add(value ? "true" : "false"); }
    void integer(qint64 value) override { add(QByteArray::number(value)); }
    void unsignedInteger(quint64 value) override { add(QByteArray::number(value)); }
    void real(double value) override { addReal(value); }
    void real(float value) override { addReal(value); }
    void text(const QString &value) override { add(json::quoted(value)); }
    void bytes(const QByteArray &value) override { add('"' + value.toBase64() + '"'); }
    void json(const JsonValue &value) override { add(value.toJson()); }
    Result<QByteArray> finish() override { return m_text; }

private:
    template<typename T>
    void addReal(T value)
    {
        const QByteArray text = detail::printReal(value).toLatin1();
        add(qIsFinite(value) ? text : '"' + text + '"');
    }
    void separate()
    {
        if (!m_isFirst)
            m_text += ',';
        m_isFirst = false;
    }
    void add(const QByteArray &text)
    {
        separate();
        m_text += text;
    }
    void open(char bracket)
    {
        separate();
        m_text += bracket;
        m_isFirst = true;
    }
    void close(char bracket)
    {
        m_text += bracket;
        m_isFirst = false;
    }

    QByteArray m_text;
    bool m_isFirst = true; ///< nothing stands before the next value that a comma must separate
};
} // namespace

std::unique_ptr<ValueWriter> jsonTextWriter()
{
    return std::make_unique<JsonTextWriter>();
}

} // namespace jackfield::lens
