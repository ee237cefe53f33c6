// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// talk_server.js [deflate]: says to a client that echoes all that a server may, and wants it back; closes with the code and
// a reason of the length that the path names, /4000/123, or tells how it was closed, /tell. Prints its URL; ends when
// standard input does.
'use strict';

const WebSocket = require('ws');
const {talk} = require('./talk');

const server = new WebSocket.Server({host: '127.0.0.1', port: 0, maxPayload: 0,
    perMessageDeflate: process.argv[2] === 'deflate' ? {threshold: 0} : false});
server.on('listening', () => console.log(`listening on ws://127.0.0.1:${server.address().port}`));
server.on('connection', (socket, request) => {
    const [code, size] = request.url.slice(1).split('/');
    if (code === 'tell')
        return socket.on('close', (told, reason) => console.log(`closed ${told} ${reason.length}.`));
    if (code)
        return socket.close(Number(code), 'x'.repeat(Number(size)));
    if ((socket.extensions !== '') !== (process.argv[2] === 'deflate'))
        return socket.close(4901, 'compression was not agreed on');
    talk(socket, (wrong) => socket.close(wrong ? 4900 : 4000, wrong || 'all as it was'));
});
process.stdin.on('end', () => process.exit(0)).resume();
