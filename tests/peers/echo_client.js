// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// echo_client.js URL COUNT: sends COUNT messages without waiting, wants them back in order.
'use strict';

const WebSocket = require('ws');

const [url, count] = [process.argv[2], Number(process.argv[3])];
const socket = new WebSocket(url);
let received = 0;

function fail(text) {
    console.error(text);
    process.exit(1);
}

socket.on('error', (error) => fail(error.message));
socket.on('open', () => {
    for (let n = 0; n < count; ++n)
        socket.send(`message ${n}`);
});
socket.on('message', (data, isBinary) => {
    if (isBinary || data.toString() !== `message ${received}`)
        fail(`wanted message ${received}, got ${data}`);
    if (++received === count)
        socket.close(1000);
});
socket.on('close', (code) => {
    if (received !== count || code !== 1000)
        fail(`${received} of ${count} came, closed with ${code}`);
    console.log(`${count} in order`);
});
