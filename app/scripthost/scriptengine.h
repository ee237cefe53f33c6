// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "script/wire_p.h"

#include <QJSEngine>
#include <QRandomGenerator>
#include <atomic>
#include <chrono>
#include <functional>

namespace jackfield::scripthost {

/// What a script can do: every function is called by the prelude, and becomes something to tell the mock.
class Host final : public QObject
{
    Q_OBJECT

public:
    /// What was told since the last time.
    QByteArray taken() { return std::exchange(m_told, {}); }
    template<typename... Values>
    void tell(script::Tell kind, const Values &...values)
    {
        m_told += script::framed(script::said(kind, values...));
    }

    QString file; ///< the script
    QStringList routes;
    int checks = 0;
    std::function<void(int connection, const QJSValue &error)> catches; ///< what a check has thrown
    bool hasBegun = false; ///< the script was read
    qint64 time = 0; ///< milliseconds since the epoch
    QRandomGenerator numbers;

    Q_INVOKABLE bool isLoading() const { return !hasBegun; }
    Q_INVOKABLE void route(const QString &uriTemplate) { routes += uriTemplate; }
    Q_INVOKABLE void check() { ++checks; }
    Q_INVOKABLE void found(int connection, const QString &text);
    Q_INVOKABLE void threw(int connection, const QJSValue &error) { catches(connection, error); }
    Q_INVOKABLE void accept();
    Q_INVOKABLE void refuse(int status, const QString &body, const QVariantList &headers);
    Q_INVOKABLE bool sendText(int connection, const QString &text);
    Q_INVOKABLE void sendBinary(int connection, const QByteArray &bytes);
    Q_INVOKABLE bool sendRoomText(const QString &room, const QString &text, int except);
    Q_INVOKABLE void sendRoomBinary(const QString &room, const QByteArray &bytes, int except);
    Q_INVOKABLE void close(int connection, int code, const QString &reason);
    Q_INVOKABLE void abort(int connection);
    Q_INVOKABLE void join(int connection, const QString &room);
    Q_INVOKABLE void leave(int connection, const QString &room);
    Q_INVOKABLE void timer(int connection, int timer, int milliseconds);
    Q_INVOKABLE void state(int connection, const QString &json);
    Q_INVOKABLE void failed(int connection, const QString &words);
    Q_INVOKABLE void log(const QString &text);
    Q_INVOKABLE double now() const { return double(time); }
    Q_INVOKABLE double random() { return numbers.generateDouble(); }

private:
    QByteArray m_told; ///< frames
};

/// One script and its connections.
class ScriptEngine
{
public:
    ScriptEngine();

    /// Does what the mock says; what there is to tell, Done at its end. `most`: how long it may take, for the words of one
    /// that was interrupted.
    QByteArray answer(const QByteArray &said, std::chrono::milliseconds most);
    /// Ends the JavaScript that runs, as soon as it is not within a built-in. Thread: any.
    void interrupt();

private:
    void load(script::Heard &heard);
    void check(const QByteArray &source);
    QJSValueList valuesOf(script::Ask kind, script::Heard &heard);
    QJSValue payloadOf(script::Heard &heard);
    void turn(const QString &name, const QJSValueList &values);
    QJSValue handshakeOf(const script::Handshake &handshake);
    QJSValue pairsOf(const QList<std::pair<QString, QString>> &pairs);
    void failed(int connection, const QJSValue &error);

    Host m_host; ///< outlives the engine, which knows it
    QJSEngine m_engine;
    std::atomic<bool> m_isInterrupted = false;
    std::chrono::milliseconds m_most {}; ///< of this turn
    QJSValue m_turn;
    QJSValue m_end;
};

} // namespace jackfield::scripthost
