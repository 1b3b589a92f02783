// The sandbox's home in a browser. This script decides only who answers a request: the practice server (worker.js and its
// wasm) what is below sandbox/, the cache the page itself, the network everything else.
//
// All names but those of the pages change with the content, so a page can only load files of its own build. Which build it
// is of is decided when it is opened: the newest that is here whole. Older builds stay here as long as a page of theirs is
// open (it holds a lock of the cache's name, static/version.js), so a new worker may take over while they are.
'use strict';

// `cargo xtask build` fills in both: what names the build, and the beginning of each file's SHA-256.
const BUILD = /*@build*/"dev";
const DIGESTS = /*@files*/{};
const FILES = new Map(Object.entries(DIGESTS));

const ROOT = registration.scope;
const SANDBOX = new URL('sandbox/', ROOT).href;
const FAMILY = `put-playground ${ROOT} `;
const CACHE = FAMILY + BUILD;
// Where it is noted which build is the newest of those that are here whole.
const NOTES = `${FAMILY}newest`;
const NEWEST = `${ROOT}newest`;

importScripts('worker.js');

// Listeners must be there when the script's first run ends, so nothing above waits for anything.
addEventListener('install', event => {
  event.waitUntil(keep().catch(async error => {
    // What is here goes on; the browser tries again. Where nothing is, the sandbox is worth having without the rest.
    if (await newest()) throw error;
    console.warn('The page will not open without a network:', error);
  }));
});

addEventListener('activate', event => {
  event.waitUntil(Promise.all([forget(), clients.claim()]));
});

addEventListener('message', event => {
  // From a page that was loaded around the worker (shift + reload).
  if (event.data === 'claim') event.waitUntil(clients.claim());
  // From a page of this build, while another worker is still at work. What that one has begun to answer it finishes.
  if (event.data === 'take over') skipWaiting();
});

addEventListener('fetch', event => {
  const { request } = event;
  const url = request.url.replace(/[?#].*/s, '');
  if (url.startsWith(SANDBOX)) {
    event.respondWith(answer(request));
  } else if (request.method === 'GET' && url.startsWith(ROOT) && FILES.size > 0) {
    const name = nameOf(url);
    if (/-[0-9a-f]{12,}([_.]|\/)/.test(name)) {
      event.respondWith(file(url, undefined, request));
    } else if (name.endsWith('.html')) {
      // A page that is fetched and not opened is to be the host's present one.
      if (request.mode === 'navigate' && FILES.has(name)) event.respondWith(page(event, url));
    } else if (FILES.has(name)) {
      event.respondWith(file(url, CACHE, request));
    }
  }
});

// A host may redirect index.html to its folder, so the folder is what is asked for.
function nameOf(url) {
  return url === ROOT ? 'index.html' : url.slice(ROOT.length);
}

function urlOf(name) {
  return name === 'index.html' ? ROOT : ROOT + name;
}

// The page's files, all of this build or none.
async function keep() {
  if (FILES.size === 0) return;
  const files = await Promise.all([...FILES].map(async ([name, digest]) => [urlOf(name), await whole(urlOf(name), digest)]));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([url, response]) => cache.put(url, response)));
  await (await caches.open(NOTES)).put(NEWEST, new Response(BUILD));
}

// A file as the build has it. A host that is just being given another build sends something else under a name that stays,
// or nothing under one that does not.
async function whole(url, digest) {
  // The browser's own cache may have an older file; then the host is asked.
  for (const cache of ['default', 'reload']) {
    const response = await fetch(url, { cache });
    const bytes = await response.arrayBuffer();
    if (response.ok && await digestOf(bytes) === digest) {
      return new Response(bytes, { headers: { 'content-type': response.headers.get('content-type') ?? '' } });
    }
  }
  throw new Error(`${url} is not of the build ${BUILD}`);
}

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.slice(0, 8), byte => byte.toString(16).padStart(2, '0')).join('');
}

async function newest() {
  return (await caches.match(NEWEST, { cacheName: NOTES }))?.text();
}

// Builds of which no page is open, but for this one and the newest.
async function forget() {
  const { held = [] } = await navigator.locks?.query() ?? {};
  const needed = [NOTES, CACHE, FAMILY + await newest(), ...held.map(lock => lock.name)];
  const names = (await caches.keys()).filter(name => name.startsWith(FAMILY) && !needed.includes(name));
  await Promise.all(names.map(name => caches.delete(name)));
}

let tried;
async function page(event, url) {
  const build = await newest();
  const kept = build && await caches.match(urlOf(nameOf(url)), { cacheName: FAMILY + build });
  if (kept) return kept;
  // The first visit came in the middle of a deployment, or to a bad line.
  if (!build) event.waitUntil(tried ??= keep().catch(() => {}));
  return fetch(event.request);
}

async function file(url, cacheName, request) {
  return await caches.match(url, { cacheName }) ?? fetch(request);
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
  const url = `${ROOT}worker_bg.wasm`;
  const wasm = await file(url, undefined, url);
  if (!wasm.ok) throw new Error(`${url}: ${wasm.status} ${wasm.statusText}`);
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
