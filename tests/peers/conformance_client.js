// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// conformance_client.js URL: plays every case of the server at URL, eight at a time, and sends back what comes.
'use strict';

const WebSocket = require('ws');

const url = process.argv[2];
let next = 1;

function play(path, onMessage) {
    return new Promise((resolve) => {
        const socket = new WebSocket(url + path, { maxPayload: 0 });
        socket.on('error', () => {});
        socket.on('message', (data, isBinary) => onMessage(socket, data, isBinary));
        socket.on('close', resolve);
    });
}

const echo = (socket, data, isBinary) => socket.send(data, { binary: isBinary });

async function work(count) {
    while (next <= count)
        await play(`/runCase?case=${next++}&agent=ws`, echo);
}

(async () => {
    let count = 0;
    await play('/getCaseCount', (socket, data) => {
        count = Number(data);
    });
    await Promise.all(Array.from({ length: 8 }, () => work(count)));
    await play('/updateReports?agent=ws', () => {});
})();
