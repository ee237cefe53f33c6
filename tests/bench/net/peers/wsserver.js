// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
//
// Node's ws, without compression.
'use strict';
const { WebSocketServer } = require('ws');

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 1024 });
const listeners = new Set();
server.on('listening', () => console.log(`listening on ws://127.0.0.1:${server.address().port}`));
server.on('connection', (socket, request) => {
    socket.on('error', () => {});
    if (request.url !== '/broadcast') {
        socket.on('message', (bytes, isBinary) => socket.send(bytes, { binary: isBinary }));
        return;
    }
    listeners.add(socket);
    socket.on('close', () => listeners.delete(socket));
    socket.on('message', (bytes, isBinary) => {
        for (const listener of listeners)
            listener.send(bytes, { binary: isBinary });
    });
});
