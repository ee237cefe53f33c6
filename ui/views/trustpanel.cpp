// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "trustpanel.h"

#include "styled.h"

#include <ui/models/payloadtext.h>

#include <QFormLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int panelHeight = 232;
constexpr int chainWidth = 240;

QString visible(const QString &text)
{
    return visibleText(text.toUtf8());
}

/// "2026-11-28 13:00 to 2026-12-28 13:00 UTC, 29 days left"
QString validityOf(const PeerCertificate &certificate, const QDateTime &now)
{
    const auto shown = [](const QDateTime &time) {
        return time.toUTC().toString(u"yyyy-MM-dd HH:mm"_s);
    };
    const QString span = TrustPanel::tr("%1 to %2 UTC")
                             .arg(shown(certificate.validFrom), shown(certificate.validUntil));
    if (now < certificate.validFrom || now > certificate.validUntil)
        return span;
    const qint64 days = now.daysTo(certificate.validUntil);
    return days == 1 ? TrustPanel::tr("%1, a day left").arg(span)
                     : TrustPanel::tr("%1, %2 days left").arg(span).arg(days);
}
} // namespace

TrustPanel::TrustPanel(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_title(plainLabel({}, this))
    , m_session(elidedLabel(this))
    , m_trust(new QPushButton(tr("Trust this one"), this))
    , m_chain(new QListWidget(this))
    , m_faults(plainLabel({}, this))
    , m_advice(quietLabel({}, this))
{
    setObjectName(u"trustPanel"_s);
    setFixedHeight(panelHeight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    m_chain->setObjectName(u"certificateChain"_s);
    m_chain->setAccessibleName(tr("Certificates as the server sent them, its own first"));
    m_chain->setFixedWidth(chainWidth);
    m_chain->setIconSize({ 16, 16 });
    body->addWidget(m_chain);
    body->addWidget(createDetails(), 1);
    layout->addLayout(body, 1);
    connect(m_chain, &QListWidget::currentRowChanged, this, &TrustPanel::choose);
    connect(m_trust, &QPushButton::clicked, this, [this] {
        const QByteArray own = m_peer.chain.constFirst().sha256;
        hide();
        Q_EMIT trustRequested(own);
    });
    hide();
}

QWidget *TrustPanel::createBar(Look &look)
{
    auto *bar = panelBar(this);
    m_title->setObjectName(u"trustTitle"_s);
    m_session->setObjectName(u"tlsSession"_s);
    m_trust->setObjectName(u"trust"_s);
    m_trust->setToolTip(
        tr("Accept this certificate, and no other, in this connection from now on"));
    auto *done = new QToolButton(bar);
    done->setObjectName(u"trustDone"_s);
    done->setIcon(look.icon(u"dialog-close"_s));
    done->setText(tr("Done"));
    done->setToolTip(tr("Hide this"));
    done->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(done, &QToolButton::clicked, this, &QWidget::hide);
    auto *row = static_cast<QHBoxLayout *>(bar->layout());
    row->addWidget(m_title);
    row->addWidget(m_session, 1);
    row->addWidget(m_trust);
    row->addWidget(done);
    return bar;
}

QWidget *TrustPanel::createDetails()
{
    auto *page = new QWidget;
    page->setObjectName(u"certificateDetails"_s);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(12, 8, 12, 8);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(4);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_faults->setObjectName(u"certificateFaults"_s);
    m_faults->setWordWrap(true);
    setStyled(m_faults, "tone", u"failure"_s);
    form->addRow(m_faults);
    m_subject = addRow(form, tr("Issued to"), u"certificateSubject"_s);
    m_issuer = addRow(form, tr("Issued by"), u"certificateIssuer"_s);
    m_names = addRow(form, tr("For"), u"certificateNames"_s);
    m_validity = addRow(form, tr("Valid"), u"certificateValidity"_s);
    m_key = addRow(form, tr("Key"), u"certificateKey"_s);
    m_fingerprint = addRow(form, tr("SHA-256"), u"certificateFingerprint"_s);
    m_advice->setObjectName(u"trustAdvice"_s);
    m_advice->setWordWrap(true);
    form->addRow(m_advice);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(page);
    return area;
}

QLabel *TrustPanel::addRow(QFormLayout *form, const QString &label, const QString &name)
{
    auto *value = plainLabel({}, this);
    value->setObjectName(name);
    value->setFont(m_look.monospace());
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form->addRow(quietLabel(label, this), value);
    return value;
}

void TrustPanel::tell(const TlsPeer &peer, bool canTrust)
{
    m_peer = peer;
    m_canTrust = canTrust && peer.isPinnable() && !peer.faults.isEmpty();
    m_title->setText(peer.faults.isEmpty() ? tr("The server's certificates")
                                           : tr("The server's certificates are not trusted"));
    if (!peer.faults.isEmpty() && !canTrust)
        m_title->setText(tr("The server's certificate is trusted anyway"));
    m_session->setText(peer.protocol.isEmpty()
                           ? QString()
                           : u"%1, %2"_s.arg(visible(peer.protocol), visible(peer.cipher)));
    m_trust->setVisible(m_canTrust);
    m_chain->clear();
    for (qsizetype row = 0; row < peer.chain.size(); ++row) {
        const bool isWrong = std::ranges::any_of(
            peer.faults, [row](const CertificateFault &fault) { return fault.certificate == row; });
        m_chain->addItem(
            new QListWidgetItem(m_look.icon(isWrong ? u"dialog-cancel"_s : u"dialog-ok"_s),
                                visible(peer.chain[row].subject)));
    }
    m_chain->setCurrentRow(0);
    choose(m_chain->currentRow());
    show();
}

void TrustPanel::choose(int row)
{
    const PeerCertificate certificate = m_peer.chain.value(row);
    QStringList faults;
    for (const CertificateFault &fault : std::as_const(m_peer.faults)) {
        if (fault.certificate == row)
            faults.append(visible(fault.message));
    }
    m_faults->setText(faults.join(u'\n'));
    m_faults->setVisible(!faults.isEmpty());
    m_subject->setText(visible(certificate.subject));
    m_issuer->setText(visible(certificate.issuer));
    m_names->setText(visible(certificate.names.join(u", "_s)));
    m_validity->setText(validityOf(certificate, QDateTime::currentDateTimeUtc()));
    m_key->setText(certificate.key);
    m_fingerprint->setText(QString::fromLatin1(certificate.sha256.toHex()));
    m_advice->setText(advice());
    m_advice->setVisible(!m_advice->text().isEmpty());
}

/// What to do.
QString TrustPanel::advice() const
{
    if (m_peer.faults.isEmpty())
        return {};
    if (!m_peer.isPinnable())
        return tr("This certificate cannot be trusted by hand: the certificate itself is faulty.");
    return m_canTrust
        ? tr("Ask whoever runs the server for its fingerprint. If it is this one, trust it: it is "
             "saved in the connection, and no other is accepted then. To trust a whole authority, "
             "name its file on the page TLS.")
        : tr("This connection was told to trust it: see the page TLS of its request.");
}

} // namespace jackfield::ui
