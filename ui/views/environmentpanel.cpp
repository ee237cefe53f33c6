// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "environmentpanel.h"

#include "styled.h"

#include <QApplication>
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
    , m_secret(new QToolButton(this))
    , m_table(new FieldTable(look, tr("variable"), false, this))
{
    setObjectName(u"environmentPanel"_s);
    auto *bar = panelBar(this);
    m_choice->setObjectName(u"environmentChoice"_s);
    m_choice->setMinimumWidth(72);
    m_choice->setMaximumWidth(160);
    m_choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
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
    button(m_remove, u"edit-delete"_s, tr("Delete environment"))
        ->setObjectName(u"removeEnvironment"_s);
    button(m_secret, u"object-locked"_s, tr("Secret"))->setObjectName(u"secretVariable"_s);
    m_secret->setCheckable(true);
    m_secret->setToolTip(
        tr("The value of this variable stands in the keychain, and not in the workspace's file"));
    auto *done = button(new QToolButton(this), u"dialog-close"_s, tr("Done"));
    done->setObjectName(u"environmentDone"_s);
    auto *row = static_cast<QHBoxLayout *>(bar->layout());
    row->addWidget(plainLabel(tr("Variables of"), bar));
    row->addWidget(m_choice);
    row->addWidget(m_name);
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch();
    row->addWidget(m_secret);
    row->addWidget(done);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_table);
    connect(add, &QToolButton::clicked, this, &EnvironmentPanel::add);
    connect(done, &QToolButton::clicked, this, &EnvironmentPanel::closed);
    connectFields();
}

void EnvironmentPanel::connectFields()
{
    connect(m_choice, &QComboBox::currentIndexChanged, this, &EnvironmentPanel::choose);
    connect(m_name, &QLineEdit::textEdited, this, &EnvironmentPanel::store);
    connect(m_table, &FieldTable::edited, this, &EnvironmentPanel::store);
    connect(m_remove, &QToolButton::clicked, this, &EnvironmentPanel::remove);
    connect(m_table, &FieldTable::currentCellChanged, this, &EnvironmentPanel::updateSecrecy);
    connect(m_table, &FieldTable::secretTyped, this, &EnvironmentPanel::typeSecret);
    connect(m_secret, &QToolButton::clicked, this, &EnvironmentPanel::changeSecrecy);
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

void EnvironmentPanel::beginNew()
{
    m_before = QApplication::focusWidget();
    m_table->setFocus(Qt::ShortcutFocusReason);
    m_table->setCurrentCell(m_table->rowCount() - 1, 0);
}

void EnvironmentPanel::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    m_before = nullptr;
}

QString EnvironmentPanel::current() const
{
    return m_choice->currentText();
}

void EnvironmentPanel::choose(int row)
{
    const EnvironmentFile::Environment environment = m_file.environments.value(row);
    const bool isThere = row >= 0 && row < m_file.environments.size();
    m_name->setText(environment.name);
    m_table->setFields(environment.variables);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_choice, m_name, m_remove })
        widget->setEnabled(isThere);
    updateSecrecy();
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
    const int place = m_choice->currentIndex();
    EnvironmentFile file = m_file;
    const EnvironmentFile::Environment gone = file.environments.takeAt(place);
    show(file, {});
    Q_EMIT edited();
    Q_EMIT removed(gone, place);
}

/// A workspace without an environment gets one with its first variable.
void EnvironmentPanel::makeFirst()
{
    const EnvironmentFile::Environment first { tr("local"), m_table->fields() };
    m_file.environments.append(first);
    const QSignalBlocker quiet(m_choice);
    m_choice->addItem(first.name);
    m_choice->setCurrentIndex(0);
    m_name->setText(first.name);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_choice, m_name, m_remove })
        widget->setEnabled(true);
}

void EnvironmentPanel::store()
{
    if (m_choice->currentIndex() < 0)
        makeFirst();
    const int row = m_choice->currentIndex();
    const QString before = m_file.environments[row].name;
    m_file.environments[row] = { m_name->text(), m_table->fields() };
    m_choice->setItemText(row, m_name->text());
    updateSecrecy();
    Q_EMIT edited();
    if (before != m_name->text())
        Q_EMIT renamed(before, m_name->text());
}

/// What two environments share is only changed in the one in front.
void EnvironmentPanel::typeSecret(int row, const QString &value)
{
    ConnectionFile::Field variable = m_table->fieldAt(row);
    EnvironmentFile others = m_file;
    others.environments.removeAt(m_choice->currentIndex());
    if (others.refersTo(variable.keychain)) {
        variable.keychain = m_file.freeKeychainName(variable.name);
        m_table->setField(row, variable);
        store();
    }
    Q_EMIT secretTyped(variable.keychain, value);
}

void EnvironmentPanel::changeSecrecy()
{
    ConnectionFile::Field variable = m_table->fieldAt(m_table->currentRow());
    const bool isSecret = m_secret->isChecked();
    updateSecrecy(); // until it is done
    if (!isSecret)
        return Q_EMIT showingRequested(m_choice->currentText(), variable);
    variable.keychain = m_file.freeKeychainName(variable.name);
    Q_EMIT hidingRequested(m_choice->currentText(), variable);
}

void EnvironmentPanel::updateSecrecy()
{
    const ConnectionFile::Field variable = m_table->fieldAt(m_table->currentRow());
    m_secret->setEnabled(!variable.name.isEmpty());
    m_secret->setChecked(!variable.keychain.isEmpty());
}

bool EnvironmentPanel::replace(const QString &environment,
                               const ConnectionFile::Field &before,
                               const ConnectionFile::Field &after)
{
    const auto one =
        std::ranges::find(m_file.environments, environment, &EnvironmentFile::Environment::name);
    if (one == m_file.environments.end())
        return false;
    const auto place = std::ranges::find(one->variables, before);
    if (place == one->variables.end())
        return false;
    *place = after;
    const int row = m_table->currentRow();
    m_table->setFields(m_file.environments.value(m_choice->currentIndex()).variables);
    m_table->setCurrentCell(row, 1);
    updateSecrecy();
    Q_EMIT edited();
    return true;
}

} // namespace jackfield::ui
