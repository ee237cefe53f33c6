// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a lens found, in short.
#pragma once

#include <jackfield/lens/lens.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Code = Error::Code;

/// The failure's code; Io if there is none.
template<typename T>
Code codeOf(const LensResult<T> &result)
{
    return result ? Code::Io : result.error().code();
}

template<typename T>
QString textOf(const LensResult<T> &result)
{
    return result ? QString() : result.error().text();
}

inline Request get(const QString &target)
{
    return Request::get(target);
}
