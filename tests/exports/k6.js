// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0

// What an exported session needs of k6, on Node: k6 is a program of its own, which neither Debian nor npm has.
import { WebSocket as Socket } from 'ws';

export class WebSocket extends Socket {
  constructor(url, protocols, { headers } = {}) {
    const { 'Sec-WebSocket-Protocol': offered = '', ...others } = headers ?? {};
    super(url, offered.split(', ').filter(Boolean), { headers: others });
  }
}

export class Trend {
  add() {}
}

export const failed = [];

export function check(value, conditions) {
  const found = Object.entries(conditions).filter(([, holds]) => !holds(value));
  failed.push(...found.map(([name]) => name));
  return found.length === 0;
}

export default { scenario: { iterationInTest: 0 } };
export const { setTimeout, clearTimeout } = globalThis;
