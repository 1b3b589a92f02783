// Draws requests and things. All that comes from others becomes text, never markup.

/** @typedef {import('./follow.js').Sent} Sent */
/** @typedef {{ id: string, size: number, type: string | null, text: string | null, by?: string | null, modified: number }} Thing */
/** @typedef {{ box: HTMLElement, parts: Record<string, HTMLElement>, shown: string, timer?: number }} Entry */

// More than a projector shows; what is older leaves the page.
const MAX_ROWS = 60;

// How long a change stays marked, in milliseconds.
const MARKED = 2500;

const byId = id => document.getElementById(id);

/**
 * An element with a text.
 * @param {string} name
 * @param {string} text
 * @param {string} [style]
 */
function element(name, text, style) {
  const made = document.createElement(name);
  made.textContent = text;
  if (style) made.className = style;
  return made;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** @param {number} status */
const kindOf = status => ['', 'other', 'ok', 'redirect', 'client', 'server'][Math.floor(status / 100)] ?? 'other';

/**
 * A row of the table. A URL that is too long is cut by the style sheet.
 * @param {Sent} sent
 * @param {(key: string) => string} say
 */
function row({ at, who, method, target, status }, say) {
  const made = document.createElement('tr');
  const name = element('td', who ?? say('guest'), who === null ? 'soft' : '');
  name.dir = 'auto';
  // All of it is below the practice server; the title has it whole.
  const path = element('td', target.replace(/^\/sandbox\/(?=.)/, ''), 'wire');
  path.title = target;
  made.append(
    element('td', clock.format(at), 'soft'),
    name,
    element('td', method, 'wire method'),
    path,
    element('td', String(status), 'wire status ' + kindOf(status)),
  );
  return made;
}

/** The table of the latest requests, drawn once a frame whatever comes. */
export class Latest {
  /** @type {Sent[]} */
  #waiting = [];
  #isAsked = false;

  /** @param {(key: string) => string} say */
  constructor(say) {
    this.say = say;
    this.rows = byId('rows');
  }

  /** @param {Sent[]} requests oldest first */
  add(requests) {
    this.#waiting.push(...requests.slice(-MAX_ROWS));
    this.#waiting.splice(0, this.#waiting.length - MAX_ROWS);
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => this.#draw());
  }

  clear() {
    this.#waiting = [];
    this.rows.replaceChildren();
    byId('no-requests').hidden = false;
  }

  #draw() {
    this.#isAsked = false;
    if (this.#waiting.length === 0) return;
    byId('no-requests').hidden = true;
    this.rows.prepend(...this.#waiting.reverse().map(sent => row(sent, this.say)));
    this.#waiting = [];
    while (this.rows.rows.length > MAX_ROWS) this.rows.deleteRow(-1);
  }
}

/** What is stored: an entry for each thing, which stays the same element while the thing is there. */
export class Things {
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /** @param {(key: string, values?: Record<string, unknown>) => string} say */
  constructor(say) {
    this.say = say;
    this.list = byId('things');
  }

  /**
   * @param {{ count: number, things: Thing[] }} shelf
   * @param {boolean} isFirst whether there was nothing before, so that nothing has changed
   */
  show({ count, things }, isFirst) {
    const say = this.say;
    const note = byId('count');
    note.hidden = count === things.length && count > 0;
    note.textContent = count === 0 ? say('nothing-stored') : say('more-stored', { n: count });
    const ids = new Set(things.map(thing => thing.id));
    for (const [id, { box }] of this.#entries) {
      if (ids.has(id)) continue;
      box.remove();
      this.#entries.delete(id);
    }
    let before = null;
    for (const thing of things) {
      const entry = this.#entries.get(thing.id) ?? this.#make(thing.id);
      this.#fill(entry, thing, isFirst);
      const place = before ? before.nextSibling : this.list.firstChild;
      if (entry.box !== place) this.list.insertBefore(entry.box, place);
      before = entry.box;
    }
  }

  /** @param {string} id */
  #make(id) {
    const box = document.createElement('li');
    const parts = {
      id: element('h3', id, 'wire'),
      by: element('p', ''),
      text: element('pre', '', 'wire'),
      about: element('p', '', 'soft'),
    };
    parts.id.title = id;
    parts.text.dir = 'auto';
    box.append(...Object.values(parts));
    const entry = { box, parts, shown: '' };
    this.#entries.set(id, entry);
    return entry;
  }

  /**
   * @param {Entry} entry
   * @param {Thing} thing
   * @param {boolean} isFirst
   */
  #fill(entry, thing, isFirst) {
    const say = this.say;
    const by = thing.by === undefined ? say('by-unknown') : say('by', { who: isolated(thing.by ?? say('guest')) });
    const about = [thing.type, say('bytes', { n: thing.size })].filter(Boolean).join(' · ');
    const text = thing.text ?? say('no-text');
    const shown = JSON.stringify([by, about, text]);
    if (shown === entry.shown) return;
    entry.shown = shown;
    entry.parts.by.textContent = by;
    entry.parts.about.textContent = about;
    entry.parts.text.textContent = text;
    entry.parts.text.classList.toggle('soft', thing.text === null);
    if (isFirst) return;
    entry.box.classList.add('changed');
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => entry.box.classList.remove('changed'), MARKED);
  }
}

/** A name whose direction does not turn the words around it (Unicode Bidirectional Algorithm, isolates). */
const isolated = text => '\u2068' + text + '\u2069';
