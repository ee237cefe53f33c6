// The recorded session "orders" as load for k6: every user plays its clients, and what the server answers is checked.
//
// Made by Jackfield. Runs with:  k6 run orders.k6.js
//   WS_URL       the server, if it is not where it was recorded
//   CONNECTIONS  users at once (1)     RAMP  until all of them are there (0s)     HOLD  from then on (30s)
//   DATA         a JSON file with a list of objects: a row for each time the session is played
import { check } from 'k6';
import exec from 'k6/execution';
import { Trend } from 'k6/metrics';
import { clearTimeout, setTimeout } from 'k6/timers';
import { WebSocket } from 'k6/websockets';

const SERVER = __ENV.WS_URL || 'ws://127.0.0.1:9100';
const TIMEOUT = 10_000; // for each answer
const CONNECTIONS = Number(__ENV.CONNECTIONS || 1);
const rows = __ENV.DATA ? JSON.parse(open(__ENV.DATA)) : [{}];
const answerTime = new Trend('answer_time', true);

export const options = {
  scenarios: {
    orders: {
      executor: 'ramping-vus',
      startVUs: 0,
      stages: [
        { duration: __ENV.RAMP || '0s', target: CONNECTIONS },
        { duration: __ENV.HOLD || '30s', target: CONNECTIONS },
      ],
    },
  },
  thresholds: { checks: ['rate==1.0'] },
};

/** A connection that keeps what it hears until somebody asks. */
class Client {
  /** @param {string} path @param {Record<string, string>} [headers] */
  constructor(path, headers = {}) {
    /** @type {any[]} */
    this.heard = [];
    this.wake = () => {};
    this.sent = Date.now();
    this.socket = new WebSocket(SERVER + path, null, { headers });
    this.socket.binaryType = 'arraybuffer';
    this.socket.onmessage = ({ data }) => this.hear(payloadOf(data));
    this.socket.onclose = () => this.hear(null);
  }

  /** @returns {Promise<void>} */
  opened() {
    return new Promise((resolve, reject) => {
      this.socket.onopen = () => resolve();
      this.socket.onerror = (event) => reject(new Error(event.error));
    });
  }

  hear(message) {
    this.heard.push(message);
    this.wake();
  }

  /** What comes next: a string, a Uint8Array, or null for the end. */
  async next() {
    if (this.heard.length === 0) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`nothing came for ${TIMEOUT} ms`)), TIMEOUT);
        this.wake = () => {
          clearTimeout(timer);
          resolve(undefined);
        };
      });
    }
    answerTime.add(Date.now() - this.sent);
    return this.heard.shift();
  }

  send(payload) {
    this.sent = Date.now();
    this.socket.send(payload);
  }

  /** The server says this, or JSON like this. */
  async hears(expected) {
    const found = surprisesIn(await this.next(), expected);
    check(found, { 'the server says what was recorded': () => found.length === 0 });
    if (found.length > 0) throw new Error(found.join('\n'));
  }

  /** The server ends the connection. */
  async isClosed() {
    const message = await this.next();
    check(message, { 'the server ends the connection': (end) => end === null });
  }

  close(code, reason) {
    this.socket.close(code, reason);
  }
}

/** A string for text, a Uint8Array for binary. */
function payloadOf(data) {
  return typeof data === 'string' ? data : new Uint8Array(data);
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
  const client = await connect('/feed/ACME', { 'Sec-WebSocket-Protocol': 'feed.v1' });
  await client.hears({ type: 'welcome', symbol: 'ACME' });
  client.send('{"type":"order","id":1,"side":"buy","quantity":10}');
  await client.hears({ type: 'accepted', id: 1, side: 'buy' });
  await client.hears({ type: 'filled', id: 1, quantity: 10 });
  client.send('{"type":"order","id":2,"side":"sell","quantity":4}');
  await client.hears({ type: 'accepted', id: 2, side: 'sell' });
  await client.hears({ type: 'filled', id: 2, quantity: 4 });
  client.send('{"type":"bye"}');
  await client.isClosed();
}

const recorded = [
  playFeedAcme,
];

/** One user plays the whole session once. */
export default async function () {
  const row = rows[exec.scenario.iterationInTest % rows.length];
  for (const play of recorded) {
    /** @type {Client[]} */
    const clients = [];
    const connect = async (path, headers) => {
      const client = new Client(path, headers);
      clients.push(client);
      await client.opened();
      return client;
    };
    try {
      await play(connect, row);
    } catch (error) {
      check(error, { 'a session is played to its end': () => false });
      console.error(String(error));
    }
    for (const client of clients) client.close();
  }
}
