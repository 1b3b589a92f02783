// Follows the class. Every request has a number, so a lost connection loses nothing: the next one goes on after the last
// number that came.

/**
 * @typedef {{ at: number, who: string | null, method: string, target: string, status: number }} Sent
 * @typedef {{ run: string, before: number, paused: boolean, students: number, addresses: string[] }} State
 * @typedef {{
 *   link: (isOpen: boolean) => void,
 *   state: (state: State) => void,
 *   requests: (from: number, requests: Sent[]) => void,
 *   missed: (count: number) => void,
 * }} Reader
 */

// The browser itself connects again when a connection breaks, but not where it was refused.
const PAUSE = 2000;

/** @param {Reader} reader */
export function follow(reader) {
  let last = '';
  let number = 0;
  let run = '';
  let isRead = false;

  function open() {
    const source = new EventSource('board/events' + (last ? '?since=' + encodeURIComponent(last) : ''));
    source.onopen = () => reader.link(true);
    source.onerror = () => {
      reader.link(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(open, PAUSE);
    };
    source.addEventListener('state', event => {
      const state = JSON.parse(event.data);
      // Another run of the server counts anew.
      if (state.run !== run) number = 0;
      run = state.run;
      number = Math.max(number, state.before);
      reader.state(state);
    });
    source.addEventListener('requests', event => {
      const { from, requests } = JSON.parse(event.data);
      last = event.lastEventId;
      // What was there before this board began is nothing that it missed.
      if (isRead && number > 0 && from > number + 1) reader.missed(from - number - 1);
      isRead = true;
      const fresh = requests.slice(Math.max(0, number + 1 - from));
      number = Math.max(number, from + requests.length - 1);
      if (fresh.length > 0) reader.requests(number - fresh.length + 1, fresh);
    });
  }

  open();
}
