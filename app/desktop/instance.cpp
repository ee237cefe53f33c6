// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QElapsedTimer>
#include <QLocalSocket>
#include <QThread>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 5000; ///< milliseconds, for a program that is busy
constexpr int startTime = 1000; ///< of one that has its folder and does not listen yet
constexpr int pause = 20;
constexpr qint64 longestRequest = 1 << 20; ///< bytes
constexpr quint8 taken = 1;

/// A socket's path may have a hundred bytes, a folder's any number.
QString nameFor(const QString &stateFolder)
{
    const QByteArray hash = QCryptographicHash::hash(QDir(stateFolder).canonicalPath().toUtf8(),
                                                     QCryptographicHash::Sha256);
    return u"jackfield-"_s + QString::fromLatin1(hash.toHex().first(24));
}
} // namespace

bool Instance::handOver(const QString &stateFolder, const QStringList &what)
{
    QLocalSocket socket;
    QElapsedTimer since;
    since.start();
    do {
        socket.connectToServer(nameFor(stateFolder));
        if (socket.waitForConnected(patience))
            break;
        QThread::msleep(pause);
    } while (since.elapsed() < startTime);
    if (socket.state() != QLocalSocket::ConnectedState)
        return false;
    QDataStream stream(&socket);
    stream << what;
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(patience)) { }
    return socket.waitForReadyRead(patience) && socket.read(1) == QByteArray(1, char(taken));
}

Instance::Instance(const QString &stateFolder, QObject *parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Instance::take);
    // The folder is ours: what is left of a socket is of a program that was killed.
    QLocalServer::removeServer(nameFor(stateFolder));
    m_server.listen(nameFor(stateFolder));
}

void Instance::take()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > longestRequest) {
                socket->abort();
                return;
            }
            QDataStream stream(socket);
            stream.startTransaction();
            QStringList what;
            stream >> what;
            if (!stream.commitTransaction())
                return;
            socket->write(QByteArray(1, char(taken)));
            socket->flush();
            Q_EMIT asked(what);
        });
    }
}

} // namespace jackfield
