// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clientlink.h"
#include "page.h"

#include <ui/models/connectionfile.h>
#include <ui/models/filewatch.h>
#include <ui/views/notice.h>

namespace jackfield::ui {

class AddressBar;
class Composer;

/// A client: URL, log, composer.
class ConnectionPage : public Page
{
    Q_OBJECT

public:
    ConnectionPage(const PageContext &context, const TabState &state, QWidget *parent = nullptr);

    QString title() const override;
    Health health() const override;
    QString words() const override { return m_link.words(); }
    QString detail() const override;
    bool isChanged() const override;
    TabState state() const override;
    TabState copied() const override;
    QString place() const override { return url(); }
    void focusAddress() override;
    void focusComposer() override;
    void compose(qsizetype storeRow) override;
    void saveToWorkspace() override;
    void moveTo(const QString &path) override;

    void connectNow();
    QString url() const;
    void setUrl(const QString &url);
    Composer *composer() const { return m_composer; }
    ClientLink::State linkState() const { return m_link.state(); }
    /// Whether it was sent; else it is said why not.
    bool send(const WsMessage &message);

    void variablesChanged() override;
    void setRequestVisible(bool on) override;
    bool isRequestVisible() const override;

private:
    using Change = std::function<void(ConnectionFile &)>;
    /// For the keychain.
    struct Waiting
    {
        bool isOver = false; ///< it has answered, or need no more
        bool isTold = false;
    };

    void loadFile();
    void showFile();
    void watchFile();
    void fileChanged();
    void takeFromThere();
    void showState();
    void connectAddress();
    void connectComposer();
    void editRequest();
    /// `sink`: who is told of the connections, if any are made.
    std::shared_ptr<Preparation> preparation(const WsSink &sink = {}) const;
    void updatePreview();
    void withSecrets(const QString &text, const std::function<void(const Secrets::Found &)> &act);
    void tellWaiting(const std::shared_ptr<Waiting> &waiting);
    void keepSecret(const QString &name, const QString &value);
    void tryStep();
    void tryStepWith(const Secrets::Found &found);
    void sendWritten(const ConnectionFile::Message &message);
    void sendWith(const ConnectionFile::Message &message, const Secrets::Found &found);
    void sendFile(const ConnectionFile::Message &message);
    void sendAgain(qsizetype storeRow);
    void sendRaw();
    void tellUnsent(const QString &why,
                    Notice::Tone tone = Notice::Tone::Warning,
                    const Notice::Remedy &remedy = {});
    void wasSent();
    void connectFrame();
    void fillFrame();
    void connectAnswers();
    void updateAnswers();
    void tellAnswers();
    void askAnswer(const QString &name);
    void answerLike(qsizetype storeRow);
    void resumeAnswers();
    void keep(const Change &change);
    void keepHere(const Change &change);
    void keepThere(const Change &change);
    std::optional<ConnectionFile> fileThere() const;
    void keepMessages(bool isForced);
    void trust(const QByteArray &sha256);
    void save(bool isForced);
    void toggle();
    void updateState();
    void showHint();
    void giveUp();
    void tellFailure();
    void tellDistrust();
    void showPeer();

    const std::shared_ptr<AccessTokens> m_tokens;
    const std::shared_ptr<Replier> m_replier = std::make_shared<Replier>();
    QString m_answersFile; ///< in which they stand as they are; empty: they have been changed
    const Mailbox m_mailbox;
    ClientLink m_link;
    ClientLink::State m_shownState = ClientLink::State::Idle;
    std::shared_ptr<void> m_trial; ///< of what is asked before connecting
    QString m_unsent; ///< what was said of it last
    FileWatch m_watch;
    ConnectionFile m_file;
    std::optional<ConnectionFile> m_saved; ///< what stands in the workspace
    AddressBar *m_address;
    Composer *m_composer;
};

} // namespace jackfield::ui
