// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "descriptorstream_p.h"
#include "socketstream_p.h"
#include "streamof_p.h"

#include <fcntl.h>

#include <QSslSocket>

namespace jackfield::net {

ByteStream *streamOf(std::unique_ptr<QTcpSocket> socket, QObject *parent, QByteArray &read)
{
    socket->disconnect();
    const bool isPlain = !qobject_cast<const QSslSocket *>(socket.get());
    const int own = isPlain ? ::fcntl(int(socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0) : -1;
    if (own < 0) // TLS, over already, or no descriptor is left
        return new SocketStream(socket.release(), parent);
    read += socket->readAll();
    socket->abort(); // closes its own descriptor only
    socket->setParent(parent);
    socket.release()->deleteLater(); // this may be a slot of it
    return new DescriptorStream(own, parent);
}

} // namespace jackfield::net
