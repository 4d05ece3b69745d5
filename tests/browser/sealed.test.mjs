// What a site shows of its sealed years, in both languages: the archive page with their root hashes, what differs
// between two of them, and the comparison with a year whose briefs are gone. Every link leads somewhere, nothing is wider
// than the window, axe-core finds nothing.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, watch } from './chromium.mjs';
import { PRODUCTS, ROOT, STATUS_DATE, program } from './sites.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = ['archive.html', 'differences/2025_2026.html', '2026/compare.html'];

for (const [language, source, words] of [
  ['zh-CN', '.', { differs: '与2025对比', added: '新增', field: '字段' }],
  ['en', 'tests/sites/english', { differs: 'what changed since 2025', added: 'Added', field: 'Field' }],
]) {
  describe(`the sealed years of a site in ${language}`, () => {
    let browser, page, root, watched;

    const run = (...args) => {
      const done = spawnSync(program(), [...args, '--root', root, '--as-of', STATUS_DATE, '--quiet'], { encoding: 'utf8' });
      assert.equal(done.status, 0, done.stderr);
    };
    const open = (address) => page.goto(pathToFileURL(path.join(root, 'public', address)).href);

    before(async () => {
      root = mkdtempSync(path.join(tmpdir(), 'milepost-sealed-'));
      cpSync(path.join(ROOT, source, 'content'), path.join(root, 'content'), { recursive: true });
      run('archive', '2025', '--provisional');
      run('archive', '2026', '--provisional');
      rmSync(path.join(root, 'content/projects/2025'), { recursive: true });
      run('build');
      browser = await launch();
      page = await (await browser.newContext()).newPage();
      watched = watch(page);
    });
    after(async () => {
      await browser?.close();
      rmSync(root, { recursive: true, force: true });
    });

    test('the archive page leads to what differs and to the sealed pages', async () => {
      await open('archive.html');
      assert.equal(await page.locator('code').count(), 2, 'a root hash for each year');
      await page.getByRole('link', { name: words.differs }).click();
      const main = await page.locator('main').innerText();
      assert.ok(main.includes(words.added) && main.includes(words.field), main);
    });

    test('every link leads somewhere', async () => {
      const faults = [];
      for (const address of PAGES) {
        await open(address);
        const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => link.href));
        const lost = links.filter((link) => !existsSync(fileURLToPath(link.split(/[?#]/)[0])));
        // The icon may still be on its way when the next page is asked for; a file that is there was only let go.
        const isLetGo = (fault) => fault.startsWith('not loaded: file:') && existsSync(fileURLToPath(fault.slice('not loaded: '.length)));
        faults.push(...lost.map((link) => `${address}: ${link}`), ...watched.take().filter((fault) => !isLetGo(fault)));
      }
      assert.deepEqual(faults, []);
    });

    test('nothing is wider than the window, and axe-core finds nothing', async () => {
      const found = [];
      const folder = path.join(PRODUCTS, 'screenshots', `sealed-${language}`);
      mkdirSync(folder, { recursive: true });
      for (const address of PAGES) {
        await open(address);
        await page.evaluate(AXE);
        for (const [width, colorScheme] of [[1280, 'light'], [320, 'dark']]) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wider > 0) found.push(`${address} is ${wider} px too wide at ${width}`);
          const violations = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`));
          found.push(...violations.map((violation) => `${address} ${width}: ${violation}`));
          await page.screenshot({ path: path.join(folder, `${path.basename(address, '.html')}-${width}.png`), fullPage: true });
        }
      }
      assert.deepEqual(found, []);
    });
  });
}
