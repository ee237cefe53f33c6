// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockclients.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/models/payloadtext.h>
#include <ui/models/schemahints.h>
#include <ui/views/styled.h>
#include <ui/views/tablecells.h>
#include <ui/views/uniformtable.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds pause { 500 }; ///< between two looks at who is there
constexpr int toSelected = 1; ///< of the recipients; rooms follow

QHBoxLayout *bar(QWidget *widget)
{
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->setSpacing(8);
    return layout;
}
} // namespace

MockClients::MockClients(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_table(recordTable(look, m_clients, this))
    , m_to(new QComboBox(this))
    , m_message(new QLineEdit(this))
    , m_send(new QPushButton(tr("Send"), this))
    , m_code(new QSpinBox(this))
    , m_reason(new QLineEdit(this))
    , m_close(new QPushButton(tr("Close"), this))
    , m_drop(new QPushButton(tr("Drop"), this))
    , m_fault(new QPushButton(tr("Fault"), this))
{
    m_table->setObjectName(u"clientTable"_s);
    m_table->setAccessibleName(tr("Connected clients"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(createSending(look));
    layout->addWidget(createClosing(look));
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const bool isAny = m_table->selectionModel()->hasSelection();
        if (isAny || m_to->currentIndex() == toSelected)
            m_to->setCurrentIndex(isAny ? toSelected : 0);
        updateState();
    });
    m_looking.setInterval(pause);
    connect(&m_looking, &QTimer::timeout, this, &MockClients::refresh);
    updateRecipients();
    updateState();
}

QWidget *MockClients::createSending(const Look &look)
{
    auto *row = new QWidget(this);
    auto *layout = bar(row);
    m_to->setObjectName(u"clientsTo"_s);
    m_to->setAccessibleName(tr("To whom"));
    m_to->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_message->setObjectName(u"clientsMessage"_s);
    m_message->setAccessibleName(tr("Message to clients"));
    m_message->setFont(look.monospace());
    m_message->setPlaceholderText(tr("Message, {{ count }} and the like as in rules"));
    m_send->setObjectName(u"clientsSend"_s);
    m_send->setToolTip(tr("Send it as a text message (Enter)"));
    layout->addWidget(m_to);
    layout->addWidget(m_message, 1);
    layout->addWidget(m_send);
    connect(m_to, &QComboBox::activated, this, &MockClients::updateState);
    connect(m_message, &QLineEdit::textChanged, this, &MockClients::updateState);
    connect(m_message, &QLineEdit::returnPressed, this, &MockClients::send);
    connect(m_send, &QPushButton::clicked, this, &MockClients::send);
    return row;
}

QWidget *MockClients::createClosing(const Look &look)
{
    auto *row = new QWidget(this);
    auto *layout = bar(row);
    m_code->setObjectName(u"clientsCode"_s);
    m_code->setAccessibleName(tr("Close code"));
    m_code->setRange(1000, 4999);
    m_code->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_code->setFixedWidth(56);
    m_code->setToolTip(
        tr("1000 normal, 1001 going away, 1008 policy violation, 1011 internal error, "
           "1012 service restart, 1013 try again later, 4000 to 4999 your own"));
    m_reason->setObjectName(u"clientsReason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setFont(look.monospace());
    m_reason->setPlaceholderText(tr("Reason, or none"));
    m_close->setObjectName(u"clientsClose"_s);
    m_close->setToolTip(tr("Close their connections with this code and reason"));
    m_drop->setObjectName(u"clientsDrop"_s);
    m_drop->setToolTip(tr("End their connections without a close frame, as a broken network does"));
    layout->addWidget(m_code);
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_close);
    layout->addWidget(m_drop);
    m_fault->setObjectName(u"clientsFault"_s);
    m_fault->setToolTip(tr("Send them something wrong, or unusual"));
    m_fault->setMenu(createFaults());
    setStyled(m_fault, "drop", true);
    layout->addWidget(m_fault);
    connect(m_reason, &QLineEdit::returnPressed, this, &MockClients::close);
    connect(m_close, &QPushButton::clicked, this, &MockClients::close);
    connect(m_drop, &QPushButton::clicked, this, [this] {
        play(JsonValue::object({ { u"abort"_s, JsonValue::boolean(true) } }));
    });
    return row;
}

/// As steps of rules have them.
QMenu *MockClients::createFaults()
{
    auto *menu = new QMenu(this);
    menu->addAction(tr("Stay, and never answer again"), this, [this] {
        play(JsonValue::object({ { u"halfOpen"_s, JsonValue::boolean(true) } }));
    });
    menu->addSeparator();
    const JsonText step(u"{\"servers\":[{\"routes\":[{\"rules\":{\"greeting\":{\"fault\":"_s);
    const JsonPointer place = step.placeOf(int(step.values().size()) - 1);
    for (const SchemaHint &fault : SchemaHints::ofMocks().values(step, place)) {
        const JsonValue name = JsonValue::parse(fault.name.toUtf8()).value_or(JsonValue());
        menu->addAction(name.toString(), this, [this, name] {
            play(JsonValue::object({ { u"fault"_s, name } }));
        });
    }
    return menu;
}

void MockClients::setMock(const std::optional<LiveMock> &mock)
{
    m_mock = mock;
    refresh();
}

void MockClients::refresh()
{
    const bool wasEmpty = m_clients.clients().isEmpty();
    m_clients.take(m_mock ? m_mock->connections() : QList<LiveConnection>());
    if (wasEmpty && !m_clients.clients().isEmpty())
        fitColumns(*m_table);
    updateRecipients();
    updateState();
}

/// What is chosen stays, as long as it is there.
void MockClients::updateRecipients()
{
    QStringList wanted { tr("to all"), tr("to the selected") };
    for (const QString &room : m_clients.rooms())
        wanted.append(tr("to room %1").arg(previewText(room.toUtf8(), 40)));
    QStringList there;
    for (int i = 0; i < m_to->count(); ++i)
        there.append(m_to->itemText(i));
    if (there == wanted)
        return;
    const QSignalBlocker quiet(m_to);
    const QString chosen = m_to->currentText();
    m_to->clear();
    m_to->addItems(wanted);
    m_to->setCurrentIndex(std::max(0, m_to->findText(chosen)));
}

QList<Audience> MockClients::recipients() const
{
    const int to = m_to->currentIndex();
    if (to > toSelected)
        return { { .room = m_clients.rooms().value(to - toSelected - 1) } };
    QList<Audience> audiences;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows())
        audiences.append({ .connection = m_clients.clients()[row.row()].number });
    return to == toSelected ? audiences : QList { Audience() };
}

