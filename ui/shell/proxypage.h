// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"

#include <ui/models/openconnections.h>
#include <ui/models/proxysetup.h>

class QTabBar;

namespace jackfield::ui {

class BreakpointList;
class HeldPanel;
class InjectPanel;
class ProxyBar;

/// A proxy that records: it stands before a server, on this machine, and what other programs say to that through it passes
/// byte for byte and is the log, unless a breakpoint holds it. It has no file: a target, a port and what is trusted are of this machine, and the window keeps
/// them; what is worth having in a workspace is the recording.
class ProxyPage : public Page
{
    Q_OBJECT

public:
    ProxyPage(const PageContext &context, const TabState &state, QWidget *parent = nullptr);

    QString title() const override;
    Health health() const override;
    QString words() const override;
    void focusAddress() override;
    /// What is held or, if nothing is, what is injected.
    void focusComposer() override;
    TabState state() const override;
    QString place() const override;
    bool isHolding() const override;
    void releaseHeld() override;
    /// As a message to inject.
    void compose(qsizetype storeRow) override;

    bool isRunning() const { return m_hosted.has_value(); }
    /// What other programs are given: the target's path at the proxy. Empty while it does not listen.
    QString address() const { return m_address; }
    QString url() const;
    void setUrl(const QString &url);
    /// Says in place why not.
    void start();
    void stop();

private:
    void listen(const ProxyPlace &place, QList<int> ports);
    Result<Hosted> host(const ProxyPlace &place, int port);
    WsSink sink();
    QWidget *createPanel();
    void connectBreakpoints();
    void updateRule();
    void tellUnreachable(const QString &reason, int port);
    void countConnections();
    void updateState();

    const Mailbox m_mailbox;
    const std::shared_ptr<const Interceptor> m_interceptor; ///< keeps what was lost, too
    ProxyBar *m_bar;
    HeldPanel *m_held;
    BreakpointList *m_breakpoints;
    InjectPanel *m_inject;
    QTabBar *m_panels = nullptr;
    std::optional<Hosted> m_hosted;
    QString m_address;
    OpenConnections m_connections;
    QString m_refusal; ///< what was told of the server
};

} // namespace jackfield::ui
