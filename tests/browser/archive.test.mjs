// A sealed year, opened from the disk with the network cut: every page of it shows, nothing is asked for outside, every
// link leads to a file of the snapshot, and its text is there without a script.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, watch } from './chromium.mjs';
import { PRODUCTS, ROOT, STATUS_DATE, program } from './sites.mjs';

const SHELF = path.join(PRODUCTS, 'sealed');

/** Seals a year of the demonstration site; gives the folder of its pages. */
function seal(year) {
  const run = spawnSync(program(), ['archive', year, '--provisional', '--root', ROOT, '--output', SHELF, '--as-of', STATUS_DATE], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return path.join(SHELF, year, 'data/site');
}

let opened = 0;
const pagesOf = (site) => readdirSync(site, { recursive: true }).filter((file) => file.endsWith('.html')).sort();

for (const year of ['2025', '2026']) {
  describe(`the sealed year ${year}`, () => {
    let browser;
    let site;

    before(async () => {
      rmSync(path.join(SHELF, year), { recursive: true, force: true });
      mkdirSync(SHELF, { recursive: true });
      site = seal(year);
      browser = await launch();
    });
    after(() => browser?.close());

    test('every page opens and every link stays inside', async (t) => {
      const page = await (await browser.newContext()).newPage();
      const watched = watch(page);
      const faults = [];
      const pages = pagesOf(site);
      assert.ok(pages.length > 20, `only ${pages.length} pages`);
      for (const address of pages) {
        await page.goto(pathToFileURL(path.join(site, address)).href);
        const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.href));
        for (const link of links.filter((found) => found.startsWith('file:'))) {
          const target = fileURLToPath(link.split('#')[0]);
          if (!target.startsWith(site + path.sep) || !existsSync(target)) faults.push(`${address}: ${link} leads out or to nothing`);
        }
        // The icon may still be on its way when the next page is asked for; a file that is there was only let go.
        const isLetGo = (fault) => fault.startsWith('not loaded: file:') && existsSync(fileURLToPath(fault.slice('not loaded: '.length)));
        faults.push(...watched.take().filter((fault) => !isLetGo(fault)).map((fault) => `${address}: ${fault}`));
      }
      assert.deepEqual(faults, []);
      opened += pages.length;
      t.diagnostic(`figure: offline ${opened} pages of sealed years opened from the disk: 0 errors, 0 requests off the disk, every link leads to a file`);
    });

    test('its text is there without a script', async () => {
      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      for (const address of pagesOf(site)) {
        await page.goto(pathToFileURL(path.join(site, address)).href);
        const text = await page.locator('main').innerText();
        assert.ok(text.trim().length > 10, `${address} is empty`);
      }
    });
  });
}
