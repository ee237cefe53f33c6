// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "tab.h"

#include <ui/views/notice.h>

#include <QFileInfo>
#include <QHBoxLayout>
#include <QUuid>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

Tab::Tab(const PageContext &context, const TabState &state, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_state(state)
{
    if (m_state.id.isEmpty())
        m_state.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void Tab::moveTo(const QString &path)
{
    m_state.path = path;
    Q_EMIT changed();
    Q_EMIT edited();
}

TabState Tab::copied() const
{
    TabState copy = state();
    copy.id.clear();
    copy.path.clear();
    return copy;
}

void Tab::tellError(const Error &error)
{
    // What is wrong with the tab's file is said with its name.
    const QString file = QFileInfo(path()).fileName();
    const bool isOfFile =
        !file.isEmpty() && error.where.contains(file) && !error.message.contains(file);
    notice()->tell(isOfFile ? u"%1: %2"_s.arg(file, error.message) : error.message);
}

std::pair<QWidget *, QHBoxLayout *> Tab::createBar(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    return { bar, layout };
}

} // namespace jackfield::ui
