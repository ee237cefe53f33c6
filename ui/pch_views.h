// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What nearly every source of views, dialogs and shell includes.
#pragma once

#include <jackfield/session/session.h>

#include <QAbstractItemModel>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QString>
#include <QWidget>
#include <expected>
#include <memory>
#include <optional>
