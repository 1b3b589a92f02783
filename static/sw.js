// The sandbox's home in a browser. This script decides only who answers a request: the practice server (worker.js and
// worker_bg.wasm) what is below sandbox/, the cache the page itself, the network everything else.
'use strict';

// `cargo xtask build` fills in both. Without it this is a development build, and pages come from the network.
const VERSION = /*@stamp*/"dev";
const PRECACHE = /*@precache*/[];

const ROOT = registration.scope;
const SANDBOX = new URL('sandbox/', ROOT).href;
const FAMILY = `put-playground ${ROOT} `;
const CACHE = FAMILY + VERSION;
// A host may redirect index.html to its folder, and a redirected response can't answer a navigation.
const FILES = new Set(PRECACHE.map(name => new URL(name === 'index.html' ? './' : name, ROOT).href));

importScripts('worker.js');

// Listeners must be there when the script's first run ends, so nothing above waits for anything.
addEventListener('install', event => {
  // The new worker takes over at once. That is safe: a page has all its wasm when it runs, a page that is still loading
  // finds its files, whose names have hashes, in the previous cache, and what is stored is in IndexedDB.
  skipWaiting();
  // A page that can't be kept is no reason to be without a sandbox.
  event.waitUntil(keep().catch(error => console.warn('The page will not open without a network:', error)));
});

addEventListener('activate', event => {
  event.waitUntil(Promise.all([forget(), clients.claim()]));
});

// A page that was loaded around the worker (shift + reload) asks to be taken in.
addEventListener('message', event => {
  if (event.data === 'claim') event.waitUntil(clients.claim());
});

addEventListener('fetch', event => {
  const { request } = event;
  const url = request.url.replace(/[?#].*/s, '');
  if (url.startsWith(SANDBOX)) {
    event.respondWith(answer(request));
  } else if (request.method === 'GET' && FILES.size > 0) {
    if (request.mode === 'navigate' && (url === ROOT || url === ROOT + 'index.html')) {
      event.respondWith(file(ROOT, request));
    } else if (FILES.has(url) || (request.mode !== 'navigate' && /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(url) && url.startsWith(ROOT))) {
      event.respondWith(file(url, request));
    }
  }
});

// The page's files, all of one build or none.
async function keep() {
  if (FILES.size === 0) return;
  const responses = await Promise.all([...FILES].map(async url => {
    const response = await fetch(url, { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    const { status, statusText, headers } = response;
    return [url, response.redirected ? new Response(response.body, { status, statusText, headers }) : response];
  }));
  const cache = await caches.open(CACHE);
  await Promise.all(responses.map(([url, response]) => cache.put(url, response)));
}

// Older builds; the last one stays, for pages that were loading it when this one took over.
async function forget() {
  const older = (await caches.keys()).filter(name => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(older.slice(0, -1).map(name => caches.delete(name)));
}

async function file(url, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(url) ?? await (url === ROOT ? undefined : caches.match(url)) ?? fetch(request);
}

// A panic in wasm leaves its promise open for ever; an error event is the only trace of it. It fails the requests under
// way, and the next ones find the program as it is: what is stored is in IndexedDB, not in its memory.
let crash, crashed;
function arm() {
  crashed = new Promise((_, reject) => { crash = reject; });
  crashed.catch(() => {});
}
arm();
addEventListener('error', event => {
  const fail = crash;
  arm();
  fail(new Error(`it crashed (${event.message})`));
});

let server;
async function answer(request) {
  try {
    server ??= start();
    await server;
    return await Promise.race([wasm_bindgen.handle(request, SANDBOX), crashed]);
  } catch (error) {
    server = undefined;
    return problem(error);
  }
}

// The body of an answer whose bytes are all there.
function wholeOf(bytes) {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

// The program hands over a body of unknown size as pieces; nothing runs unless a page reads on.
function streamOf(pieces) {
  return new ReadableStream({
    async pull(controller) {
      const piece = await Promise.race([pieces.next(), crashed]);
      if (piece) controller.enqueue(piece); else controller.close();
    },
  });
}

async function start() {
  const url = new URL('worker_bg.wasm', ROOT).href;
  const kept = FILES.has(url) ? await (await caches.open(CACHE)).match(url) : undefined;
  const wasm = kept ?? await fetch(url, { cache: 'no-cache' });
  if (!wasm.ok) throw new Error(`worker_bg.wasm: ${wasm.status} ${wasm.statusText}`);
  await wasm_bindgen({ module_or_path: wasm });
}

function problem(error) {
  return new Response(JSON.stringify({
    type: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4',
    title: 'Service Unavailable',
    status: 503,
    detail: `The sandbox in this browser could not answer: ${error?.message ?? error}. Try again, or reload the page.`,
  }, null, 2), { status: 503, statusText: 'Service Unavailable', headers: { 'content-type': 'application/problem+json' } });
}
