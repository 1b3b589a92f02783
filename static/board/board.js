// The board: who is there, what they send, what the server stores, and for the teacher a pause and a reset.

import { Latest, Things } from './draw.js';
import { follow } from './follow.js';

/** @typedef {import('./follow.js').State} State */

// What this tab remembers: the teacher's key until it is closed; language and theme for longer.
const KEY = 'put-playground/key';
const CHOICES = 'put-playground/board';

// How often at most the things are asked for, in milliseconds.
const PACE = 1000;

const byId = id => document.getElementById(id);
const words = await (await fetch('board/words.json')).json();
const choices = read(localStorage, CHOICES);
let language = choices.language ?? (navigator.languages ?? []).map(tag => tag.slice(0, 2)).find(tag => tag in words) ?? 'en';

/**
 * What there is to say, with values in the places that are named after them.
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
function say(key, values = {}) {
  return words[language][key].replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/** A stored object; an empty one where the browser gives none. */
function read(storage, name) {
  try {
    return JSON.parse(storage.getItem(name)) ?? {};
  } catch {
    return {};
  }
}

function write(storage, name, value) {
  try {
    storage.setItem(name, JSON.stringify(value));
  } catch {
    // Then it is forgotten with this page.
  }
}

/** @type {State | null} */
let state = null;
let isOpen = true;
let last = 0;
let missed = 0;
/** @type {{ count: number, things: import('./draw.js').Thing[] } | null} */
let shelf = null;
const latest = new Latest(key => say(key));
const things = new Things(say);

// What is stored: asked for after what may have changed it, now and then at most, until the answer is as new as the last such
// request.

let written = 0;
let isWanted = false;
let isAsking = false;

async function askForThings() {
  isWanted = true;
  if (isAsking) return;
  isAsking = true;
  while (isWanted && isOpen) {
    isWanted = false;
    try {
      const response = await fetch('board/things');
      const fresh = response.ok ? await response.json() : null;
      if (fresh !== null) {
        things.show(fresh, shelf === null);
        shelf = fresh;
      }
      isWanted ||= fresh === null || fresh.upto < written;
    } catch {
      // The connection is lost: the stream says so, and asks again when it is back.
    }
    await new Promise(done => setTimeout(done, PACE));
  }
  isAsking = false;
}

// What is said aloud: the class's own changes, and never the requests.

function announce(key) {
  byId('said').textContent = say(key);
}

