// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QStyledItemDelegate;

namespace jackfield::ui {

class Look;
class WorkspaceView;

/// Paints the rows of `view` and has their names edited. It belongs to the view.
QStyledItemDelegate *createWorkspaceDelegate(Look &look, WorkspaceView &view);

} // namespace jackfield::ui
