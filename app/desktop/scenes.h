// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>
#include <chrono>
#include <functional>

namespace jackfield::ui {
class MainWindow;
class Page;
class SessionPage;
} // namespace jackfield::ui

namespace jackfield::shots {

/// Something that a picture is taken of: brings a window on a copy of the sample there, with real servers behind it.
struct Scene
{
    QString name;
    std::function<bool(ui::MainWindow &)> play; ///< false if it did not come about
};

/// Of kinds of tabs and what happens in them.
QList<Scene> tabScenes();
/// Of the log and what is done with it.
QList<Scene> logScenes();
/// Of the log as a sequence diagram.
QList<Scene> conversationScenes();
/// Of scripts and what they say.
QList<Scene> scriptScenes();
/// Of mocks and what is seen of them.
QList<Scene> mockScenes();
/// Of what a session's tab does besides replaying.
QList<Scene> sessionScenes();
/// Of the recording proxy.
QList<Scene> proxyScenes();
/// Of menus.
QList<Scene> menuScenes();
/// Of what the composer can send.
QList<Scene> composerScenes();

/// The sample's client on the sample's mock, subscribed, with an order placed.
bool connection(ui::MainWindow &window);
/// A recorded session of the sample, replayed against the sample's mock; null if it did not come about.
ui::SessionPage *replayed(ui::MainWindow &window);
/// Lets events be handled until `isDone` or, at the latest, `timeout`.
bool until(const std::function<bool()> &isDone,
           std::chrono::milliseconds timeout = std::chrono::seconds(10));
void settle();
/// Selects the last row whose payload holds `text`; the row of the store, -1 if there is none.
qsizetype selectRow(ui::Page *page, QByteArrayView text);

} // namespace jackfield::shots
