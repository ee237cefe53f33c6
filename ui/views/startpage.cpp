// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "startpage.h"

#include "styled.h"

#include <QFrame>
#include <QGridLayout>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int cardWidth = 264;
constexpr int narrowestCard = 176;

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
    auto *proxyButton = new QPushButton(tr("New proxy"), this);
    auto *sampleButton = new QPushButton(tr("Open the sample"), this);
    connectButton->setObjectName(u"startConnect"_s);
    connectButton->setToolTip(tr("New connection (Ctrl+N)"));
    hostButton->setObjectName(u"startHost"_s);
    hostButton->setToolTip(tr("Start an echo server (Ctrl+E)"));
    proxyButton->setObjectName(u"startProxy"_s);
    proxyButton->setToolTip(tr("New proxy (Ctrl+P)"));
    sampleButton->setObjectName(u"startSample"_s);
    sampleButton->setProperty("primary", true);
    const std::array cards {
        createCard(look.icon(u"network-connect"_s),
                   tr("Connect to a URL"),
                   tr("Talk to a ws:// or wss:// server, read every message, record the "
                      "conversation."),
                   connectButton),
        createCard(look.icon(u"network-server"_s),
                   tr("Start a mock server"),
                   tr("A server to talk to: an echo now, or a mock of your own from the "
                      "workspace."),
                   hostButton),
        createCard(look.icon(u"swap-panels"_s),
                   tr("Listen in between"),
                   tr("A proxy between another program and its server: see, record, hold and "
                      "change what they say."),
                   proxyButton),
        createCard(look.icon(u"media-playback-start"_s),
                   tr("Open the sample"),
                   tr("A small trading feed: the mock starts, a client subscribes, ticks come "
                      "in."),
                   sampleButton),
    };
    connect(connectButton, &QPushButton::clicked, this, &StartPage::connectRequested);
    connect(hostButton, &QPushButton::clicked, this, &StartPage::hostRequested);
    connect(proxyButton, &QPushButton::clicked, this, &StartPage::proxyRequested);
    connect(sampleButton, &QPushButton::clicked, this, &StartPage::sampleRequested);
    arrange(cards);
}

void StartPage::arrange(const std::array<QWidget *, 4> &cards)
{
    auto *grid = new QGridLayout;
    grid->setSpacing(16);
    for (size_t i = 0; i < cards.size(); ++i)
        grid->addWidget(cards[i], int(i / 2), int(i % 2) + 1);
    // Cards grow before the space beside them does.
    for (const auto &[column, stretch] : { std::pair(0, 1), { 1, 100 }, { 2, 100 }, { 3, 1 } })
        grid->setColumnStretch(column, stretch);

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
    layout->addLayout(grid);
    layout->addStretch(3);
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
