// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "answerform.h"

#include "styled.h"

#include <ui/models/payloadtext.h>
#include <ui/models/replier.h>

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
using Kind = ReplyCondition::Kind;

constexpr int pathWidth = 108;
constexpr int nameWidth = 152; ///< of a message, at most
constexpr qsizetype longestName = 60; ///< characters
constexpr qsizetype longestPreview = 200;
constexpr qsizetype longestTip = 2000;

QString placeholderOf(Kind kind)
{
    switch (kind) {
    case Kind::Matches:
    case Kind::TextMatches:
        return AnswerForm::tr("regular expression");
    case Kind::Json:
        return u"{\"all\": [{\"path\": \"$.type\"}, {\"not\": {\"text\": \"x\"}}]}"_s;
    case Kind::Equals:
        return AnswerForm::tr("text, number, true, …");
    default:
        return AnswerForm::tr("text");
    }
}
} // namespace

AnswerForm::AnswerForm(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_lead(plainLabel({}, this))
    , m_message(new QComboBox(this))
    , m_preview(elidedLabel(this))
    , m_kind(new QComboBox(this))
    , m_path(new QLineEdit(this))
    , m_value(new QLineEdit(this))
    , m_verdict(elidedLabel(this))
    , m_stop(new QPushButton(tr("Stop answering"), this))
    , m_keep(new QPushButton(tr("Save"), this))
{
    setObjectName(u"answerForm"_s);
    createFields(look);
    auto *close = new QToolButton(this);
    close->setIcon(look.icon(u"window-close"_s));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close this form"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(createRow({ m_lead, close }, m_lead));
    layout->addWidget(createRow({ m_path, m_kind, m_value }, m_value));
    layout->addWidget(createRow(
        { plainLabel(tr("send"), this), m_message, m_preview, m_stop, m_keep }, m_preview));
    layout->addWidget(m_verdict);
    connect(m_message, &QComboBox::currentIndexChanged, this, &AnswerForm::choose);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &AnswerForm::check);
    for (QLineEdit *edit : { m_path, m_value }) {
        connect(edit, &QLineEdit::textChanged, this, &AnswerForm::check);
        connect(edit, &QLineEdit::returnPressed, this, &AnswerForm::keep);
    }
    connect(m_keep, &QPushButton::clicked, this, &AnswerForm::keep);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT kept(m_messages.value(m_message->currentIndex()).name, {});
    });
    hide();
}

void AnswerForm::createFields(Look &look)
{
    m_message->setObjectName(u"answerMessage"_s);
    m_message->setAccessibleName(tr("The saved message that is sent"));
    m_message->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_message->setMaximumWidth(nameWidth);
    m_preview->setObjectName(u"answerPreview"_s);
    m_preview->setFont(look.monospace());
    setStyled(m_preview, "quiet", true);
    m_kind->setObjectName(u"answerKind"_s);
    m_kind->setAccessibleName(tr("How the message that comes is compared"));
    const std::pair<Kind, QString> kinds[] = {
        { Kind::Equals, tr("is") },
        { Kind::Matches, tr("matches") },
        { Kind::IsThere, tr("exists") },
        { Kind::IsMissing, tr("is missing") },
        { Kind::TextIs, tr("text is") },
        { Kind::TextContains, tr("text contains") },
        { Kind::TextMatches, tr("text matches") },
        { Kind::Json, tr("meets") },
    };
    for (const auto &[kind, name] : kinds)
        m_kind->addItem(name, int(kind));
    m_path->setObjectName(u"answerPath"_s);
    m_path->setPlaceholderText(u"$.type"_s);
    m_path->setMaximumWidth(pathWidth);
    m_path->setAccessibleName(tr("JSONPath of a value in the message that comes"));
    m_path->setToolTip(tr("JSONPath of a value in the message that comes"));
    m_value->setObjectName(u"answerValue"_s);
    m_value->setAccessibleName(tr("What it is compared with"));
    for (QLineEdit *edit : { m_path, m_value })
        edit->setFont(look.monospace());
    m_verdict->setObjectName(u"answerVerdict"_s);
    m_stop->setObjectName(u"answerStop"_s);
    m_keep->setObjectName(u"answerKeep"_s);
    m_keep->setToolTip(tr("From now on it is sent by itself (Enter)"));
}

