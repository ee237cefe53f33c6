// The recorded server of "orders", for Mock Service Worker: it answers the clients of a page or of a test.
//
// Made by Jackfield. In tests setupServer(...handlers) of msw/node, in pages setupWorker(...handlers) of msw/browser.
// What a client says otherwise than it was recorded ends its connection, and stands in `surprises`.
import { ws } from 'msw';

const SERVER = 'ws://127.0.0.1:9100';

/** How clients differed from the recorded ones: empty as long as they did not. */
export const surprises = [];

/** A client, as the recorded server sees it. */
class Client {
  #heard = [];
  #wake = () => {};

  constructor(socket) {
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(payloadOf(data)));
    socket.addEventListener('close', ({ code }) => this.#hear({ code }));
  }

  #hear(message) {
    this.#heard.push(message);
    this.#wake();
  }

  async #next() {
    if (this.#heard.length === 0) await new Promise((resolve) => (this.#wake = resolve));
    return this.#heard.shift();
  }

  /** The client says this, or JSON like this. */
  async says(expected) {
    const found = surprisesIn(await this.#next(), expected);
    if (found.length > 0) throw new Error(found.join('\n'));
  }

  /** The client hears this. */
  hears(payload) {
    this.socket.send(payload);
  }

  /** The client ends the connection; without a code: in whatever way. */
  async closes(code) {
    const end = await this.#next();
    const isAsRecorded = end.code !== undefined && (code === undefined || end.code === code);
    if (!isAsRecorded) throw new Error(`${show(end)} instead of the end with ${code}`);
  }

  /** The server ends the connection, which would overtake what it has just said. */
  isClosed(code, reason) {
    setTimeout(() => this.socket.close(code, reason));
  }
}

/** A string for text, a Uint8Array for binary. */
async function payloadOf(data) {
  if (typeof data === 'string') return data;
  return new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : data);
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

async function playFeedAcme(client) {
  client.hears('{"type":"welcome","symbol":"ACME"}');
  await client.says({ type: 'order', id: 1, side: 'buy', quantity: 10 });
  client.hears('{"type":"accepted","id":1,"side":"buy"}');
  client.hears('{"type":"filled","id":1,"quantity":10}');
  await client.says({ type: 'order', id: 2, side: 'sell', quantity: 4 });
  client.hears('{"type":"accepted","id":2,"side":"sell"}');
  client.hears('{"type":"filled","id":2,"quantity":4}');
  await client.says({ type: 'bye' });
  client.isClosed(1000, 'good bye');
}

/** The recorded connections: what a client asks for, and what is played to it. The last of a target is played to all further ones. */
const recorded = [
  ['/feed/ACME', playFeedAcme],
];

const left = new Set(recorded.map(([, play]) => play));

/** The names of the connections that were not played to their ends: empty when all of them were. */
export const unplayed = () => [...left].map(({ name }) => name);

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const pathOf = (target) => target.split('?')[0];

export const handlers = [...new Set(recorded.map(([target]) => pathOf(target)))].map((path) => {
  const waiting = recorded.filter(([target]) => pathOf(target) === path);
  const next = (target) => {
    const asked = waiting.filter(([each]) => each === target);
    const [found] = asked.length > 0 ? asked : waiting;
    if (waiting.length > 1 && asked.length !== 1) waiting.splice(waiting.indexOf(found), 1);
    return found[1];
  };
  return ws.link(new RegExp(`^${escaped(SERVER + path)}(\\?.*)?$`)).addEventListener('connection', ({ client }) => {
    const play = next(String(client.url).slice(SERVER.length));
    play(new Client(client))
      .then(() => left.delete(play))
      .catch((error) => {
        surprises.push(`${path}: ${error.message}`);
        client.close(4400, 'not as it was recorded');
      });
  });
});
