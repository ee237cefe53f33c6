// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.h"

#include <jackfield/mock/livemock.h>
#include <ui/models/filewatch.h>
#include <ui/models/latestresult.h>

class QLabel;
class QLineEdit;
class QPushButton;
class QTabBar;

namespace jackfield::ui {

class CodeView;
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
    void moveTo(const QString &path) override;

    bool isHosted() const { return !m_hosted.empty(); }
    /// Of the first server; empty when it is not hosted.
    QString url() const;
    /// Where something answers: of each server its address, and those of its routes as templates.
    QStringList urls() const;
    void start() { startAt(std::nullopt); }
    /// On the ports of the definition or, where one is taken, on free ones.
    void startSomewhere();
    void stop();

private:
    struct Planned
    {
        PolyHandler handler;
        quint16 port = 0;
    };

    QWidget *createAddressBar();
    QWidget *createDefinition();
    void showDefinition();
    void tellException(const MockLog &exception);
    void showScripts(const MockFile &file);
    Result<QList<Planned>> planned();
    void watch(const QStringList &files);
    void readAgain();
    void showUrls();
    void takeAgain(const Result<MockFile> &file);
    void startAt(std::optional<quint16> port);
    void countClients();
    void updateState();

    std::vector<Hosted> m_hosted;
    QStringList m_urls; ///< of all of them
    qsizetype m_counted = 0; ///< rows of the log that were looked at for clients
    int m_clients = 0;
    QLineEdit *m_address;
    QLabel *m_clientsLabel;
    QPushButton *m_button;
    CodeView *m_definition;
    ScriptOutput *m_output;
    QTabBar *m_panels = nullptr;
    std::optional<LiveMock> m_mock; ///< that is hosted
    FileWatch m_watch;
    LatestResult<Result<MockFile>> m_read;
    bool m_isBroken = false; ///< what stands in the file is not what is hosted
};

} // namespace jackfield::ui
