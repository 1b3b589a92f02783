// The frame's side of the talk between an embed and the page around it. It takes the port that embed.js hands over, from
// that page alone and once; passes on what is to be shown; says how high the content is, and what became of a request that
// the reader sent. docs/EMBED.md has all that can be said. No message has the page send anything.
(function () {
  "use strict";

  // The longest message, in UTF-16 units; src/model/frame.rs has the same limit.
  const LONGEST = 65536;

  /** @type {MessagePort | undefined} */
  let port;
  let isReady = false;
  let height = 0;

  addEventListener("message", function (event) {
    const isFromHost = window.parent !== window && event.source === window.parent;
    if (!port && isFromHost && event.data === "put-playground" && event.ports.length === 1) {
      port = event.ports[0];
      begin();
    }
  });

  // The program's own words for its host: form-encoded pairs; none at all when it has begun to listen. See
  // src/browser/frame.rs.
  Object.assign(self, {
    /** @param {string} text */
    tellHost(text) {
      if (text) {
        port?.postMessage(report(text));
        return;
      }
      isReady = true;
      new ResizeObserver(measure).observe(document.documentElement);
      begin();
    },
  });

  // Until it is started a port keeps what it is sent, so that nothing is lost while the program loads.
  function begin() {
    if (!port || !isReady) return;
    port.onmessage = function ({ data }) {
      if (typeof data === "string" && data.length <= LONGEST) {
        dispatchEvent(new MessageEvent("put-playground:link", { data }));
      }
    };
    measure();
  }

  function measure() {
    const now = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (port && now !== height) {
      height = now;
      port.postMessage({ height });
    }
  }

  /**
   * What became of a request, as a host gets it.
   * @param {string} text
   */
  function report(text) {
    /** @type {Record<string, unknown>} */
    const detail = {};
    /** @type {[string, string][]} */
    const headers = [];
    let event = "";
    for (const [name, value] of new URLSearchParams(text)) {
      if (name === "event") event = value;
      else if (name === "status") detail.status = Number(value);
      else if (name.startsWith("h.")) headers.push([name.slice(2), value]);
      else detail[name] = value;
    }
    if (event === "response") detail.headers = headers;
    return { event, detail };
  }
})();
