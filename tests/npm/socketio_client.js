// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// socket.io-client and the sample Socket.IO server: `socketio_client.js URL`.
'use strict';

const assert = require('node:assert/strict');
const {once} = require('node:events');
const {io} = require('socket.io-client');

const options = {transports: ['websocket'], reconnection: false, forceNew: true};

async function main() {
    const url = process.argv[2].replace(/^ws/, 'http');
    const socket = io(url, options);
    await once(socket, 'connect');
    assert.equal(socket.id, 'jackfield-1');
    assert.equal(socket.io.engine.transport.name, 'websocket');

    const echoed = once(socket, 'chat');
    socket.emit('chat', 'hi', {a: 1});
    assert.deepEqual(await echoed, ['hi', {a: 1}], 'an event comes back with its arguments');
    assert.equal(await socket.timeout(5000).emitWithAck('ask', 'é "x"'), 'é "x"', 'an acknowledgement has its argument');

    const other = io(`${url}/admin`, options);
    const [error] = await once(other, 'connect_error');
    assert.equal(error.message, 'Invalid namespace');
    other.io.engine.close();

    const gone = once(socket, 'disconnect');
    socket.disconnect();
    assert.equal((await gone)[0], 'io client disconnect');
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
