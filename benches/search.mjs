// What a search costs in the browser: the size of the index, and for each query the time from the focus, or from the last
// key, to the first result, and the scripts that were loaded for it.
//
//     node benches/search.mjs FOLDER [QUERY …]
//
// FOLDER is a built site, for instance the one of 10,000 briefs that `cargo bench --bench build` writes. It is opened from
// the disk, as readers do, in a fresh browser each round.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from '../tests/browser/chromium.mjs';

const [folder, ...asked] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node benches/search.mjs FOLDER [QUERY …]');
  process.exit(2);
}
const QUERIES = asked.length ? asked : ['人才', '干部队伍', '考核', '办公室 方案', '不存在的词'];
const ROUNDS = 5;
const KIB = 1024;

const index = path.join(folder, 'assets/search');
const sizes = new Map(readdirSync(index).map((name) => [name, statSync(path.join(index, name)).size]));
const sum = (list) => list.reduce((a, b) => a + b, 0);
const kind = (word) => [...sizes].filter(([name]) => name.startsWith(word)).map(([, size]) => size);
for (const word of ['index', 'terms', 'titles', 'texts']) {
  const list = kind(word);
  if (list.length) console.log(`${word}: ${list.length} scripts, ${(sum(list) / KIB / KIB).toFixed(1)} MiB, the largest ${Math.round(Math.max(...list) / KIB)} KiB`);
}

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Types a query and waits for its answer; returns milliseconds, scripts and bytes loaded, and what is said. */
async function ask(page, query, loaded) {
  const before = loaded.length;
  const spent = await page.evaluate((text) => new Promise((done) => {
    const field = document.getElementById('q');
    const begin = performance.now();
    const seen = new MutationObserver(() => {
      const panel = document.querySelector('.found.drop');
      if (panel && !panel.hidden && panel.firstChild) {
        seen.disconnect();
        done(performance.now() - begin);
      }
    });
    seen.observe(field.form, { childList: true, subtree: true, attributes: true });
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }), query);
  const said = await page.evaluate(() => document.querySelector('.found.drop').firstChild.textContent);
  await page.evaluate(() => { document.querySelector('.found.drop').textContent = ''; });
  const own = loaded.slice(before);
  return { spent, scripts: own.length, bytes: sum(own.map((name) => sizes.get(name) ?? 0)), said };
}

for (const query of QUERIES) {
  const first = [];
  const second = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const browser = await launch();
    const page = await browser.newPage();
    const loaded = [];
    page.on('request', (request) => {
      const name = decodeURIComponent(request.url().split('/').pop());
      if (request.url().includes('/assets/search/')) loaded.push(name);
    });
    await page.goto(pathToFileURL(path.join(path.resolve(folder), 'index.html')).href);
    first.push(await ask(page, query, loaded));
    second.push(await ask(page, query, loaded));
    await browser.close();
  }
  const { scripts, bytes, said } = first[0];
  console.log(`${query}: first ${Math.round(middle(first.map((run) => run.spent)))} ms, again ${Math.round(middle(second.map((run) => run.spent)))} ms, ${scripts} scripts of ${Math.round(bytes / KIB)} KiB; “${said}”`);
}
