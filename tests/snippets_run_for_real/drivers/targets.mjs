// Reads a JSON list of URLs, and writes the list of their paths and queries as the URL Standard has them.
import { readFileSync } from 'node:fs';

const targets = JSON.parse(readFileSync(0, 'utf8')).map((text) => {
  const url = new URL(text);
  // `search` hides a lone question mark.
  const { pathname } = url;
  url.hash = '';
  return url.href.slice(url.href.indexOf(pathname, url.origin.length));
});
process.stdout.write(JSON.stringify(targets));
