// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a connection's tab asks for: how it is shown and tried before, and whom it reaches.
#include "connectionpage.h"

#include <ui/models/connectionrequest.h>
#include <ui/models/logentry.h>
#include <ui/models/payloadtext.h>
#include <ui/views/addressbar.h>
#include <ui/views/notice.h>
#include <ui/views/requestpanel.h>
#include <ui/views/trafficview.h>
#include <ui/views/trustpanel.h>

#include <QPointer>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestShown = 60; ///< of a value that was taken

/// "200 OK", and a line for each value that was taken; or what is missing.
QString trialWords(const Response &answer, const Result<QMap<QString, QString>> &taken)
{
    if (!taken)
        return visibleText(taken.error().message.toUtf8());
    QStringList lines {
        u"%1 %2"_s.arg(answer.status()).arg(previewText(answer.reason(), longestShown))
    };
    for (const auto &[name, value] : taken->asKeyValueRange())
        lines.append(u"%1 = %2"_s.arg(name, previewText(value.toUtf8(), longestShown)));
    return lines.join(u'\n');
}
} // namespace

std::shared_ptr<Preparation> ConnectionPage::preparation(const WsSink &sink) const
{
    // Those of now, also when it connects again; what is not used is not asked for.
    const SecretReferences secrets =
        m_context.secrets().usedIn(QString::fromUtf8(m_file.toJson().toJson()));
    const auto home = m_mailbox.address();
    const auto read = [this, home, secrets](const Secrets::Answered &answered) {
        home.post([this, secrets, answered] { m_context.readSecrets(secrets, answered); });
    };
    return std::make_shared<Preparation>(Preparation::Setup { .file = m_file,
                                                              .environment = m_context.variables(),
                                                              .secrets = secrets.names.keys(),
                                                              .readSecrets = read,
                                                              .folder = m_context.folder,
                                                              .sink = sink,
                                                              .tokens = m_tokens,
                                                              .ask = m_context.services.ask });
}

/// What would be sent now, or why nothing would.
void ConnectionPage::updatePreview()
{
    m_file.url = m_address->url();
    const auto request =
        ConnectionRequest::of(m_file, preparation()->shownVariables(), u"(access token)"_s);
    if (!request) {
        m_address->request()->setPreview(request.error().message);
        return;
    }
    const auto head = m_context.services.requestOf(request->url, request->config);
    if (!head) {
        m_address->request()->setPreview(head.error().message);
        return;
    }
    Headers headers = head->headers();
    headers.replace("Sec-WebSocket-Key", "<another for each connection>");
    const Request shown = head->withHeaders(headers);
    m_address->request()->setPreview(
        visibleText(QByteArray(request->url.toUtf8() + "\n\n" + headOf(shown))));
}

void ConnectionPage::keepSecret(const QString &name, const QString &value)
{
    m_context.makeSecret(
        name, value, [page = QPointer<ConnectionPage>(this)](const QString &variable) {
            if (page)
                page->m_address->request()->setSecretVariable(variable);
        });
}

/// Asks what would be asked before connecting, and shows what comes of it.
void ConnectionPage::tryStep()
{
    withSecrets(QString::fromUtf8(m_file.toJson().toJson()),
                [this](const Secrets::Found &found) { tryStepWith(found); });
}

void ConnectionPage::tryStepWith(const Secrets::Found &found)
{
    RequestPanel *panel = m_address->request();
    const auto step = stepBefore(m_file, m_context.variables());
    if (!step) {
        const QString message = step.error().message;
        return panel->showTrial({}, found.problems.value(step.error().where, message));
    }
    if (!*step)
        return panel->showTrial({}, tr("There is no URL to send the request to."));
    panel->showTrial({}, tr("Waiting for %1…").arg((*step)->words()));
    const auto show =
        [this, panel, asked = **step](const std::expected<Response, ConnectFailure> &answer) {
            m_trial.reset();
            if (!answer)
                return panel->showTrial({}, answer.error().message);
            const auto taken = takenFrom(asked, *answer);
            panel->showTrial(answer->body(), trialWords(*answer, taken));
        };
    const auto home = m_mailbox.address();
    m_trial = m_context.services.ask(
        **step, [home, show](const auto &answer) { home.post([show, answer] { show(answer); }); });
}

/// The server's certificate is why there is no connection.
void ConnectionPage::tellDistrust()
{
    const TlsPeer peer = *m_link.peer();
    Notice::Remedy trusting;
    if (peer.isPinnable())
        trusting = { tr("Trust this one"), [this, own = peer.chain.constFirst().sha256] {
                        m_address->trust()->hide();
                        trust(own);
                    } };
    view()->notice()->tell(m_link.problem(),
                           Notice::Tone::Failure,
                           { tr("Show it"), [this] { showPeer(); } },
                           trusting);
}

void ConnectionPage::showPeer()
{
    if (m_link.peer())
        m_address->trust()->tell(*m_link.peer(), m_link.state() == ClientLink::State::Failed);
}

} // namespace jackfield::ui
