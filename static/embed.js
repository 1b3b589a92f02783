// The PUT Playground in any page: the element <put-playground>, and "Run" below the programs of a finished page.
// docs/EMBED.md has what authors write. Nothing here sends a request: it shows embed.html, and tells it in the grammar of a
// link what it is to show. `cargo xtask build` leaves out comments and indentation; what is left has at most 4 KiB.

const TAG = "put-playground";
const EMBED = new URL("embed.html", import.meta.url);

/** The attributes, which a link has under the same names; the first six say what there is to do. */
const NAMES = "method url data json code experiment view readonly theme".split(" ");

// A style sheet made this way needs no leave of the host's Content-Security-Policy.
const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  :host{display:block;margin:.6em 0}
  :host([hidden]),slot{display:none}
  iframe{display:block;width:100%;height:28em;border:0;outline:1px solid #8886;border-radius:8px}
  button{padding:.4em 1em;font:500 14px/1.4 system-ui;color:inherit;background:0;border:1px solid;border-radius:6px;cursor:pointer}
  @media print{slot{display:block}}
`);

/**
 * The language of a place in the host's page, if the playground speaks it.
 * @param {Element} place
 */
function language(place) {
  const tag = place.closest("[lang]")?.getAttribute("lang") ?? "";
  return /^e[ns]\b/i.test(tag) ? tag.slice(0, 2) : "";
}

/**
 * The program in a block, without what highlighters put between its lines; of a console session, what was typed.
 * @param {Element} block
 */
function program(block) {
  const copy = /** @type {HTMLElement} */ ((block.querySelector("code") ?? block).cloneNode(true));
  copy.querySelectorAll(".linenos,.lineno,button").forEach(part => part.remove());
  copy.querySelectorAll("br,tr").forEach(line => line.after("\n"));
  const text = copy.innerText.replaceAll("\xa0", " ").replace(/^\s*\n|\s+$/g, "");
  const typed = text.split("\n").flatMap(line => /^(?:>>>|In \[\d*\]:| *\.{3,}:?)(?: |$)(.*)/.exec(line)?.[1] ?? []);
  return /^(>>>|In \[\d*\]:)/.test(text) ? typed.join("\n") : text;
}

class PutPlayground extends HTMLElement {
  static observedAttributes = ["lang", ...NAMES];

  /** @type {MessagePort | undefined} */
  #port;

  connectedCallback() {
    if (this.shadowRoot) return;
    const frame = document.createElement("iframe");
    frame.title = `PUT Playground ${this.getAttribute("url") ?? ""}`;
    frame.loading = "lazy";
    frame.allow = "clipboard-write; local-network-access; local-network; loopback-network";
    frame.src = `${EMBED}#${this.#link()}`;
    frame.onload = () => {
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      this.attributeChangedCallback();
      port1.onmessage = ({ data: { height, event, detail } }) => {
        // Higher than any screen; beyond, it scrolls.
        if (height > 0) frame.style.height = `${Math.min(height, 6000)}px`;
        if (event === "response" || event === "error") {
          this.dispatchEvent(new CustomEvent(`${TAG}:${event}`, { bubbles: true, composed: true, detail }));
        }
      };
      // For the playground alone, should something else be in the frame by now.
      frame.contentWindow?.postMessage(TAG, EMBED.origin, [port2]);
    };
    show(this, frame, document.createElement("slot"));
  }

  attributeChangedCallback() {
    // What changes at once is one message.
    queueMicrotask(() => this.#port?.postMessage(this.#link()));
  }

  /** The attributes as a link has them. Where they say nothing of a request, the element's own text is the program. */
  #link() {
    const pairs = new URLSearchParams();
    for (const { name, value } of this.attributes) {
      if (NAMES.includes(name)) pairs.set(name, value);
    }
    const text = program(this);
    if (text && !NAMES.slice(0, 6).some(name => pairs.has(name))) pairs.set("code", text);
    const lang = language(this);
    if (lang) pairs.set("lang", lang);
    return `${pairs}`;
  }
}

/**
 * @param {Element} host
 * @param {Element[]} content
 */
function show(host, ...content) {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [STYLE];
  root.append(...content);
}

/** @type {WeakSet<Element>} */
const seen = new WeakSet();

/** @param {string} selector */
function upgrade(selector) {
  for (const found of document.querySelectorAll(selector)) {
    const block = found.closest("pre") ?? found;
    if (
      seen.has(block) ||
      block.closest(`${TAG},[class*=output i]`) ||
      !/\brequests\.(put|post|get|patch|delete|head|options|request)\(/.test(program(block))
    ) continue;
    seen.add(block);
    const bar = document.createElement("div");
    const button = document.createElement("button");
    const playground = document.createElement(TAG);
    let open = false;
    const say = () => {
      button.textContent = (language(block) === "es" ? ["▶ Ejecutar", "Cerrar"] : ["▶ Run", "Close"])[+open];
      button.ariaExpanded = `${open}`;
    };
    button.onclick = () => {
      open = !open;
      playground.hidden = !open;
      if (!playground.isConnected) {
        playground.setAttribute("code", program(block));
        bar.after(playground);
      }
      say();
    };
    say();
    show(bar, button);
    (block.closest(".highlight") ?? block).after(bar);
  }
}

customElements.define(TAG, PutPlayground);

const scripts = /** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll("script[data-upgrade]"));
for (const { src, dataset } of scripts) {
  if (src !== import.meta.url) continue;
  // Not every generator puts a `code` into its `pre`.
  const selector = (dataset.upgrade || "pre code").replace(/^pre code$/, "pre");
  upgrade(selector);
  // Some pages change their content without loading anew.
  new MutationObserver(() => upgrade(selector)).observe(document, { childList: true, subtree: true });
}
