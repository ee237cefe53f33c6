// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/exporters/exporter.h>

#include <QComboBox>

namespace jackfield::ui {

class Look;

/// What a session may become: a list in groups, each target with what it is good for.
class ExportTargets : public QComboBox
{
    Q_OBJECT

public:
    explicit ExportTargets(const Look &look, QWidget *parent = nullptr);

    /// The chosen one.
    const Exporter &target() const;
};

} // namespace jackfield::ui
