// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"

#include <jackfield/mock/livemock.h>
#include <ui/models/filewatch.h>
#include <ui/models/latestresult.h>
#include <ui/models/openconnections.h>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabBar;

namespace jackfield::ui {

class MockClients;
class MockDefinition;
class MockMisses;
class MockRules;
class ScriptOutput;

/// A server that the window hosts: a mock of the workspace, or an echo. Its log is what passes, seen from the server. When the
/// definition changes, or a file that it names, connections to come get the new one.
class MockPage : public Page
{
    Q_OBJECT

public:
    MockPage(const PageContext &context, const TabState &state, QWidget *parent = nullptr);

    QString title() const override;
    Health health() const override;
    QString words() const override;
    QString detail() const override;
    void focusAddress() override;
    void focusComposer() override;
    void moveTo(const QString &path) override;
    TabState state() const override;
    void saveToWorkspace() override;
    void leave() override;
    void goToLine(int line) override;
    void find(bool isMarking) override;
    void findNext(bool isForward) override;

    /// Adds a rule to the route that answers that path, else to the first one that has rules.
    void addRule(const QString &requestPath, const JsonValue &rule);
    bool isHosted() const { return !m_hosted.empty(); }
    /// Of the first server; empty when it is not hosted.
    QString url() const;
    QString place() const override { return path().isEmpty() ? url() : path(); }
    /// Where something answers: of each server its address, and those of its routes as templates.
    QStringList urls() const;
    /// Hosts it once its definition is read, which takes its time if it names scripts or sessions; `then` is called when clients
    /// are heard, and not if that cannot be.
    void start(const std::function<void()> &then = {}) { startAt({ .then = then }); }
    /// On the ports of the definition or, where one is taken, on free ones.
    void startSomewhere(const std::function<void()> &then = {});
    void stop();

private:
    /// Of the panel below the log.
    enum Panel { Definition, Clients, Rules, Unanswered, Output };

    struct Planned
    {
        PolyHandler handler;
        quint16 port = 0;
    };

    QWidget *createAddressBar();
    QWidget *createDefinition();
    void showDefinition();
    void tellBroken(const Error &error);
    void tellException(const MockLog &exception);
    /// What is there for definitions that need it.
    void showNeeded(const MockFile &file);
    void setMisbehaving(bool on);
    void connectRules();
    void showMisses();
    /// In the definition.
    void goTo(const JsonPointer &place);
    void makeRule(const MockMiss &miss);
    /// How it is to be hosted.
    struct Start
    {
        std::optional<quint16> port = std::nullopt; ///< else those of the definition
        bool orAnyPort = false; ///< where one is taken
        std::function<void()> then = {};
    };

    QList<Planned> planned(const MockFile &file);
    void watch(const QStringList &files);
    void read();
    void showUrls();
    void take(const Result<MockFile> &file);
    void replaceHosted(const MockFile &file);
    void startAt(const Start &start);
    void host(const QList<Planned> &servers, const Start &start);
    Result<std::vector<Hosted>> listen(const QList<Planned> &servers, std::optional<quint16> port);
    void countClients();
    void updateState();

    std::vector<Hosted> m_hosted;
    QStringList m_urls; ///< of all of them
    OpenConnections m_clients;
    QLineEdit *m_address;
    QLabel *m_clientsLabel;
    QCheckBox *m_misbehaves;
    QPushButton *m_connect;
    QPushButton *m_button;
    MockDefinition *m_definition;
    MockClients *m_guests;
    MockRules *m_rules;
    MockMisses *m_misses;
    ScriptOutput *m_output;
    QTabBar *m_panels = nullptr;
    std::optional<LiveMock> m_mock; ///< that is hosted
    const ChaosSwitch m_faults; ///< of its routes
    FileWatch m_watch;
    LatestResult<Result<MockFile>> m_read;
    bool m_isReading = false;
    std::optional<Start> m_start; ///< it is hosted as soon as it is read
    bool m_isBroken = false; ///< what stands in the file is not what is hosted
    bool m_isTold = false; ///< by the notice
};

} // namespace jackfield::ui
