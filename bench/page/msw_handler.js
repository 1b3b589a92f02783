// What the practice server does with a PUT to things/{id}, as one would write it for MSW: preconditions, an entity tag, a
// transaction that is complete before the answer, the same account of what is stored, and a log that nobody waits for.
'use strict';

const STARTED = Date.now().toString(16);
let answered = 0;

const database = new Promise((resolve, reject) => {
  const opening = indexedDB.open('bench-msw', 1);
  opening.onupgradeneeded = () => {
    for (const name of ['things', 'bodies']) opening.result.createObjectStore(name);
    opening.result.createObjectStore('log', { autoIncrement: true });
  };
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});

const result = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const complete = transaction => new Promise((resolve, reject) => {
  transaction.oncomplete = resolve;
  transaction.onabort = () => reject(transaction.error);
  transaction.commit();
});

// Two FNV-1a of 32 bits: BigInt would be a hundred times slower.
function entityTag(type, bytes) {
  let [a, b] = [0x811c9dc5, 0x9dc5811c];
  const add = byte => {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x01000193);
  };
  for (let index = 0; index < type.length; index++) add(type.charCodeAt(index));
  add(type.length);
  for (const byte of bytes) add(byte);
  const hex = number => (number >>> 0).toString(16).padStart(8, '0');
  return `"${hex(a)}${hex(b)}"`;
}

const tagsIn = field => field.split(',').map(tag => tag.trim());

// RFC 9110 §13.2.2, for a method that writes.
function isForbidden(headers, current) {
  const match = headers.get('if-match');
  const noneMatch = headers.get('if-none-match');
  if (match !== null && !(current && (match === '*' || tagsIn(match).includes(current.etag)))) return true;
  return noneMatch !== null && current && (noneMatch === '*' || tagsIn(noneMatch).some(tag => tag.replace(/^W\//, '') === current.etag));
}

async function put({ request, params }) {
  const { id } = params;
  const bytes = new Uint8Array(await request.arrayBuffer());
  const type = request.headers.get('content-type');
  const requestId = `${STARTED}-${++answered}`;
  const now = new Date();
  void log(request, bytes, requestId, now);

  const transaction = (await database).transaction(['things', 'bodies'], 'readwrite');
  const [things, bodies] = ['things', 'bodies'].map(name => transaction.objectStore(name));
  const [current, body] = await Promise.all([result(things.get(id)), result(bodies.get(id))]);
  const path = `/msw/sandbox/things/${encodeURIComponent(id)}`;
  if (isForbidden(request.headers, current)) {
    const problem = { type: 'about:blank', title: 'Precondition Failed', status: 412, detail: `The current version is ${current?.etag}.` };
    return MockServiceWorker.HttpResponse.json(problem, { status: 412, headers: { 'content-type': 'application/problem+json' } });
  }
  const stored = { type, etag: entityTag(type ?? '', bytes), size: bytes.length, modified: now.toUTCString() };
  const isSame = current?.type === type && body.length === bytes.length && body.every((byte, index) => byte === bytes[index]);
  if (!isSame) {
    things.put(stored, id);
    bodies.put(bytes, id);
    await complete(transaction);
  }
  const did = isSame ? 'unchanged' : current ? 'replaced' : 'created';
  return MockServiceWorker.HttpResponse.json({ did, stored: { id, path, ...stored } }, {
    status: current ? 200 : 201,
    headers: {
      ...!current && { location: path },
      etag: stored.etag,
      'last-modified': stored.modified,
      date: now.toUTCString(),
      server: 'bench',
      'x-request-id': requestId,
    },
  });
}

async function log(request, bytes, id, now) {
  const entry = {
    id,
    at_ms: now.getTime(),
    line: `${request.method} ${new URL(request.url).pathname}`,
    headers: [...request.headers].map(([name, value]) => ({ name, value })),
    body: { size: bytes.length, cut: bytes.length > 65536, text: new TextDecoder().decode(bytes.subarray(0, 65536)) },
  };
  const entries = (await database).transaction('log', 'readwrite').objectStore('log');
  const number = await result(entries.put(JSON.stringify(entry)));
  entries.delete(IDBKeyRange.upperBound(number - 200));
}
