// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "startpage.h"

#include "styled.h"

#include <QFrame>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int cardWidth = 264;
constexpr int narrowestCard = 176;
constexpr int cardStretch = 100; ///< cards grow before the space beside them does

QLabel *titleLabel(const QString &text, double scale, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}
} // namespace

StartPage::StartPage(Look &look, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"startPage"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *connectButton = new QPushButton(tr("New connection"), this);
    auto *hostButton = new QPushButton(tr("Start an echo server"), this);
    auto *sampleButton = new QPushButton(tr("Open the sample"), this);
    connectButton->setObjectName(u"startConnect"_s);
    connectButton->setToolTip(tr("New connection (Ctrl+N)"));
    hostButton->setObjectName(u"startHost"_s);
    sampleButton->setObjectName(u"startSample"_s);
    sampleButton->setProperty("primary", true);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(16);
    cards->addStretch(1);
    cards->addWidget(createCard(look.icon(u"network-connect"_s),
                                tr("Connect to a URL"),
                                tr("Talk to a ws:// or wss:// server, read every message, record "
                                   "the conversation."),
                                connectButton),
                     cardStretch);
    cards->addWidget(
        createCard(
            look.icon(u"network-server"_s),
            tr("Start a mock server"),
            tr("A server to talk to: an echo now, or a mock of your own from the workspace."),
            hostButton),
        cardStretch);
    cards->addWidget(createCard(look.icon(u"media-playback-start"_s),
                                tr("Open the sample"),
                                tr("A small trading feed: the mock starts, a client subscribes, "
                                   "ticks come in."),
                                sampleButton),
                     cardStretch);
    cards->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(
        titleLabel(tr("Patch in, listen, press record"), 1.8, this), 0, Qt::AlignHCenter);
    layout->addWidget(
        quietLabel(tr("One recorded session is a log, a mock server, a client and a test."), this),
        0,
        Qt::AlignHCenter);
    layout->addSpacing(24);
    layout->addLayout(cards);
    layout->addStretch(3);

    connect(connectButton, &QPushButton::clicked, this, &StartPage::connectRequested);
    connect(hostButton, &QPushButton::clicked, this, &StartPage::hostRequested);
    connect(sampleButton, &QPushButton::clicked, this, &StartPage::sampleRequested);
}

QWidget *StartPage::createCard(const QIcon &icon,
                               const QString &title,
                               const QString &text,
                               QPushButton *button)
{
    auto *card = new QFrame(this);
    card->setObjectName(u"card"_s);
    card->setMinimumWidth(narrowestCard);
    card->setMaximumWidth(cardWidth);
    auto *picture = iconLabel(icon, 16, card);
    auto *words = quietLabel(text, card);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(picture);
    heading->addWidget(titleLabel(title, 1.1, card), 1);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(heading);
    layout->addWidget(words, 1);
    layout->addWidget(button, 0, Qt::AlignLeft);
    return card;
}

} // namespace jackfield::ui
