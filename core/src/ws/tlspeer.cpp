// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/tlspeer.h>

#include <algorithm>

namespace jackfield {

namespace {
constexpr QLatin1StringView algorithm("sha256:");
constexpr qsizetype fingerprintBytes = 32;
} // namespace

bool TlsPeer::isPinnable() const
{
    return !chain.isEmpty() && std::ranges::all_of(faults, &CertificateFault::isPinnable);
}

QString fingerprintText(const QByteArray &sha256)
{
    return algorithm + QString::fromLatin1(sha256.toHex());
}

std::optional<QByteArray> fingerprintFrom(const QString &text)
{
    QString digits = text.trimmed().toLower();
    if (digits.startsWith(algorithm))
        digits.remove(0, algorithm.size());
    digits.remove(QLatin1Char(':'));
    const QByteArray bytes = QByteArray::fromHex(digits.toLatin1());
    if (bytes.size() != fingerprintBytes || QString::fromLatin1(bytes.toHex()) != digits)
        return std::nullopt;
    return bytes;
}

} // namespace jackfield
