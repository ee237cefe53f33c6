// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "accesstokens.h"

namespace jackfield::ui {

namespace {
/// For the way, and for clocks that differ: of a short life a tenth.
std::chrono::seconds marginOf(std::chrono::seconds lifetime)
{
    return std::min(std::chrono::seconds(30), lifetime / 10);
}
} // namespace

AccessTokens::AccessTokens(Clock clock)
    : m_clock(std::move(clock))
{ }

std::optional<QString> AccessTokens::find(const QByteArray &key)
{
    const std::scoped_lock lock(m_mutex);
    const auto kept = m_tokens.constFind(key);
    if (kept == m_tokens.constEnd() || (kept->end && m_clock.elapsed() >= *kept->end))
        return std::nullopt;
    return kept->value;
}

void AccessTokens::keep(const QByteArray &key, const AccessToken &token)
{
    const std::scoped_lock lock(m_mutex);
    Kept kept { .value = token.value, .end = {} };
    if (token.lifetime)
        kept.end = m_clock.elapsed() + *token.lifetime - marginOf(*token.lifetime);
    m_tokens.insert(key, kept);
}

void AccessTokens::drop(const QByteArray &key)
{
    const std::scoped_lock lock(m_mutex);
    m_tokens.remove(key);
}

} // namespace jackfield::ui
