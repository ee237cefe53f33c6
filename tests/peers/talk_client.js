// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// talk_client.js URL [deflate]: says to an echo server all that a client may, and wants it back as it was.
'use strict';

const WebSocket = require('ws');
const {talk, closes} = require('./talk');

const [url, mode] = [process.argv[2], process.argv[3]];
const options = {perMessageDeflate: mode === 'deflate' ? {threshold: 0} : false, maxPayload: 0};

function fail(text) {
    console.error(text);
    process.exit(1);
}

function closeNext(left) {
    if (left.length === 0)
        return console.log('all as it was');
    const [code, reason] = left[0];
    const socket = new WebSocket(url, options);
    socket.on('error', (error) => fail(error.message));
    socket.on('open', () => socket.close(code, reason));
    socket.on('close', (answer) => {
        if (answer !== code)
            fail(`closed with ${code}, answered with ${answer}`);
        closeNext(left.slice(1));
    });
}

const socket = new WebSocket(url, options);
socket.on('error', (error) => fail(error.message));
socket.on('open', () => {
    if ((socket.extensions !== '') !== (mode === 'deflate'))
        fail(`extensions: '${socket.extensions}'`);
    talk(socket, (wrong) => {
        if (wrong)
            fail(wrong);
        socket.close(1000);
    });
});
socket.on('close', () => closeNext(closes));
