// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0

// Plays the clients of a session with the WebSocket of a browser: opens, says and closes what was recorded, waits for what
// the server said in between, and wants it to the byte: else all connections are closed with 4999.
async function playSession(text, base) {
  const lines = text.split('\n').filter(Boolean);
  const clients = new Map();
  try {
    await playEvents(lines, base, clients);
  } catch (error) {
    clients.forEach(({ socket }) => socket.close(4999, 'not as it was recorded'));
    throw error;
  }
}

async function playEvents(lines, base, clients) {
  const events = lines.map((line) => JSON.parse(line));
  const refused = new Set(events.filter(({ event }) => event === 'refused').map(({ conn }) => conn));
  for (const [index, event] of events.entries()) {
    const client = clients.get(event.conn);
    if (refused.has(event.conn)) continue;
    if (event.event === 'open') clients.set(event.conn, await opened(event, base));
    else if (event.event === 'message' && event.from === 'client') client.socket.send(payloadOf(lines[index], event));
    else if (event.event === 'message') await client.hears(payloadOf(lines[index], event));
    else if (event.event === 'close' && !client.isOver) await client.ends(event);
    else if (event.event === 'end' && !client.isOver) await client.ends({ ...event, code: undefined });
  }
}

// JSON payloads stand in the line as they were, and are the last member there.
function payloadOf(line, event) {
  if (event.text !== undefined) return event.text;
  if (event.base64 !== undefined) return Uint8Array.from(atob(event.base64), (c) => c.charCodeAt(0));
  return line.slice(line.indexOf('"json":') + 7, -1);
}

async function opened({ request }, base) {
  const header = request.headers.find(([name]) => name === 'Sec-WebSocket-Protocol');
  const socket = new WebSocket(base + request.target, header ? header[1].split(', ') : []);
  socket.binaryType = 'arraybuffer';
  const heard = [];
  let wake = () => {};
  const put = (message) => {
    heard.push(message);
    wake();
  };
  socket.onmessage = ({ data }) => put(data);
  socket.onclose = ({ code }) => put({ code });
  const next = async () => {
    if (heard.length === 0) {
      await new Promise((resolve, reject) => {
        wake = resolve;
        setTimeout(() => reject(new Error('nothing came for 5 s')), 5000);
      });
    }
    return heard.shift();
  };
  await new Promise((resolve) => (socket.onopen = resolve));
  return {
    socket,
    isOver: false,
    async hears(payload) {
      const message = await next();
      const shown = (each) => (typeof each === 'string' ? each : new Uint8Array(each).toString());
      if (message.code !== undefined) throw new Error(`closed with ${message.code}`);
      if (shown(message) !== shown(payload)) throw new Error(`${shown(message)} instead of ${shown(payload)}`);
    },
    async ends({ from, by, code, reason }) {
      this.isOver = true;
      if ((from ?? by) === 'client') return socket.close(code, reason);
      const end = await next();
      if (code && end.code !== code) throw new Error(`${JSON.stringify(end)} instead of ${code}`);
    },
  };
}
