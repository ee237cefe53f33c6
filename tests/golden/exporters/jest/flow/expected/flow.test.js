// The recorded session "flow", played to a server: what it answers must be what was recorded.
//
// Made by Jackfield. Runs with:  npm install && npx jest flow.test.js
// WS_URL says where the server is, if it is not where it was recorded.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { WebSocket } = require('ws');

const HERE = __dirname;
const SERVER = process.env.WS_URL ?? 'ws://127.0.0.1:9000';
const TIMEOUT = 10_000; // for each answer

/** A connection that keeps what it hears until somebody asks. */
class Client {
  #heard = [];
  #wake = () => {};

  constructor(socket) {
    this.socket = socket;
    socket.on('message', (data, isBinary) => this.#hear(isBinary ? data : data.toString()));
    socket.on('close', (code) => this.#keep({ code }));
    socket.on('error', () => {}); // and then it closes
  }

  #hear(message) {
    if (!isIncidental(message)) this.#keep(message);
  }

  #keep(message) {
    this.#heard.push(message);
    this.#wake();
  }

  /** What comes next: a string for text, a Buffer for binary, { code } for the end. */
  async next() {
    if (this.#heard.length === 0) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`nothing came for ${TIMEOUT} ms`)), TIMEOUT);
        this.#wake = () => resolve(clearTimeout(timer));
      });
    }
    return this.#heard.shift();
  }

  /** The next message as JSON; as it is if it is something else. */
  async json() {
    const message = await this.next();
    try {
      return typeof message === 'string' ? JSON.parse(message) : message;
    } catch {
      return message;
    }
  }

  /** The server says nothing more, for now. */
  async quiet() {
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(this.#heard).toEqual([]);
  }

  close(code, reason) {
    this.socket.close(code, reason);
  }

  abort() {
    this.socket.terminate();
  }

  ping(payload) {
    this.socket.ping(payload);
  }

  send(payload, options) {
    this.socket.send(payload, options);
  }
}

const clients = [];
afterEach(() => clients.splice(0).forEach((client) => client.abort()));

/** Opens a connection, which is closed after the test. */
function connect(path, { subprotocols, headers } = {}) {
  const socket = new WebSocket(SERVER + path, subprotocols, { headers, handshakeTimeout: TIMEOUT });
  const client = new Client(socket);
  clients.push(client);
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(client));
    socket.once('error', reject);
    socket.once('unexpected-response', (request, { statusCode }) => {
      request.destroy();
      reject(Object.assign(new Error(`refused with ${statusCode}`), { statusCode }));
    });
  });
}

/** Stands for any value, and for none. */
const anything = { asymmetricMatch: () => true, toString: () => 'anything' };

/** Stands for the numbers close to one. */
function near(number, within) {
  return {
    asymmetricMatch: (value) =>
      typeof value === 'number' && Math.abs(value - number) <= within + 1e-15 * Math.abs(value),
    toString: () => `${number} ± ${within}`,
  };
}

/** A value that is another one in each run, and the same wherever it was the same. */
class Bound {
  static all = [];

  constructor(...value) {
    this.met = value;
    Bound.all.push(this);
  }

  asymmetricMatch(value) {
    if (value === undefined) return false;
    if (this.met.length === 0) this.met = [value];
    return this.met[0] === value;
  }

  toString() {
    return `the same value as before, ${this.json()}`;
  }

  json() {
    return JSON.stringify(this.met[0]);
  }
}
expect.addEqualityTesters([
  function (value, expected, testers) {
    const there = Object.entries(Object(expected));
    const kept = there.filter(([name, each]) => each !== anything || Object.hasOwn(Object(value), name));
    if (kept.length === there.length) return undefined;
    return this.equals(value, Object.fromEntries(kept), testers);
  },
]);

/** The JSON of a text message; else the message. */
function valueOf(message) {
  try {
    return typeof message === 'string' ? JSON.parse(message) : message;
  } catch {
    return message;
  }
}

