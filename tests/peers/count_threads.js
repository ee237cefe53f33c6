// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// count_threads.js URL [deflate]: hears messages "THREAD NUMBER" until the server closes; each thread's must be in order.
'use strict';

const WebSocket = require('ws');

const [url, mode] = [process.argv[2], process.argv[3]];
const socket = new WebSocket(url, {perMessageDeflate: mode === 'deflate' ? {threshold: 0} : false});
const heard = new Map();

function fail(text) {
    console.error(text);
    process.exit(1);
}

socket.on('error', (error) => fail(error.message));
socket.on('message', (data) => {
    const thread = data.toString().split(' ')[0];
    const number = heard.get(thread) || 0;
    if (data.toString() !== `${thread} ${number}`)
        fail(`${number} of thread ${thread} should have come, not ${data}`);
    heard.set(thread, number + 1);
});
socket.on('close', () => console.log(`${heard.size} threads, ${Math.min(...heard.values())} each, in order`));