void MockClients::updateState()
{
    const bool isAnybody = !m_clients.clients().isEmpty() && !recipients().isEmpty();
    m_send->setEnabled(isAnybody && !m_message->text().isEmpty());
    m_close->setEnabled(isAnybody);
    m_drop->setEnabled(isAnybody);
    m_fault->setEnabled(isAnybody);
}

void MockClients::play(const JsonValue &step)
{
    const QList<Audience> audiences = recipients();
    for (const Audience &audience : audiences) {
        if (!m_mock)
            break;
        if (const auto played = m_mock->play(audience, step.toJson()); !played) {
            Q_EMIT failed(played.error().message);
            return;
        }
    }
    refresh();
}

void MockClients::send()
{
    if (m_send->isEnabled())
        play(JsonValue::object({ { u"text"_s, JsonValue::string(m_message->text()) } }));
}

void MockClients::close()
{
    if (!m_close->isEnabled())
        return;
    const JsonValue how =
        JsonValue::object({ { u"code"_s, JsonValue::number(qint64(m_code->value())) },
                            { u"reason"_s, JsonValue::string(m_reason->text()) } });
    play(JsonValue::object({ { u"close"_s, how } }));
}

void MockClients::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_looking.start();
}

void MockClients::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_looking.stop();
}

} // namespace jackfield::ui
