// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a script finds: docs/mocks.md, "script", and docs/sessions.md, "Checks in JavaScript". `host` is the process;
// nothing else leads out of here.
(function (host, global) {
    'use strict';

    const handlers = [];
    const sockets = []; // connections that are open or about to be, by their numbers: a Map of Qt's is looked through
    const timers = []; // by their numbers
    const checks = []; // functions of a connection that is watched
    const watched = []; // connections that are, by their numbers
    const payloadOf = Symbol('payload'); // of a message
    const looked = []; // connections whose state somebody looked at in this turn
    let current = null; // the connection whose turn it is
    let lastTimer = 0;

    function expectFunction(value, what) {
        if (typeof value !== 'function')
            throw new TypeError(`${what} must be a function`);
        return value;
    }

    const {parse, stringify} = JSON; // a script may put something else in its place

    const shown = (value) => typeof value === 'string' ? value : value?.[payloadOf] !== undefined ? String(value)
        : value instanceof Error ? `${value}` : stringify(value) ?? String(value);

    function route(template, handler) {
        if (typeof template !== 'string')
            throw new TypeError('route() takes a path template and a function');
        if (!host.isLoading())
            throw new Error('route() belongs outside of functions: the routes are known when the script was read');
        host.route(template);
        handlers.push(expectFunction(handler, 'the handler of a route'));
    }

    function check(watch) {
        if (!host.isLoading())
            throw new Error('check() belongs outside of functions: the checks are known when the script was read');
        host.check();
        checks.push(expectFunction(watch, 'what check() takes'));
    }

    function fail(...values) {
        if (watched[current] === undefined)
            throw new Error('fail() and assert() belong in the functions of a check');
        host.found(current, values.map(shown).join(' ') || 'a check has failed');
    }

    function assert(condition, ...values) {
        if (!condition)
            fail(...values);
    }

    // One check that throws keeps no other from being made.
    function each(connection, listeners, ...values) {
        for (const listener of listeners) {
            try {
                listener(...values);
            } catch (error) {
                host.threw(connection, error ?? new Error(`${error} was thrown`));
            }
        }
    }

    function watch(connection, id, request) {
        const entry = {messages: [], ends: []};
        const seen = Object.freeze({
            id,
            request,
            onMessage: (listener) => { entry.messages.push(expectFunction(listener, 'a listener')); },
            onEnd: (listener) => { entry.ends.push(expectFunction(listener, 'a listener')); },
        });
        watched[connection] = entry;
        each(connection, checks, seen);
    }

    function refuse(status, body = '', headers = {}) {
        if (!Number.isInteger(status) || status < 300 || status > 599)
            throw new RangeError(`a request is refused with a status from 300 to 599, not ${String(status)}`);
        for (const [name, value] of Object.entries(headers)) {
            if (!/^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(String(value)))
                throw new TypeError(`no header field: ${name}`);
        }
        return {refusal: {status, body: String(body), headers: Object.entries(headers).map(([name, value]) => [name, String(value)])}};
    }

    // Text is text, buffers are binary, a message is what it was, anything else becomes JSON.
    function say(what, text, binary) {
        const payload = what?.[payloadOf] ?? what;
        if (payload instanceof ArrayBuffer)
            return binary(payload);
        if (ArrayBuffer.isView(payload))
            return binary(payload.buffer.slice(payload.byteOffset, payload.byteOffset + payload.byteLength));
        const said = typeof payload === 'string' ? payload : stringify(payload);
        if (said === undefined)
            throw new TypeError(`${typeof payload} cannot be sent`);
        if (!text(said))
            throw new TypeError('the text is not valid Unicode: a surrogate stands alone');
    }

    // `decoded`: the JSON that a binary payload stands for, if there is any.
    function messageOf(payload, besides = {}, decoded = '') {
        const isText = typeof payload === 'string';
        const message = {
            [payloadOf]: payload,
            isText,
            isBinary: !isText,
            text: isText ? payload : undefined,
            bytes: isText ? undefined : payload,
            get json() {
                try {
                    return isText ? parse(payload) : decoded ? parse(decoded) : undefined;
                } catch (error) {
                    return undefined;
                }
            },
            toString: () => isText ? payload : `<${payload.byteLength} bytes>`,
        };
        return Object.freeze(Object.assign(message, besides));
    }

    // Names compare without case.
    function headersOf(fields) {
        const values = new Map(fields.map(([name, value]) => [name, value]).reverse()); // the first one counts
        return new Proxy({}, {
            get: (_, name) => typeof name === 'string' ? values.get(name.toLowerCase()) : undefined,
            has: (_, name) => typeof name === 'string' && values.has(name.toLowerCase()),
            ownKeys: () => [...values.keys()],
            getOwnPropertyDescriptor: (_, name) => values.has(name)
                ? {value: values.get(name), enumerable: true, configurable: true} : undefined,
        });
    }

    function requestOf(handshake) {
        const first = (pairs) => {
            const values = {};
            for (const [name, value] of [...pairs].reverse())
                values[name] = value;
            return Object.freeze(values);
        };
        return Object.freeze({
            method: handshake.method,
            target: handshake.target,
            path: first(handshake.path),
            query: first(handshake.query),
            header: headersOf(handshake.headers),
            subprotocols: Object.freeze(handshake.subprotocols),
        });
    }

    function expectCode(code) {
        const isSendable = Number.isInteger(code)
            && (code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999);
        if (!isSendable)
            throw new RangeError(`${String(code)} may not be sent in a close frame`);
        return code;
    }

    function timer(connection, milliseconds, task, again) {
        expectFunction(task, 'what a timer runs');
        const entry = sockets[connection];
        const time = Math.max(0, Math.min(Math.trunc(Number(milliseconds)) || 0, 86400000));
        const id = ++lastTimer;
        if (entry) { // else it is over, and so are its timers
            timers[id] = {connection, task, again: again ? Math.max(1, time) : 0};
            entry.timers[id] = true;
            host.timer(connection, id, time);
        }
        return id;
    }

    function ownTimer(milliseconds, task, again) {
        if (sockets[current] === undefined)
            throw new Error('a timer belongs to an open connection: set it in the function of the socket');
        return timer(current, milliseconds, task, again);
    }

    function cancel(id) {
        const entry = Number.isInteger(id) && timers[id] && sockets[timers[id].connection];
        if (entry)
            delete entry.timers[id];
        if (Number.isInteger(id))
            delete timers[id];
    }

    function forget(connection) {
        const entry = sockets[connection];
        if (entry)
            Object.keys(entry.timers).forEach(id => delete timers[id]);
        delete sockets[connection];
    }

    function socketOf(connection, request, consumer) {
        const entry = {timers: {}, messages: [], closes: [], consumer, state: {}, known: '{}'};
        entry.socket = Object.freeze({
            id: connection,
            request,
            get state() {
                looked.push(connection);
                return entry.state;
            },
            send: (message) => say(message, (text) => host.sendText(connection, text),
                (bytes) => host.sendBinary(connection, bytes)),
            close: (code = 1000, reason = '') => host.close(connection, expectCode(code), String(reason)),
            abort: () => host.abort(connection),
            onMessage: (listener) => { entry.messages.push(expectFunction(listener, 'a listener')); },
            onClose: (listener) => { entry.closes.push(expectFunction(listener, 'a listener')); },
            after: (milliseconds, task) => timer(connection, milliseconds, task, false),
            every: (milliseconds, task) => timer(connection, milliseconds, task, true),
            join: (room) => host.join(connection, String(room)),
            leave: (room) => host.leave(connection, String(room)),
        });
        sockets[connection] = entry;
    }

    function random(low, high) {
        if (low === undefined)
            return host.random();
        const [least, most] = high === undefined ? [0, low - 1] : [low, high];
        return least + Math.floor(host.random() * (most - least + 1));
    }

    const log = (...values) => host.log(values.map(shown).join(' '));
    const now = () => host.now();
    const RealDate = Date;
    class Time extends RealDate {
        constructor(...parts) {
            parts.length > 0 ? super(...parts) : super(now());
        }
        static now() {
            return now();
        }
    }

    delete global.WeakMap; // the collector of Qt 6.8 does not survive them
    delete global.WeakSet;
    Math.random = () => host.random();
    Object.assign(global, {
        globalThis: global,
        route,
        check,
        fail,
        assert,
        refuse,
        log,
        now,
        random,
        Date: Time,
        json: (value) => stringify(value),
        state: {},
        rooms: Object.freeze({
            join: (room, socket) => socket.join(room),
            leave: (room, socket) => socket.leave(room),
            send: (room, message, {except} = {}) => say(message,
                (text) => host.sendRoomText(String(room), text, except?.id ?? 0),
                (bytes) => host.sendRoomBinary(String(room), bytes, except?.id ?? 0)),
        }),
        timers: Object.freeze({
            after: (milliseconds, task) => ownTimer(milliseconds, task, false),
            every: (milliseconds, task) => ownTimer(milliseconds, task, true),
            cancel,
        }),
        console: Object.freeze({log, info: log, warn: log, error: log, debug: log}),
        setTimeout: (task, milliseconds) => ownTimer(milliseconds, task, false),
        setInterval: (task, milliseconds) => ownTimer(milliseconds, task, true),
        clearTimeout: cancel,
        clearInterval: cancel,
    });

    // What the process calls, by name.
    const turns = {
        request(connection, number, handshake) {
            const request = requestOf(handshake);
            const answer = handlers[number](request);
            if (typeof answer === 'function') {
                socketOf(connection, request, answer);
                return host.accept();
            }
            if (answer === undefined || answer === null)
                return host.refuse(404, 'not found\n', []);
            if (answer.refusal === undefined)
                throw new TypeError('a handler answers with a function of the socket, with refuse(...), or with nothing');
            const {status, body, headers} = answer.refusal;
            return host.refuse(Number(status), body, headers);
        },
        open(connection) {
            const entry = sockets[connection];
            entry.consumer(entry.socket);
        },
        forget,
        message(connection, payload) {
            const message = messageOf(payload);
            for (const listener of sockets[connection].messages)
                listener(message);
        },
        close(connection, code, reason) {
            const {closes} = sockets[connection];
            try {
                for (const listener of closes)
                    listener(code, reason);
            } finally {
                forget(connection);
            }
        },
        timer(connection, id) {
            const entry = timers[id];
            if (entry === undefined)
                return; // cancelled
            if (entry.again === 0)
                cancel(id);
            entry.task();
            if (entry.again > 0 && timers[id] !== undefined)
                host.timer(connection, id, entry.again);
        },
        watch(connection, id, handshake) {
            watch(connection, id, requestOf(handshake));
        },
        saw(connection, from, n, at, decoded, payload) {
            each(connection, watched[connection].messages, messageOf(payload, {from, n, at}, decoded));
        },
        ended(connection) {
            each(connection, watched[connection].ends);
            watched[connection].isOver = true; // what was promised meanwhile may still say something
        },
        state(connection, text) {
            const entry = sockets[connection];
            for (const key of Object.keys(entry.state))
                delete entry.state[key];
            Object.assign(entry.state, parse(text));
            entry.known = stringify(entry.state);
        },
    };

    // What a turn has made of the states of its connection, and of those that it has looked at.
    function tellStates() {
        for (const connection of looked.splice(0).concat(current)) {
            const entry = sockets[connection];
            try {
                const text = entry && stringify(entry.state);
                if (entry && text !== entry.known) {
                    entry.known = text;
                    host.state(connection, text);
                }
            } catch (error) {
                entry.state = {}; // the connection is closed, and bothers nobody else meanwhile
                host.failed(connection, `its state is not JSON: ${error}`);
            }
        }
    }

    return {
        turn(name, connection, ...values) {
            const isKnown = name === 'request' || name === 'watch' || sockets[connection] || watched[connection];
            if (!isKnown)
                return;
            current = connection;
            try {
                turns[name](connection, ...values);
            } catch (error) {
                throw error ?? new Error(`${error} was thrown`);
            }
        },
        end() {
            tellStates();
            if (watched[current]?.isOver)
                delete watched[current];
            current = null;
        },
    };
})
