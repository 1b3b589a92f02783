// Notices that there is a newer build than the page's own, and tells the program (src/browser/version.rs) with the event
// `newer` and an attribute of <html>. It never reloads: what the page is doing goes on with the files of its own build.
(function () {
  "use strict";

  const root = document.documentElement;
  // `cargo xtask build` names it, in the page and in sw.js.
  const build = root.dataset.build;
  const HOUR_MS = 3600000;
  let asked = Date.now();
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;

  // As long as this page is open, the worker keeps the files of its build (`forget` in sw.js). A frame without an origin may
  // have no locks, and needs none: it has no worker either.
  navigator.locks
    ?.request("put-playground " + new URL(".", location) + " " + build, { mode: "shared" }, () => new Promise(() => {}))
    .catch(() => {});

  function tell() {
    root.dataset.newer = "";
    dispatchEvent(new Event("newer"));
  }

  // Asks the host which build it has now.
  async function look() {
    const page = await (await fetch("", { cache: "no-store" })).text();
    if (page.includes("data-build=") && !page.includes(build)) tell();
  }

  // Compares with the build from which the worker opens pages. `sure` where that one can't be older than this page.
  async function compare(sure) {
    const newest = await (await caches.match(registration.scope + "newest"))?.text();
    if (!newest || newest === build) {
      registration.waiting?.postMessage("take over");
    } else if (sure) {
      tell();
    } else {
      await registration.update();
      if (!registration.installing) tell();
    }
  }

  function follow() {
    registration.installing?.addEventListener("statechange", event => {
      if (event.target.state === "installed") quietly(compare(true));
    });
  }

  // Without a network, or without the worker, there is nothing to learn now; there will be another time.
  function quietly(promise) {
    promise.catch(() => {});
  }

  // The program missed a file of its build.
  addEventListener("missed", () => quietly(look()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < HOUR_MS) return;
    asked = Date.now();
    quietly(registration ? registration.update() : look());
  });

  let workers;
  try {
    workers = navigator.serviceWorker;
  } catch {
    // A frame without an origin may not even read it.
  }
  // A page that no worker opened came from the host, so it may be newer than the worker.
  const opened = !!workers?.controller;
  workers?.ready.then(found => {
    registration = found;
    found.addEventListener("updatefound", follow);
    follow();
    quietly(compare(opened));
  });
})();
