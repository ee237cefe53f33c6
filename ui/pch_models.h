// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What nearly every source of ui/models includes.
#pragma once

#include <jackfield/session/session.h>

#include <QAbstractItemModel>
#include <QByteArray>
#include <QList>
#include <QString>
#include <expected>
#include <memory>
#include <optional>
#include <vector>
