// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "injectpanel.h"

#include <QComboBox>
#include <QShortcut>
#include <QSignalBlocker>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

InjectPanel::InjectPanel(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_editor(new PayloadEditor(look, this))
    , m_to(new QComboBox(this))
    , m_connection(new QComboBox(this))
    , m_inject(new QPushButton(tr("Inject"), this))
{
    setFocusProxy(m_editor);
    m_editor->setObjectName(u"injectEditor"_s);
    m_editor->editor()->setPlaceholderText(
        tr("Write a message; Ctrl+Enter sends it as if the other side had said it"));
    m_to->setObjectName(u"injectTo"_s);
    m_to->setAccessibleName(tr("To whom"));
    m_to->addItem(tr("to the server"), int(Side::Client));
    m_to->addItem(tr("to the client"), int(Side::Server));
    m_connection->setObjectName(u"injectConnection"_s);
    m_connection->setAccessibleName(tr("Connection"));
    m_inject->setObjectName(u"inject"_s);
    m_inject->setToolTip(tr("Send it before what waits, as if the other side had said it "
                            "(Ctrl+Enter)"));
    m_editor->bar()->addWidget(m_connection);
    m_editor->bar()->addWidget(m_to);
    m_editor->bar()->addWidget(m_inject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_editor);
    for (const QString &keys : { u"Ctrl+Return"_s, u"Ctrl+Enter"_s }) {
        auto *shortcut = new QShortcut(QKeySequence(keys), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &InjectPanel::inject);
    }
    connect(m_inject, &QPushButton::clicked, this, &InjectPanel::inject);
    connect(m_editor, &PayloadEditor::edited, this, &InjectPanel::updateState);
    refresh();
}

void InjectPanel::setInterceptor(const std::shared_ptr<const Interceptor> &interceptor)
{
    m_interceptor = interceptor;
    refresh();
}

void InjectPanel::setTarget(Side to, int connection)
{
    m_to->setCurrentIndex(m_to->findData(int(other(to))));
    if (const int row = m_connection->findData(connection); row >= 0)
        m_connection->setCurrentIndex(row);
}

/// The chosen one stays, as long as it is there.
void InjectPanel::refresh()
{
    const QSignalBlocker quiet(m_connection);
    const QVariant chosen = m_connection->currentData();
    m_connection->clear();
    for (const auto &line : m_interceptor ? m_interceptor->lines() : QList<Interceptor::Line>())
        m_connection->addItem(tr("connection %1").arg(line.connection), line.connection);
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(chosen)));
    m_connection->setVisible(m_connection->count() > 1);
    updateState();
}

void InjectPanel::updateState()
{
    m_inject->setEnabled(m_connection->count() > 0 && m_editor->message());
}

void InjectPanel::inject()
{
    if (!m_inject->isEnabled())
        return;
    const bool isDone = m_interceptor->inject(m_connection->currentData().toInt(),
                                              Side(m_to->currentData().toInt()),
                                              *m_editor->message());
    if (!isDone)
        Q_EMIT failed(tr("Nothing was injected: the connection has ended, or the text cannot be "
                         "sent."));
}

} // namespace jackfield::ui
