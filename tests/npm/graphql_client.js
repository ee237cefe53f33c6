// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// graphql-ws and the sample GraphQL server: `graphql_client.js URL`.
'use strict';

const assert = require('node:assert/strict');
const {createClient} = require('graphql-ws');
const WebSocket = require('ws');

const connectionOptions = {url: `${process.argv[2]}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0};

// All that an operation brings; an error of it is thrown.
async function results(client, query) {
    const all = [];
    for await (const result of client.iterate({query}))
        all.push(result);
    return all;
}

async function main() {
    const client = createClient({...connectionOptions, lazy: false, keepAlive: 20});
    const pong = new Promise((resolve) => client.on('pong', (isReceived) => isReceived && resolve()));
    const [query] = await results(client, 'query { hello }');
    assert.ok(query.data, 'a query is answered');
    const greetings = await results(client, 'subscription { greetings }');
    assert.equal(greetings.length, 3, 'a subscription brings three values and completes');
    const [one, two] = await Promise.all([results(client, 'subscription { a }'), results(client, 'subscription { b }')]);
    assert.deepEqual([one.length, two.length], [3, 3], 'two subscriptions at once keep apart');
    await assert.rejects(results(client, 'query { nothing }'), (errors) => /Cannot query field/.test(errors[0].message));
    const cancelled = client.iterate({query: 'subscription { greetings }'});
    await cancelled.next();
    await cancelled.return();
    await pong;
    const closed = new Promise((resolve) => client.on('closed', resolve));
    await client.dispose();
    assert.equal((await closed).code, 1000);
}

main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
