// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// hear.js URL [deflate]: hears every close, fragments and ten thousand messages of the server that tst_interop is.
'use strict';

const assert = require('assert');
const WebSocket = require('ws');
const {closes} = require('./talk');

const [url, mode] = [process.argv[2], process.argv[3]];
const options = {perMessageDeflate: mode === 'deflate' ? {threshold: 0} : false};

// The messages up to the close, its code and its reason.
function heard(path) {
    return new Promise((resolve, reject) => {
        const socket = new WebSocket(url + path, options);
        const messages = [];
        socket.on('error', reject);
        socket.on('message', (data, isBinary) => messages.push(isBinary ? data : data.toString()));
        socket.on('close', (code, reason) => resolve({messages, code, reason: reason.toString()}));
    });
}

async function main() {
    for (const [code, reason] of closes) {
        const end = await heard(`close/${code}/${reason.includes('é') ? 'e' : 'x'}/${reason.length}`);
        assert.deepStrictEqual([end.code, end.reason], [code, reason]);
    }
    const {messages: fragments} = await heard('fragments');
    assert.deepStrictEqual(fragments, ['Grüße aus Teilen', Buffer.from([1, 2, 3]), '']);
    const {messages} = await heard('count');
    assert.deepStrictEqual(messages, Array.from({length: 10000}, (_, n) => `number ${n}`));
    console.log('all as it was');
}

main().catch((error) => {
    console.error(error.message);
    process.exit(1);
});
