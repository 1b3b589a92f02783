// Finds the reader's language, has its words loading, starts the program, and says so calmly where it cannot start. Not a
// module: a module would never run on a file:// page, and could then not explain itself.
(function () {
  "use strict";

  // The program reads it here (src/browser/language.rs).
  var language = preferred();
  document.documentElement.lang = language;

  // The language that a link asks for, or that was chosen, or else the first of the browser's own that the page has.
  function preferred() {
    var known = ["en", "es"];
    var chosen;
    try {
      chosen = new URLSearchParams(localStorage.getItem("put-playground/settings")).get("locale");
    } catch (error) {
      // Closed to this page, or damaged: as on a first visit.
    }
    var linked = /[#&]lang=(\w+)/.exec(location.hash);
    var tags = [linked && linked[1], chosen].concat(navigator.languages || navigator.language);
    for (var tag of tags) {
      var name = String(tag).split("-")[0].toLowerCase();
      if (known.includes(name)) {
        return name;
      }
    }
    return "en";
  }

  function say(english, spanish) {
    return language === "es" ? spanish : english;
  }

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
      add(box, "button", say("Try again", "Probar otra vez")).addEventListener("click", function () {
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
      say("This page needs a web server", "Esta página necesita un servidor web"),
      say(
        "A browser does not let a page opened as a file load its own program. Put this folder on any web server, or run " +
          "`cargo xtask serve` in the project's folder and open the address it prints.",
        "Un navegador no deja que una página abierta como archivo cargue su propio programa. Pon esta carpeta en un " +
          "servidor web, o ejecuta `cargo xtask serve` en la carpeta del proyecto y abre la dirección que muestra.",
      ),
    );
    return;
  }
  if (typeof WebAssembly !== "object") {
    explain(
      say("This browser does not run WebAssembly", "Este navegador no ejecuta WebAssembly"),
      say(
        "The playground is a WebAssembly program. It may be switched off here by a setting, a lockdown mode or a policy; " +
          "otherwise a current browser will do.",
        "El playground es un programa en WebAssembly. Puede estar desactivado aquí por un ajuste, un modo de bloqueo o " +
          "una política; si no, basta un navegador actual.",
      ),
    );
    return;
  }

  // What the page opens with arrives while the program does; the page's own words are in the program in English. The glossary
  // comes after the program, which can be used before it: there is nothing to explain until an answer is here.
  ["lesson/send-a-put.txt"].concat(say([], ["page.ftl"])).forEach(function (name) {
    var words = document.createElement("link");
    words.rel = "preload";
    words.as = "fetch";
    words.crossOrigin = "anonymous";
    // index.html names the folder, which changes with the words.
    words.href = document.documentElement.dataset.words + language + "/" + name;
    document.head.appendChild(words);
  });

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
        say("This frame keeps the playground from loading", "Este marco impide que el playground se cargue"),
        say(
          "The page that embeds it gives the frame no origin (a sandbox without allow-same-origin), so its files count as " +
            "another site's. Add allow-same-origin there, or have the host send Access-Control-Allow-Origin: * with them.",
          "La página que lo incluye no da un origen al marco (un sandbox sin allow-same-origin), así que sus archivos " +
            "cuentan como de otro sitio. Añade allow-same-origin, o haz que el servidor los envíe con " +
            "Access-Control-Allow-Origin: *.",
        ),
        error,
      );
      return;
    }
    explain(
      say("The playground did not start", "El playground no ha arrancado"),
      say(
        "Part of the page did not arrive, or this browser is too old to run it. Nothing you saved is lost.",
        "Parte de la página no ha llegado, o este navegador es demasiado antiguo. No se pierde nada de lo guardado.",
      ),
      error,
    );
  }
})();
