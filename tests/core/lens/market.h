// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Gadgets with one property of each kind that needs care, and JSON for them.
#pragma once

#include "found.h"

#include <jackfield/lens/oneof.h>

struct Trade
{
    Q_GADGET
    Q_CLASSINFO("type", "trade")
    Q_PROPERTY(double price MEMBER price)
    Q_PROPERTY(QByteArray signature MEMBER signature)
    Q_PROPERTY(std::optional<QString> venue MEMBER venue)

public:
    double price = 0;
    QByteArray signature;
    std::optional<QString> venue;
    bool operator==(const Trade &) const = default;
};

struct Quote
{
    Q_GADGET
    Q_PROPERTY(QList<double> bids MEMBER bids)
    Q_PROPERTY(std::optional<Trade> last MEMBER last)
    Q_PROPERTY(std::chrono::milliseconds age MEMBER age)
    Q_PROPERTY(JsonValue extra MEMBER extra)

public:
    QList<double> bids;
    std::optional<Trade> last;
    std::chrono::milliseconds age {};
    JsonValue extra;
    bool operator==(const Quote &) const = default;
};

/// JSON that reads well in C++: single quotes stand for double ones.
inline QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

inline WsMessage text(const QByteArray &quoted)
{
    return WsMessage::fromUtf8(json(quoted));
}

inline JsonValue parsed(const QByteArray &quoted)
{
    const auto value = JsonValue::parse(json(quoted));
    if (!value)
        qFatal("%s", qPrintable(value.error().message));
    return *value;
}

inline const Quote full {
    .bids = { 1, 0.1, qInf() },
    .last = Trade { .price = -1e300, .signature = "\0\xff"_ba, .venue = u"ä"_s },
    .age = std::chrono::milliseconds(1500),
    .extra = parsed("{'big':18446744073709551615,'n':-5,'list':[true,null,'',1.5]}")
};
