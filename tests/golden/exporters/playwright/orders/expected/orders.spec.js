// The recorded session "orders", between a page and its server.
//
// Made by Jackfield. Runs with:  npx playwright test orders.spec.js
// The page at PAGE_URL must say what it said. Its server is played by the recording; with WS_REAL=1 the page talks to its
// own server, which must say what was recorded.
import { expect, test } from '@playwright/test';

const PAGE = process.env.PAGE_URL ?? 'http://localhost:3000/';
const IS_REAL = Boolean(process.env.WS_REAL);
const TIMEOUT = 10_000; // for each message

/** What came and was not asked for yet. */
class Inbox {
  #came = [];
  #wake = () => {};

  put(message) {
    this.#came.push(message);
    this.#wake();
  }

  async next() {
    if (this.#came.length === 0) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`nothing came for ${TIMEOUT} ms`)), TIMEOUT);
        this.#wake = () => resolve(clearTimeout(timer));
      });
    }
    return this.#came.shift();
  }
}

/** A connection of the page: what it says is checked, and so is what it hears from a real server. */
class Client {
  #said = new Inbox();
  #heard = new Inbox();

  constructor(route) {
    this.route = route;
    route.onMessage((message) => this.#said.put(message));
    route.onClose((code = 1005) => this.#said.put({ code }));
    if (!IS_REAL) return;
    this.server = route.connectToServer();
    this.server.onMessage((message) => this.#heard.put(message));
    this.server.onClose((code = 1005) => this.#heard.put({ code }));
  }

  /** The page says this, or JSON like this. */
  async says(expected) {
    const message = await this.#next();
    check(message, expected);
    this.server?.send(message);
  }

  #next() {
    return this.#said.next();
  }

  /** The page hears this: the recorded payload, or, from a real server, JSON like it. */
  async hears(payload, expected = valueOf(payload)) {
    if (!IS_REAL) return this.route.send(payload);
    const message = await this.#heard.next();
    check(message, expected);
    this.route.send(message);
  }

  /** The page ends the connection; without a code: in whatever way. */
  async closes(code) {
    const end = await this.#next();
    expect(end).toEqual({ code: code ?? end.code });
    await this.server?.close({ code: end.code === 1005 ? undefined : end.code });
  }

  /** The server ends the connection. */
  async isClosed(code, reason) {
    if (IS_REAL) expect(await this.#heard.next()).toEqual({ code });
    await this.route.close(code === 1005 ? {} : { code, reason });
  }
}

/** The JSON of a text message; else the message. */
function valueOf(message) {
  try {
    return typeof message === 'string' ? JSON.parse(message) : message;
  } catch {
    return message;
  }
}

/** A text and bytes as they are, all else as JSON. */
function check(message, expected) {
  const isJson = typeof expected === 'object' && !Buffer.isBuffer(expected);
  expect(isJson ? valueOf(message) : message).toEqual(expected);
}

/** Opens the page, and hands out its connections by what they ask for. */
async function open(page) {
  const inboxes = new Map();
  const inboxOf = (path) => inboxes.get(path) ?? inboxes.set(path, new Inbox()).get(path);
  await page.routeWebSocket(/./, (route) => {
    const { pathname, search } = new URL(route.url());
    inboxOf(pathname + search).put(new Client(route));
  });
  await page.goto(PAGE);
  return (path) => inboxOf(path).next();
}

test('/feed/ACME', async ({ page }) => {
  const connection = await open(page);
  const client = await connection('/feed/ACME');
  await client.hears('{"type":"welcome","symbol":"ACME"}');
  await client.says({ type: 'order', id: 1, side: 'buy', quantity: 10 });
  await client.hears('{"type":"accepted","id":1,"side":"buy"}');
  await client.hears('{"type":"filled","id":1,"quantity":10}');
  await client.says({ type: 'order', id: 2, side: 'sell', quantity: 4 });
  await client.hears('{"type":"accepted","id":2,"side":"sell"}');
  await client.hears('{"type":"filled","id":2,"quantity":4}');
  await client.says({ type: 'bye' });
  await client.isClosed(1000, 'good bye');
});
