// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/wsstatus.h>

#include <algorithm>
#include <array>

namespace jackfield {

namespace {
struct StatusName
{
    quint16 code;
    const char *name;
};

// IANA's registry of WebSocket close codes.
constexpr std::array statusNames {
    StatusName { 1000, "Normal Closure" },
    StatusName { 1001, "Going Away" },
    StatusName { 1002, "Protocol Error" },
    StatusName { 1003, "Unsupported Data" },
    StatusName { 1005, "No Status Received" },
    StatusName { 1006, "Abnormal Closure" },
    StatusName { 1007, "Invalid Frame Payload Data" },
    StatusName { 1008, "Policy Violation" },
    StatusName { 1009, "Message Too Big" },
    StatusName { 1010, "Mandatory Extension" },
    StatusName { 1011, "Internal Error" },
    StatusName { 1012, "Service Restart" },
    StatusName { 1013, "Try Again Later" },
    StatusName { 1014, "Bad Gateway" },
    StatusName { 1015, "TLS Handshake" },
};
} // namespace

bool WsStatus::isSendable() const
{
    if (code < 1000 || code > 4999)
        return false;
    return code < 1015 ? code != 1004 && code != 1005 && code != 1006 : code >= 3000;
}

QByteArray WsStatus::reasonBytes() const
{
    constexpr qsizetype limit = 123; // RFC 6455 section 5.5: 125 bytes, two of them the code
    QByteArray bytes = reason.toUtf8();
    if (bytes.size() <= limit)
        return bytes;
    qsizetype end = limit;
    while (end > 0 && (quint8(bytes.at(end)) & 0xC0) == 0x80)
        --end;
    bytes.truncate(end);
    return bytes;
}

QString WsStatus::name() const
{
    const auto found = std::ranges::find(statusNames, code, &StatusName::code);
    return found == statusNames.end() ? QString() : QString::fromLatin1(found->name);
}

} // namespace jackfield
