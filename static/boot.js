// Starts the program, and says so calmly where it cannot start. Not a module: a module would never run on a file:// page,
// and could then not explain itself.
(function () {
  "use strict";

  function explain(title, text, detail) {
    var box = document.createElement("div");
    box.className = "boot-failure";
    box.setAttribute("role", "alert");
    add(box, "h1", title);
    add(box, "p", text);
    if (detail) {
      add(box, "pre", String(detail));
    }
    if (location.protocol !== "file:") {
      add(box, "button", "Try again").addEventListener("click", function () {
        location.reload();
      });
    }
    var app = document.getElementById("app") || document.body;
    app.textContent = "";
    app.appendChild(box);
  }

  function add(parent, name, text) {
    var element = document.createElement(name);
    element.textContent = text;
    return parent.appendChild(element);
  }

  if (location.protocol === "file:") {
    explain(
      "This page needs a web server",
      "A browser does not let a page opened as a file load its own program. Put this folder on any web server, or run " +
        "`cargo xtask serve` in the project's folder and open the address it prints.",
    );
    return;
  }
  if (typeof WebAssembly !== "object") {
    explain(
      "This browser does not run WebAssembly",
      "The playground is a WebAssembly program. It may be switched off here by a setting, a lockdown mode or a policy; " +
        "otherwise a current browser will do.",
    );
    return;
  }

  // Trunk.toml writes these two links; their names change with every build.
  var script = document.getElementById("app-js").href;
  var program = document.getElementById("app-wasm").href;

  // A classic script, because a frame without an origin may load it; and so is this one.
  var loader = document.createElement("script");
  loader.src = script;
  loader.onload = function () {
    // wasm-bindgen's loader leaves this function behind.
    wasm_bindgen({ module_or_path: program }).catch(failed);
  };
  loader.onerror = function () {
    failed(script);
  };
  document.head.appendChild(loader);

  function failed(error) {
    if (self.origin === "null") {
      explain(
        "This frame keeps the playground from loading",
        "The page that embeds it gives the frame no origin (a sandbox without allow-same-origin), so its files count as " +
          "another site's. Add allow-same-origin there, or have the host send Access-Control-Allow-Origin: * with them.",
        error,
      );
      return;
    }
    explain(
      "The playground did not start",
      "Part of the page did not arrive, or this browser is too old to run it. Nothing you saved is lost.",
      error,
    );
  }
})();