follow({
  link(open) {
    if (open === isOpen) return;
    isOpen = open;
    announce(open ? 'said-back' : 'said-lost');
    if (open) askForThings();
    drawState();
  },
  state(fresh) {
    const old = state;
    state = fresh;
    const isReset = old !== null && (old.before !== fresh.before || old.run !== fresh.run);
    if (isReset) {
      latest.clear();
      last = fresh.before;
      missed = 0;
    }
    if (old === null || isReset) askForThings();
    if (old !== null && old.run !== fresh.run) checkKey();
    if (isReset) announce('said-reset');
    else if (old !== null && old.paused !== fresh.paused) announce(fresh.paused ? 'said-paused' : 'said-resumed');
    drawState();
  },
  requests(from, requests) {
    last = from + requests.length - 1;
    latest.add(requests);
    byId('requests').textContent = number(last - (state?.before ?? 0));
    if (requests.some(({ method, status }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && status < 300)) {
      written = last;
      askForThings();
    }
  },
  missed(count) {
    missed += count;
    drawState();
  },
});

const number = value => new Intl.NumberFormat(language).format(value);

function drawState() {
  const link = byId('link');
  link.textContent = say(!isOpen ? 'lost' : state?.paused ? 'paused' : 'live');
  link.className = 'link ' + (!isOpen ? 'lost' : state?.paused ? 'paused' : 'live');
  document.body.classList.toggle('is-paused', Boolean(state?.paused));
  byId('pause').textContent = say(state?.paused ? 'resume' : 'pause');
  byId('missed').hidden = missed === 0;
  byId('missed').textContent = say('missed', { n: number(missed) });
  byId('students').textContent = number(state?.students ?? 0);
  byId('requests').textContent = number(Math.max(0, last - (state?.before ?? 0)));
  drawAddresses();
}

// Where to join: the address by which this page was opened, which is then one that works, unless that leads to this very
// machine only.

const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
let address = '';

function drawAddresses() {
  const own = new URL('join', location.href).href;
  const known = (isHere ? state?.addresses : null) ?? [];
  const offered = known.length > 0 ? known : [own];
  const list = byId('addresses');
  if (JSON.stringify([...list.options].map(option => option.value)) !== JSON.stringify(offered)) {
    list.replaceChildren(...offered.map(value => new Option(value, value)));
  }
  byId('choice').hidden = offered.length < 2;
  drawAddress(list.value);
}

function drawAddress(chosen) {
  const qr = byId('qr');
  qr.alt = say('qr', { address: chosen });
  if (chosen === address) return;
  address = chosen;
  qr.src = 'board/qr.svg?of=' + encodeURIComponent(address);
  qr.hidden = false;
  const [, host, path] = /^(?:http:\/\/)?(.*?)(\/join)?$/.exec(address) ?? ['', address, ''];
  byId('at').replaceChildren(host, document.createElement('wbr'), path ?? '');
  const thing = new URL('sandbox/things/1', address).href;
  byId('curl').textContent = `curl -X PUT -b put-playground-name=Ana -d key=value ${thing}`;
  byId('python').textContent = `requests.put('${thing}', data={'key': 'value'},\n             cookies={'put-playground-name': 'Ana'})`;
}

byId('addresses').addEventListener('change', event => drawAddress(event.target.value));

// The teacher's key comes in the address's fragment, which is not sent and, here, not shown for long.

let key = '';

function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get('key');
  if (given) {
    write(sessionStorage, KEY, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  key = given ?? key;
  if (!key) {
    const kept = read(sessionStorage, KEY);
    key = typeof kept === 'string' ? kept : '';
  }
  return checkKey();
}

const asTeacher = method => ({ method, headers: { Authorization: 'Bearer ' + key } });

async function checkKey() {
  let isTeacher = false;
  if (key) {
    const response = await fetch('board/key', asTeacher('GET')).catch(() => null);
    isTeacher = response?.ok ?? false;
    const isWrong = response?.status === 403;
    byId('notice').textContent = isWrong ? say('wrong-key') : '';
    if (isWrong) write(sessionStorage, KEY, (key = ''));
  }
  byId('controls').hidden = !isTeacher;
  byId('read-only').hidden = isTeacher;
}

async function command(name) {
  const response = await fetch('board/' + name, asTeacher('POST')).catch(error => ({ ok: false, error }));
  const why = response.ok ? '' : response.error ? String(response.error) : (await response.json()).detail;
  byId('notice').textContent = why && say('failed', { why });
}

addEventListener('hashchange', takeKey);
byId('pause').addEventListener('click', () => command(state?.paused ? 'resume' : 'pause'));
byId('reset').addEventListener('click', () => {
  byId('sure').returnValue = '';
  byId('sure').showModal();
});
byId('sure').addEventListener('close', event => {
  if (event.target.returnValue === 'reset') command('reset');
});

// Language and theme.

function speak() {
  document.documentElement.lang = language;
  for (const place of document.querySelectorAll('[data-word]')) place.textContent = say(place.dataset.word);
  document.title = `${say('title')} · PUT Playground`;
  for (const cell of document.querySelectorAll('#rows td:nth-child(2).soft')) cell.textContent = say('guest');
  if (shelf !== null) things.show(shelf, true);
  drawState();
}

function paint() {
  const theme = choices.theme ?? 'auto';
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

for (const [name, draw] of [['language', speak], ['theme', paint]]) {
  const list = byId(name);
  list.value = name === 'language' ? language : choices.theme ?? 'auto';
  list.addEventListener('change', () => {
    choices[name] = list.value;
    language = choices.language ?? language;
    write(localStorage, CHOICES, choices);
    draw();
  });
}

speak();
paint();
await takeKey();
