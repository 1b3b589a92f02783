// What a link holds when it is long: raw DEFLATE (RFC 1951), by the browser's own streams. src/browser/link.rs calls this.
"use strict";

/**
 * Passes bytes through a stream of the Compression Standard.
 * @param {"CompressionStream" | "DecompressionStream"} name
 * @param {Uint8Array} bytes
 * @param {number} limit How many bytes may come out; beyond, nothing does.
 * @returns {Promise<[Uint8Array, boolean]>} What came out, and whether that is all.
 */
self.passDeflate = async (name, bytes, limit) => {
  // The end is told when all before it was read: where a link was cut off, it is a fault, and takes along what is unread.
  const given = [bytes];
  const pull = (to) => (given.length ? to.enqueue(given.pop()) : to.close());
  const source = new ReadableStream({ pull }, { highWaterMark: 0 });
  const reader = source.pipeThrough(new self[name]("deflate-raw")).getReader();
  let out = new Uint8Array();
  try {
    for (let piece; !(piece = await reader.read()).done; ) {
      out = new Uint8Array(await new Blob([out, piece.value]).arrayBuffer());
      if (out.length > limit) {
        reader.cancel().catch(() => {});
        return [new Uint8Array(), false];
      }
    }
    return [out, true];
  } catch {
    return [out, false];
  }
};
