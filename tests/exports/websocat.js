// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0

// What an exported script asks of websocat, on Node: neither Debian nor npm has that program.
// usage: websocat.js --text [--null-terminated] --exit-on-eof [--protocol P] [-H 'NAME: VALUE']... URL
const { WebSocket } = require('ws');

const protocols = [];
const headers = {};
let end = '\n';
const words = process.argv.slice(2);
const url = words.pop();
while (words.length > 0) {
  const word = words.shift();
  if (word === '--null-terminated') end = '\0';
  else if (word === '-B') words.shift(); // bytes of a message: all of them
  else if (word === '--protocol') protocols.push(words.shift());
  else if (word === '-H') headers[words[0].split(': ')[0]] = words.shift().replace(/^[^:]*: /, '');
  else if (!['--text', '--exit-on-eof'].includes(word)) throw new Error(`unknown: ${word}`);
}
const socket = new WebSocket(url, protocols, { headers });
let waiting = '';
let isOver = false;
const say = () => {
  const messages = waiting.split(end);
  waiting = messages.pop();
  messages.forEach((message) => socket.send(message));
  if (isOver) socket.close(1000);
};
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  waiting += text;
  if (socket.readyState === WebSocket.OPEN) say();
});
process.stdin.on('end', () => {
  isOver = true;
  if (socket.readyState === WebSocket.OPEN) say();
});
socket.on('open', say);
socket.on('message', (data) => process.stdout.write(data.toString() + end));
socket.on('error', () => process.exit(1));
socket.on('close', () => process.exit(0));
