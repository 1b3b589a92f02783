// Runs each folder's snippet.mjs as the module that it is, one after the other in one process.
import { pathToFileURL } from 'node:url';

console.log = () => {};
for (const folder of process.argv.slice(2)) {
  process.chdir(folder);
  try {
    await import(pathToFileURL(`${folder}/snippet.mjs`));
  } catch (error) {
    console.error(folder, error);
  }
}
