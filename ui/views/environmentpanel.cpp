// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "environmentpanel.h"

#include "styled.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int tableHeight = 168;
}

EnvironmentPanel::EnvironmentPanel(const Look &look, QWidget *parent)
    : QFrame(parent)
    , m_choice(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_remove(new QToolButton(this))
    , m_table(new FieldTable(look, tr("variable"), false, this))
{
    setObjectName(u"environmentPanel"_s);
    auto *bar = panelBar(this);
    m_choice->setObjectName(u"environmentChoice"_s);
    m_choice->setMinimumWidth(160);
    m_choice->setAccessibleName(tr("Environment"));
    m_name->setObjectName(u"environmentName"_s);
    m_name->setPlaceholderText(tr("name"));
    m_name->setMaximumWidth(200);
    m_name->setAccessibleName(tr("Name of the environment"));
    m_table->setObjectName(u"variables"_s);
    m_table->setAccessibleName(tr("Variables of the environment"));
    m_table->setFixedHeight(tableHeight);
    const auto button = [&](QToolButton *one, const QString &icon, const QString &text) {
        one->setIcon(look.icon(icon));
        one->setText(text);
        one->setToolTip(text);
        one->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        return one;
    };
    auto *add = button(new QToolButton(this), u"list-add"_s, tr("New environment"));
    add->setObjectName(u"newEnvironment"_s);
    button(m_remove, u"edit-delete"_s, tr("Delete it"))->setObjectName(u"removeEnvironment"_s);
    auto *done = button(new QToolButton(this), u"dialog-close"_s, tr("Done"));
    done->setObjectName(u"environmentDone"_s);
    auto *row = static_cast<QHBoxLayout *>(bar->layout());
    row->addWidget(plainLabel(tr("Variables of"), bar));
    row->addWidget(m_choice);
    row->addWidget(m_name);
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch();
    row->addWidget(done);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_table);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &EnvironmentPanel::choose);
    connect(m_name, &QLineEdit::textEdited, this, &EnvironmentPanel::store);
    connect(m_table, &FieldTable::edited, this, &EnvironmentPanel::store);
    connect(add, &QToolButton::clicked, this, &EnvironmentPanel::add);
    connect(m_remove, &QToolButton::clicked, this, &EnvironmentPanel::remove);
    connect(done, &QToolButton::clicked, this, &EnvironmentPanel::closed);
}

void EnvironmentPanel::show(const EnvironmentFile &file, const QString &name)
{
    m_file = file;
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const EnvironmentFile::Environment &one : std::as_const(m_file.environments))
        m_choice->addItem(one.name);
    m_choice->setCurrentIndex(std::max(0, m_choice->findText(name)));
    choose(m_choice->currentIndex());
}

void EnvironmentPanel::choose(int row)
{
    const EnvironmentFile::Environment environment = m_file.environments.value(row);
    const bool isThere = row >= 0 && row < m_file.environments.size();
    m_name->setText(environment.name);
    m_table->setFields(environment.variables);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_choice, m_name, m_remove, m_table })
        widget->setEnabled(isThere);
}

void EnvironmentPanel::add()
{
    const EnvironmentFile::Environment like =
        m_file.environments.value(m_choice->currentIndex(), { tr("local"), {} });
    EnvironmentFile file = m_file;
    const QString name = file.environments.isEmpty() ? like.name : tr("%1 copy").arg(like.name);
    file.environments.append({ name, like.variables });
    show(file, name);
    m_choice->setCurrentIndex(m_choice->count() - 1);
    m_name->setFocus();
    m_name->selectAll();
    Q_EMIT edited();
}

void EnvironmentPanel::remove()
{
    const QString name = m_choice->currentText();
    const EnvironmentFile before = m_file;
    EnvironmentFile file = m_file;
    file.environments.removeAt(m_choice->currentIndex());
    show(file, {});
    Q_EMIT edited();
    Q_EMIT removed(name, before);
}

void EnvironmentPanel::store()
{
    const int row = m_choice->currentIndex();
    if (row < 0)
        return;
    const QString before = m_file.environments[row].name;
    m_file.environments[row] = { m_name->text(), m_table->fields() };
    m_choice->setItemText(row, m_name->text());
    Q_EMIT edited();
    if (before != m_name->text())
        Q_EMIT renamed(before, m_name->text());
}

} // namespace jackfield::ui
