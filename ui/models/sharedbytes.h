// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <memory>

namespace jackfield::ui {

/// Bytes that stay where they are as long as a copy of this is there, on any thread.
struct SharedBytes
{
    std::shared_ptr<const void> owner;
    QByteArrayView view;

    static SharedBytes of(const QByteArray &bytes)
    {
        const auto owner = std::make_shared<const QByteArray>(bytes);
        return { .owner = owner, .view = *owner };
    }
    /// Shares the owner.
    SharedBytes sliced(qsizetype from, qsizetype size) const
    {
        return { .owner = owner, .view = view.sliced(from, size) };
    }
    qsizetype size() const { return view.size(); }
};

} // namespace jackfield::ui