QWidget *AnswerForm::createRow(const QList<QWidget *> &widgets, QWidget *wide)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, widget == wide ? 1 : 0);
    return row;
}

void AnswerForm::setVariables(const QMap<QString, QString> &variables)
{
    m_variables = variables;
    check();
}

void AnswerForm::open(const QList<Message> &messages,
                      const QString &name,
                      const ReplyCondition &suggested)
{
    m_suggested = suggested;
    fill(messages, name);
    choose();
    setVisible(true);
    m_value->setFocus();
}

void AnswerForm::openFor(const QList<Message> &messages, const ReplyCondition &suggested)
{
    open(messages, m_messages.value(m_message->currentIndex()).name, suggested);
    show(suggested);
    m_message->setFocus();
}

void AnswerForm::fill(const QList<Message> &messages, const QString &name)
{
    const QSignalBlocker blocker(m_message);
    m_messages = messages;
    m_message->clear();
    for (const Message &message : messages) {
        m_message->addItem(previewText(message.name.toUtf8(), longestName));
        if (message.name == name)
            m_message->setCurrentIndex(m_message->count() - 1);
    }
}

void AnswerForm::choose()
{
    const Message message = m_messages.value(m_message->currentIndex());
    m_stop->setVisible(!message.when.isNull());
    const QByteArray text = message.text.simplified().toUtf8();
    m_preview->setText(previewText(text, longestPreview));
    m_preview->setToolTip(plainToolTip(visibleText(message.text.left(longestTip).toUtf8())));
    show(message.when.isNull() ? m_suggested : ReplyCondition::of(message.when));
}

void AnswerForm::show(const ReplyCondition &condition)
{
    m_kind->setCurrentIndex(m_kind->findData(int(condition.kind)));
    m_path->setText(condition.path);
    m_value->setText(condition.value);
    m_value->setCursorPosition(0);
    check();
}

ReplyCondition AnswerForm::written() const
{
    return { .kind = Kind(m_kind->currentData().toInt()),
             .path = m_path->text().trimmed(),
             .value = m_value->text() };
}

void AnswerForm::check()
{
    const ReplyCondition condition = written();
    m_lead->setText(condition.kind == Kind::Json ? tr("When a message comes that")
                                                 : tr("When a message comes whose"));
    m_path->setVisible(condition.hasPath());
    m_value->setVisible(condition.hasValue());
    m_value->setPlaceholderText(placeholderOf(condition.kind));
    const JsonValue any = JsonValue::object({ { u"text"_s, JsonValue::string(u""_s) } });
    ReplyRules rules;
    const auto right = condition.toJson().and_then([&](const JsonValue &when) {
        return rules.add({ u"when"_s, when, any }, replyVariables(m_variables));
    });
    const bool isEmpty = condition.hasPath() ? condition.path.isEmpty() : condition.value.isEmpty();
    m_keep->setEnabled(right && !isEmpty && !m_messages.isEmpty());
    setStyled(m_keep, "primary", m_keep->isEnabled());
    const QString problem = right || isEmpty ? QString() : right.error().message;
    m_verdict->setText(problem);
    m_verdict->setVisible(!problem.isEmpty());
    m_verdict->setToolTip(plainToolTip(problem));
    setStyled(m_verdict, "tone", u"warning"_s);
}

void AnswerForm::keep()
{
    if (!m_keep->isEnabled())
        return;
    hide();
    Q_EMIT kept(m_messages.value(m_message->currentIndex()).name,
                written().toJson().value_or(JsonValue()));
}

void AnswerForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace jackfield::ui