function isLike(value, expected) {
  const before = Bound.all.map(({ met }) => met);
  try {
    expect(value).toEqual(expected);
    return true;
  } catch {
    // What was met on the way belongs to another message.
    Bound.all.forEach((bound, index) => (bound.met = before[index]));
    return false;
  }
}

/** What stands at a place of a JSON value. */
function at(value, ...path) {
  return path.reduce((found, step) => (Object.hasOwn(Object(found), step) ? found[step] : undefined), value);
}

/** Whether a message comes and goes as it likes. */
function isIncidental(message) {
  return [
    isLike(at(valueOf(message), 'type'), 'tick'),
    message === 'by the way',
  ].includes(true);
}

/** The next messages are these, in whatever order. */
async function expectInAnyOrder(client, expected) {
  const waiting = [...expected];
  while (waiting.length > 0) {
    const message = await client.next();
    const found = waiting.findIndex(
      (each) => isLike(message, each) || isLike(valueOf(message), each),
    );
    if (found < 0) throw new Error(`${message} is none of those that are waited for`);
    waiting.splice(found, 1);
  }
}

/** A payload that is too long to stand here. */
function recorded(name) {
  return readFileSync(join(HERE, name));
}

test('/rooms/42?as=ada', async () => {
  const session1 = new Bound();
  const id1 = new Bound();
  const id2 = new Bound();
  const session2 = new Bound();
  const order1 = new Bound('new');
  const client1 = await connect('/rooms/42?as=ada', {
    subprotocols: ['chat.v1'],
    headers: { 'X-Client': 'flow/1.0', 'Accept-Language': 'de, en' },
  });
  expect(client1.socket.protocol).toBe('chat.v1');
  expect(await client1.json()).toEqual({
    type: 'welcome',
    session: session1,
    at: expect.any(String),
    load: near(0.42, 0.1),
    node: anything,
    trace: anything,
  });
  client1.send('{"type":"join","session":' + session1.json() + ',"room":42}');
  await expectInAnyOrder(client1, [
    {
      id: id1,
      type: 'joined',
      room: 42,
      members: ['ada', 'bob'],
      empty: {},
      none: [],
      is: true,
      no: null,
      trace: anything,
    },
    { id: id2, type: 'presence', user: 'ada', count: near(2, 1), trace: anything },
  ]);
  client1.send(Buffer.from('0001ff', 'hex'));
  expect(await client1.next()).toEqual(Buffer.from('00ff800a', 'hex'));
  client1.send('it\'s "plain" – ${not} a `template`\n');
  expect(await client1.next()).toBe('it\'s "plain" – ${not} a `template`\n');
  const client2 = await connect('/rooms/42?as=bob', { subprotocols: ['chat.v1'] });
  expect(client2.socket.protocol).toBe('chat.v1');
  expect(await client2.json()).toEqual({
    type: 'welcome',
    session: session2,
    at: expect.any(String),
    load: near(0.43, 0.1),
    node: anything,
    trace: anything,
  });
  client2.send('{"type":"join","session":' + session2.json() + ',"room":42}');
  expect(await client2.next()).toBe('hello, bob');
  client1.ping(Buffer.from('61726520796f75207468657265', 'hex'));
  client1.send('{"type":"history","order":' + order1.json() + ',"since":7}');
  expect(await client1.json()).toEqual({
    type: 'history',
    items: [
      { id: 0, text: 'message 0: äöü ✓' },
      { id: 1, text: 'message 1: äöü ✓' },
      { id: 2, text: 'message 2: äöü ✓' },
      { id: 3, text: 'message 3: äöü ✓' },
      { id: 4, text: 'message 4: äöü ✓' },
      { id: 5, text: 'message 5: äöü ✓' },
      { id: 6, text: 'message 6: äöü ✓' },
      { id: 7, text: 'message 7: äöü ✓' },
      { id: 8, text: 'message 8: äöü ✓' },
      { id: 9, text: 'message 9: äöü ✓' },
      { id: 10, text: 'message 10: äöü ✓' },
      { id: 11, text: 'message 11: äöü ✓' },
      { id: 12, text: 'message 12: äöü ✓' },
      { id: 13, text: 'message 13: äöü ✓' },
      { id: 14, text: 'message 14: äöü ✓' },
      { id: 15, text: 'message 15: äöü ✓' },
      { id: 16, text: 'message 16: äöü ✓' },
      { id: 17, text: 'message 17: äöü ✓' },
      { id: 18, text: 'message 18: äöü ✓' },
      { id: 19, text: 'message 19: äöü ✓' },
      { id: 20, text: 'message 20: äöü ✓' },
      { id: 21, text: 'message 21: äöü ✓' },
      { id: 22, text: 'message 22: äöü ✓' },
      { id: 23, text: 'message 23: äöü ✓' },
      { id: 24, text: 'message 24: äöü ✓' },
      { id: 25, text: 'message 25: äöü ✓' },
      { id: 26, text: 'message 26: äöü ✓' },
      { id: 27, text: 'message 27: äöü ✓' },
      { id: 28, text: 'message 28: äöü ✓' },
      { id: 29, text: 'message 29: äöü ✓' },
      { id: 30, text: 'message 30: äöü ✓' },
      { id: 31, text: 'message 31: äöü ✓' },
      { id: 32, text: 'message 32: äöü ✓' },
      { id: 33, text: 'message 33: äöü ✓' },
      { id: 34, text: 'message 34: äöü ✓' },
      { id: 35, text: 'message 35: äöü ✓' },
      { id: 36, text: 'message 36: äöü ✓' },
      { id: 37, text: 'message 37: äöü ✓' },
      { id: 38, text: 'message 38: äöü ✓' },
      { id: 39, text: 'message 39: äöü ✓' },
      { id: 40, text: 'message 40: äöü ✓' },
      { id: 41, text: 'message 41: äöü ✓' },
      { id: 42, text: 'message 42: äöü ✓' },
      { id: 43, text: 'message 43: äöü ✓' },
      { id: 44, text: 'message 44: äöü ✓' },
      { id: 45, text: 'message 45: äöü ✓' },
      { id: 46, text: 'message 46: äöü ✓' },
      { id: 47, text: 'message 47: äöü ✓' },
      { id: 48, text: 'message 48: äöü ✓' },
      { id: 49, text: 'message 49: äöü ✓' },
      { id: 50, text: 'message 50: äöü ✓' },
      { id: 51, text: 'message 51: äöü ✓' },
      { id: 52, text: 'message 52: äöü ✓' },
      { id: 53, text: 'message 53: äöü ✓' },
      { id: 54, text: 'message 54: äöü ✓' },
      { id: 55, text: 'message 55: äöü ✓' },
      { id: 56, text: 'message 56: äöü ✓' },
      { id: 57, text: 'message 57: äöü ✓' },
      { id: 58, text: 'message 58: äöü ✓' },
      { id: 59, text: 'message 59: äöü ✓' },
    ],
    trace: anything,
  });
  client1.send(recorded('flow-1-12.txt').toString());
  expect(await client1.next()).toBe(recorded('flow-1-13.txt').toString());
  client1.send(recorded('flow-1-14.bin'));
  expect(await client1.next()).toEqual(recorded('flow-1-15.bin'));
  expect(await client1.json()).toEqual({
    type: 'bye',
    session: session1,
    order: order1,
    trace: anything,
  });
  await client2.quiet();
  client2.close(3001, "it's over");
  expect(await client1.next()).toEqual({ code: 4001 });
}, 60_000);

test('/private', async () => {
  await expect(connect('/private')).rejects.toMatchObject({ statusCode: 401 });
}, 60_000);

test('/rooms/7', async () => {
  const client = await connect('/rooms/7');
  client.send('lost');
  expect(await client.next()).toBe('found');
  client.abort();
}, 60_000);
