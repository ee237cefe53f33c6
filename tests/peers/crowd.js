// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// crowd.js URL COUNT [deflate]: holds COUNT connections to an echo server, each of which says its number and wants it back, until
// the server closes them all.
'use strict';

const WebSocket = require('ws');

const [url, count, mode] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const options = {perMessageDeflate: mode === 'deflate' ? {threshold: 0} : false};

function fail(text) {
    console.error(text);
    process.exit(1);
}

function opened() {
    return new Promise((resolve) => {
        const socket = new WebSocket(url, options);
        socket.on('error', (error) => fail(error.message));
        socket.on('open', () => resolve(socket));
    });
}

function echoed(socket, number) {
    return new Promise((resolve) => {
        socket.once('message', (data) => data.toString() === `I am ${number}` ? resolve() : fail(`${number} heard ${data}`));
        socket.send(`I am ${number}`);
    });
}

(async () => {
    const sockets = [];
    while (sockets.length < count)
        sockets.push(...await Promise.all(Array.from({length: Math.min(100, count - sockets.length)}, opened)));
    await Promise.all(sockets.map(echoed));
    const ends = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.on('close', resolve))));
    console.log(`${count} are inside`);
    console.log(`${(await ends).filter((code) => code === 1001).length} were told to go`);
})();
