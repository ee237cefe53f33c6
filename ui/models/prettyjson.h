// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <vector>

namespace jackfield::ui {

/// Whether it is JSON from end to end, checked without keeping anything of it.
bool isJson(QByteArrayView text);

/// Writes the tokens of JSON again, one member a line, every number and string as it was, piece by piece. Lines are indented by
/// two blanks a level, up to 32 levels. What is no JSON ends somehow, without harm.
class PrettyJson
{
public:
    /// Where an object or array that is not empty opens or closes in a piece.
    struct Bracket
    {
        qsizetype at = 0; ///< its byte
        bool opens = false;
        quint32 members = 0; ///< members or elements, of one that closes
    };

    /// `json` outlives it.
    explicit PrettyJson(QByteArrayView json)
        : m_json(json)
    { }

    /// The next `about` bytes or some more, up to the end of a line or, in a string that is as long, of a character.
    QByteArray next(qsizetype about);
    bool isAtEnd() const { return m_at >= m_json.size(); }
    /// Those of the last piece.
    const std::vector<Bracket> &brackets() const { return m_brackets; }

private:
    void write(char c);
    void open(char c);
    void close(char c);
    /// At most `longest` bytes of a string; false if it goes on behind them.
    bool string(qsizetype longest);
    void endLine();
    void indent();

    QByteArrayView m_json;
    QByteArray m_out;
    qsizetype m_at = 0;
    bool m_isInString = false; ///< the piece before ended there
    bool m_isAtLineStart = false; ///< the indentation is not written yet
    std::vector<quint32> m_members; ///< of each container that is open
    std::vector<Bracket> m_brackets;
};

} // namespace jackfield::ui
