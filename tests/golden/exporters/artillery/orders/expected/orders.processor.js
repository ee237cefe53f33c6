// What the users of orders.artillery.yml do. Made by Jackfield.
//
// They connect by themselves: Artillery's own connections miss what a server says at once.
const { WebSocket } = require('ws');

const TIMEOUT = 10_000; // for each answer

/** A connection that keeps what it hears until somebody asks. */
class Client {
  #heard = [];
  #wake = () => {};

  constructor(socket, events) {
    this.socket = socket;
    this.events = events;
    this.sent = Date.now();
    socket.on('message', (data, isBinary) => this.#hear(isBinary ? new Uint8Array(data) : data.toString()));
    socket.on('close', (code) => this.#keep({ code }));
    socket.on('error', () => {}); // and then it closes
  }

  #hear(message) {
    this.#keep(message);
  }

  #keep(message) {
    this.#heard.push(message);
    this.#wake();
  }

  async next() {
    if (this.#heard.length === 0) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`nothing came for ${TIMEOUT} ms`)), TIMEOUT);
        this.#wake = () => resolve(clearTimeout(timer));
      });
    }
    this.events.emit('counter', 'websocket.messages_received', 1);
    this.events.emit('histogram', 'websocket.answer_time', Date.now() - this.sent);
    return this.#heard.shift();
  }

  send(payload, options) {
    this.sent = Date.now();
    this.events.emit('counter', 'websocket.messages_sent', 1);
    this.socket.send(payload, options);
  }

  /** The server says this, or JSON like this. */
  async hears(expected) {
    const found = surprisesIn(await this.next(), expected);
    if (found.length > 0) this.#fail(found.join(', '));
  }

  /** The server ends the connection. */
  async isClosed(code) {
    const end = await this.next();
    if (end.code !== code) this.#fail(`${show(end)} instead of the end with ${code}`);
  }

  close(code, reason) {
    this.socket.close(code, reason);
  }

  #fail(words) {
    console.error(words);
    throw new Error('not as it was recorded');
  }
}


/** How a JSON value differs from what is expected, by JSON Pointer. */
function differences(value, expected, place = '') {
  const isObject = (each) => typeof each === 'object' && each !== null && !Array.isArray(each);
  const member = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);
  if (isObject(value) && isObject(expected)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(value)]);
    return [...names].flatMap((name) => {
      const at = `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return differences(member(value, name), member(expected, name), at);
    });
  }
  if (Array.isArray(value) && Array.isArray(expected) && value.length === expected.length) {
    return expected.flatMap((each, index) => differences(value[index], each, `${place}/${index}`));
  }
  return value === expected
    ? []
    : [`${place}: ${JSON.stringify(value)} instead of ${JSON.stringify(expected)}`];
}

/** How a message differs from what is expected: a text, bytes, or what JSON it must be. */
function surprisesIn(message, expected) {
  if (typeof expected === 'string') {
    return message === expected ? [] : [`${show(message)} instead of ${show(expected)}`];
  }
  try {
    return differences(JSON.parse(message), expected);
  } catch {
    return [`${show(message)} instead of ${JSON.stringify(expected)}`];
  }
}

function show(message) {
  if (!(message instanceof Uint8Array)) return JSON.stringify(message);
  return `bytes ${Array.from(message, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function playFeedAcme(connect, row) {
  const client = await connect('/feed/ACME', { subprotocols: ['feed.v1'] });
  if (client.socket.protocol !== 'feed.v1') throw new Error('another subprotocol');
  await client.hears({ type: 'welcome', symbol: 'ACME' });
  client.send('{"type":"order","id":1,"side":"buy","quantity":10}');
  await client.hears({ type: 'accepted', id: 1, side: 'buy' });
  await client.hears({ type: 'filled', id: 1, quantity: 10 });
  client.send('{"type":"order","id":2,"side":"sell","quantity":4}');
  await client.hears({ type: 'accepted', id: 2, side: 'sell' });
  await client.hears({ type: 'filled', id: 2, quantity: 4 });
  client.send('{"type":"bye"}');
  await client.isClosed(1000);
}

/** A user's connections, which are closed at the end. */
const played = (play) => async (context, events) => {
  const clients = [];
  const connect = (path, { subprotocols, headers } = {}) => {
    const url = context.vars.target + path;
    const socket = new WebSocket(url, subprotocols, { headers, handshakeTimeout: TIMEOUT });
    const client = new Client(socket, events);
    clients.push(client);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(client));
      socket.once('error', reject);
    });
  };
  try {
    await play(connect, context.vars);
  } finally {
    clients.forEach(({ socket }) => socket.close());
  }
};

module.exports = {
  playFeedAcme: played(playFeedAcme),
};
