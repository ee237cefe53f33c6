// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

#include <random>

namespace jackfield::wire::conformance {

namespace {
constexpr qsizetype textSize = 256
    << 10; ///< more than any window of deflate, so that contexts roll over

/// `size` bytes from `from` on of `text` repeated for ever.
QByteArray slice(const QByteArray &text, qsizetype from, qsizetype size)
{
    QByteArray bytes;
    bytes.reserve(size);
    for (qsizetype at = from % text.size(); bytes.size() < size; at = 0)
        bytes += text.mid(at, size - bytes.size());
    return bytes;
}

/// Lines made by `line` of random numbers, always the same ones.
template<typename Line>
QByteArray made(quint32 seed, Line line)
{
    std::mt19937 random(seed);
    QByteArray text;
    while (text.size() < textSize)
        text += line(random, text.size());
    return text.first(textSize);
}

QByteArray wordsOf(std::mt19937 &random, int count)
{
    static const QByteArrayList words {
        "der", "Geist", "und",    "das", "Meer", "ist", "weit", "doch",  "nicht", "so",     "tief",
        "wie", "Nacht", "hinter", "dem", "Wald", "wo",  "kein", "Licht", "mehr",  "scheint"
    };
    QByteArrayList chosen;
    for (int n = 0; n < count; ++n)
        chosen.append(words[qsizetype(random() % quint32(words.size()))]);
    return chosen.join(' ');
}
} // namespace

QByteArray stars(qsizetype, qsizetype size)
{
    return QByteArray(size, '*');
}

QByteArray letters(qsizetype from, qsizetype size)
{
    static const QByteArray text("Quick7&fox ");
    return slice(text, from, size);
}

QByteArray fourBytes(qsizetype from, qsizetype size)
{
    static const QByteArray bytes = QByteArray::fromHex("00fe23faf0");
    return slice(bytes, from, size);
}

QByteArray jsonText(qsizetype from, qsizetype size)
{
    static const QByteArray text = made(1, [](std::mt19937 &random, qsizetype) {
        return R"({"id":)" + QByteArray::number(quint32(random())) + R"(,"price":)"
            + QByteArray::number(double(random() % 100000) / 100) + R"(,"tags":[")"
            + wordsOf(random, 1) + R"(",")" + wordsOf(random, 1) + R"("],"note":")"
            + wordsOf(random, 6) + "\"}\n";
    });
    return slice(text, from, size);
}

QByteArray htmlText(qsizetype from, qsizetype size)
{
    static const QByteArray text = made(2, [](std::mt19937 &random, qsizetype) {
        return "<div class=\"entry\"><a href=\"/page/"
            + QByteArray::number(quint32(random() % 5000)) + "\">" + wordsOf(random, 3) + "</a><p>"
            + wordsOf(random, 12) + "&nbsp;&auml;</p></div>\n";
    });
    return slice(text, from, size);
}

QByteArray prose(qsizetype from, qsizetype size)
{
    static const QByteArray text = made(3, [](std::mt19937 &random, qsizetype) {
        return wordsOf(random, 9) + ", fr\xC3\xBCh,\r\n";
    });
    return slice(text, from, size);
}

QByteArray picture(qsizetype from, qsizetype size)
{
    // Shades that change slowly along a row of 512, with a little grain.
    static const QByteArray text = made(4, [](std::mt19937 &random, qsizetype at) {
        return QByteArray(1, char((at % 512) / 3 + (at / 512) / 4 + qsizetype(random() % 4)));
    });
    return slice(text, from, size);
}

QByteArray noise(qsizetype from, qsizetype size)
{
    static const QByteArray text =
        made(5, [](std::mt19937 &random, qsizetype) { return QByteArray(1, char(random())); });
    return slice(text, from, size);
}

} // namespace jackfield::wire::conformance
