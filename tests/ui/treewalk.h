// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "windowwalk.h"

#include <ui/views/workspaceview.h>

/// The tree of the real window.
class TreeWalk : public WindowWalk
{
protected:
    void start()
    {
        moveIn();
        open();
        m_tree = m_window->findChild<WorkspaceView *>(u"workspace"_s);
    }
    WorkspaceModel *model() const { return static_cast<WorkspaceModel *>(m_tree->model()); }

    WorkspaceView *m_tree = nullptr;
};
