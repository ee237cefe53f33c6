// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/headers.h>

#include <algorithm>
#include <ranges>
#include <string_view>

namespace jackfield {

namespace {
bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

auto named(QByteArrayView name)
{
    return [name](const Headers::Field &field) { return isSame(field.first, name); };
}
} // namespace

std::optional<QByteArray> Headers::value(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(m_fields, named(name));
    if (found == m_fields.end())
        return std::nullopt;
    return found->second;
}

QList<QByteArray> Headers::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const Field &field : m_fields) {
        if (named(name)(field))
            found.append(field.second);
    }
    return found;
}

QList<QByteArray> Headers::listValues(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const QByteArray &line : values(name)) {
        for (const QByteArray &item : line.split(',')) {
            if (QByteArray trimmed = item.trimmed(); !trimmed.isEmpty())
                found.append(std::move(trimmed));
        }
    }
    return found;
}

bool Headers::lists(QByteArrayView name, QByteArrayView item) const
{
    for (const Field &field : m_fields | std::views::filter(named(name))) {
        for (const auto part : std::views::split(std::string_view(field.second), ',')) {
            if (isSame(QByteArrayView(part.data(), qsizetype(part.size())).trimmed(), item))
                return true;
        }
    }
    return false;
}

void Headers::append(QByteArray name, QByteArray value)
{
    m_fields.emplaceBack(std::move(name), std::move(value));
}

void Headers::replace(const QByteArray &name, const QByteArray &value)
{
    const auto first = std::ranges::find_if(m_fields, named(name));
    if (first == m_fields.end())
        return append(name, value);
    first->second = value;
    m_fields.erase(std::remove_if(first + 1, m_fields.end(), named(name)), m_fields.end());
}

void Headers::remove(QByteArrayView name)
{
    m_fields.removeIf(named(name));
}

bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView marks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::ranges::all_of(text, [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || marks.contains(c);
    });
}

bool isHeaderValue(QByteArrayView text)
{
    return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

} // namespace jackfield
