// Sends PUTs to things/0, things/1, … for so many seconds, so many at once, and returns how many were answered a second.
// Each says with If-Match which version it replaces.
'use strict';

async function measure(seconds, atOnce) {
  const start = performance.now();
  let count = 0;
  async function lane(number) {
    let tag = (await send(number)).headers.get('etag');
    while (performance.now() - start < seconds * 1000) {
      const response = await send(number, tag);
      tag = response.headers.get('etag');
      count += 1;
    }
  }
  async function send(number, tag) {
    const headers = { 'content-type': 'text/plain', ...tag && { 'if-match': tag } };
    const body = `${count} `.padEnd(1024, 'x');
    const response = await fetch(`sandbox/things/${number}`, { method: 'PUT', headers, body });
    if (response.status !== 200 && response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
    const { stored } = await response.json();
    if (stored.size !== 1024 || !response.headers.get('x-request-id')) throw new Error('an answer by somebody else');
    return response;
  }
  await Promise.all(Array.from({ length: atOnce }, (_, number) => lane(number)));
  return count / (performance.now() - start) * 1000;
}

// Tells the page above when the worker answers.
async function ready(starting) {
  try {
    parent.postMessage({ version: await starting });
  } catch (error) {
    parent.postMessage({ error: String(error?.stack ?? error) });
  }
}
