// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <bitset>

namespace jackfield {

/// Whether a JSON number is a 64-bit integer or a finite double. `raw` obeys the grammar.
bool isCommonNumber(QByteArrayView raw);

/// Checks one value by the grammar that JsonValue::parse has, without keeping what stands where.
class JsonChecker
{
public:
    /// What is taken: all of RFC 8259, or only what every reader of JSON can hold (see json::isEmbeddable).
    enum class Take { All, Common };

    /// Precondition: valid UTF-8.
    JsonChecker(QByteArrayView text, int depth, Take take = Take::All)
        : m_begin(text.data())
        , m_end(text.data() + text.size())
        , m_deepest(qBound(0, depth, JsonValue::greatestDepth))
        , m_onlyCommon(take == Take::Common)
    { }

    /// Bytes of the value at the front of the text; -1 if there is none.
    qsizetype length();

private:
    bool isAt(char c) const { return m_at < m_end && *m_at == c; }
    void skipBlanks();
    bool value();
    bool enter();
    bool nextChild();
    bool child();
    bool string();
    bool escape();
    std::optional<char16_t> unitAt(const char *digits) const;
    bool number();
    bool digits();
    bool word(QByteArrayView text);

    const char *m_begin;
    const char *m_end;
    const char *m_at = nullptr;
    int m_deepest;
    int m_depth = 0;
    bool m_onlyCommon;
    std::bitset<size_t(JsonValue::greatestDepth)> m_isObject; ///< of each level that is open
};

} // namespace jackfield
