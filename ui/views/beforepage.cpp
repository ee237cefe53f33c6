// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "beforepage.h"

#include "styled.h"

#include <ui/models/payloadtext.h>

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int tableHeight = 100; ///< three rows and their titles
}

BeforePage::BeforePage(Look &look, QWidget *parent)
    : RequestPage(parent)
    , m_method(new QComboBox(this))
    , m_url(new QLineEdit(this))
    , m_headers(new FieldTable(look, tr("header"), true, this))
    , m_body(new CodeView(look, this))
    , m_take(new FieldTable(look, tr("variable"), false, this))
    , m_words(plainLabel({}, this))
    , m_answer(new CodeView(look, this))
{
    m_headers->setObjectName(u"beforeHeaders"_s);
    m_headers->setAccessibleName(tr("Headers of the request before"));
    m_body->setObjectName(u"beforeBody"_s);
    m_body->setMode(CodeMode::Json);
    m_body->setAccessibleName(tr("Body of the request before"));
    m_body->setPlaceholderText(u"{ \"user\": \"{{ user }}\", \"password\": \"{{ password }}\" }"_s);
    m_take->setObjectName(u"beforeTake"_s);
    m_take->setValueTitle(tr("$.path, header:NAME or cookie:NAME"));
    m_take->setAccessibleName(tr("Variables taken from the answer"));
    m_words->setObjectName(u"trialWords"_s);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setContentsMargins(12, 0, 12, 0);
    m_answer->setObjectName(u"trialBody"_s);
    m_answer->setReadOnly(true);
    m_answer->setAccessibleName(tr("Body of the answer"));
    m_answer->setPlaceholderText(tr("Try it to see what the server answers"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(1);
    grid->setVerticalSpacing(0);
    grid->addWidget(createRow(look), 0, 0, 1, 2);
    grid->addWidget(m_headers, 1, 0);
    grid->addWidget(m_take, 1, 1);
    grid->addWidget(titled(tr("Body"), m_body), 2, 0);
    auto *answer = titled(tr("Answer"), m_answer);
    static_cast<QVBoxLayout *>(answer->layout())->insertWidget(1, m_words);
    grid->addWidget(answer, 2, 1);
    for (const int column : { 0, 1 })
        grid->setColumnStretch(column, 1);
    for (FieldTable *table : { m_headers, m_take })
        table->setFixedHeight(tableHeight);
    grid->setRowStretch(2, 1);
    completeFields();
    connect(m_headers, &FieldTable::edited, this, &RequestPage::edited);
    connect(m_take, &FieldTable::edited, this, &RequestPage::edited);
    connect(m_body, &QPlainTextEdit::textChanged, this, &RequestPage::edited);
    m_words->hide();
}

QWidget *BeforePage::createRow(Look &look)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    m_method->setObjectName(u"beforeMethod"_s);
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    m_method->addItems({ u"POST"_s, u"GET"_s, u"PUT"_s });
    m_method->setAccessibleName(tr("Method of the request before"));
    m_url->setLayoutDirection(Qt::LeftToRight);
    m_url->setObjectName(u"beforeUrl"_s);
    m_url->setFont(look.monospace());
    m_url->setPlaceholderText(u"https://{{ host }}/login"_s);
    m_url->setToolTip(
        tr("Sent before each connection, reconnecting too; without a URL nothing is sent"));
    m_url->setAccessibleName(tr("URL of the request before"));
    auto *ask = new QPushButton(tr("Try it"), row);
    ask->setObjectName(u"tryBefore"_s);
    ask->setToolTip(tr("Send it now, without connecting"));
    connect(ask, &QPushButton::clicked, this, &BeforePage::tryRequested);
    layout->addWidget(m_method);
    layout->addWidget(m_url, 1);
    layout->addWidget(ask);
    return row;
}

QWidget *BeforePage::titled(const QString &title, QWidget *widget)
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    auto *label = quietLabel(title, box);
    label->setContentsMargins(12, 0, 12, 0);
    layout->addWidget(label);
    layout->addWidget(widget, 1);
    return box;
}

void BeforePage::fill(const ConnectionFile &file)
{
    m_method->setCurrentText(file.before.method);
    m_url->setText(file.before.url);
    m_headers->setFields(file.before.headers);
    if (m_body->text() != file.before.body)
        m_body->setText(file.before.body);
    m_take->setFields(file.before.take);
}

void BeforePage::store(ConnectionFile &file) const
{
    file.before = { .method = m_method->currentText().trimmed(),
                    .url = m_url->text(),
                    .headers = m_headers->fields(),
                    .body = m_body->text(),
                    .take = m_take->fields() };
}

void BeforePage::showTrial(const QByteArray &body, const QString &words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    const auto json = prettyJson(body);
    m_answer->setCode(visibleText(json.value_or(body)), json ? CodeMode::Json : CodeMode::Plain);
}

} // namespace jackfield::ui
