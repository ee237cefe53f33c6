// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the peers say: payloads that are easily spoilt, and every way to close.
'use strict';

const payloads = ['', Buffer.alloc(0), '\ufeffmarked', '\0 é 😀', '{ "b":1 ,"a": 1.0}\r\n',
    Buffer.from(Array.from({length: 256}, (_, i) => i)), 'x'.repeat(125), 'x'.repeat(126), 'é'.repeat(40000),
    Buffer.alloc(64 * 1024 * 1024, 'not all the same')];
const fragmented = [['Hal', '', 'lö 😀'], [Buffer.from([0, 255]), Buffer.alloc(0), Buffer.from([128])]];
const codes = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999];
const closes = [...codes.map((code) => [code, '']), ...Array.from({length: 123}, (_, i) => [4000, 'x'.repeat(i + 1)]), [4001, 'é'.repeat(61)]];

// Says everything and wants it back; `done` gets what is wrong, or nothing.
function talk(socket, done) {
    const wanted = [];
    const say = (payload) => wanted.push(payload) && socket.send(payload);
    socket.on('message', (data, isBinary) => {
        const payload = wanted.shift();
        if (isBinary === (typeof payload === 'string') || Buffer.compare(data, Buffer.from(payload)) !== 0)
            return done(`a message of ${payload.length} came back as something else`);
        if (wanted.length === 0)
            done();
    });
    payloads.forEach(say);
    for (const parts of fragmented) {
        wanted.push(typeof parts[0] === 'string' ? parts.join('') : Buffer.concat(parts));
        parts.forEach((part, i) => {
            socket.send(part, {fin: i === parts.length - 1, binary: typeof part !== 'string'});
            socket.ping();
        });
    }
}

module.exports = {talk, closes};
