// The interpreter's home in a browser: starts the wasm, hands it what the page asks, and posts what it answers.
//
// A message is an array: a text, then bytes. Two others tell that there will be no answer any more, whereupon the page
// ends this worker and starts another one for its next question: null, when the program did not load, and a string, when
// it failed.
'use strict';

importScripts('interpreter.js');

const ready = wasm_bindgen({ module_or_path: 'interpreter_bg.wasm' }).then(() => true, error => {
  console.error(error);
  postMessage(null);
});

onmessage = async ({ data }) => {
  // The same promise each time, so that questions are answered in the order in which they came.
  if (!await ready) return;
  try {
    for (const answer of wasm_bindgen.ask(data)) {
      postMessage(answer, answer.slice(1).map(bytes => bytes.buffer));
    }
  } catch (error) {
    // A panic of the program is a RuntimeError, and leaves it in a state that nobody knows.
    console.error(error);
    postMessage(String(error?.message ?? error));
  }
};
