// axe-core (WCAG 2.2 AA and its best practices) on one page of each kind, wide and narrow, light and dark, with and
// without JavaScript. Leaves a picture of each below target/browser/screenshots/.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { launch } from './chromium.mjs';
import { none } from './findings.mjs';
import { PRODUCTS, sites } from './sites.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SCHEMES = ['light', 'dark'];
const WIDTHS = [1280, 390];
const SCRIPTS = ['on', 'off'];

/** Runs axe-core in the page that is open and says what it found. */
async function violations(page) {
  const found = await page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 120)}`).join(' | ')}`);
  }, TAGS);
  return found;
}

/** How many states of a page are looked at: all of them where the site has every kind, its corners for the other. */
const STATES = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ width, scheme })));
const CORNERS = { on: [STATES[0]], off: [STATES.at(-1)] };

for (const site of sites()) {
  describe(`accessibility of the ${site.name} site`, () => {
    let browser;
    const texts = new Map();
    const folder = path.join(PRODUCTS, 'screenshots', site.name);
    before(async () => {
      mkdirSync(folder, { recursive: true });
      browser = await launch();
    });
    after(() => browser.close());

    /** Looks at one page of each kind; a page that is loaded without JavaScript gets it back for axe-core alone. */
    async function look(scripts, report) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      for (const [kind, address] of site.representatives()) {
        await session.send('Emulation.setScriptExecutionDisabled', { value: scripts === 'off' });
        await page.goto(site.url(address));
        await session.send('Emulation.setScriptExecutionDisabled', { value: false });
        assert.equal(await page.evaluate(() => document.documentElement.classList.contains('js')), scripts === 'on');
        texts.set(`${kind} ${scripts}`, await page.evaluate(mainText));
        await page.evaluate(AXE);
        for (const { width, scheme } of site.name === 'demonstration' ? STATES : CORNERS[scripts]) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme: scheme });
          report(`${address} ${width} ${scheme}`, await violations(page));
          if (scripts === 'on') await page.screenshot({ path: path.join(folder, `${kind}-${width}-${scheme}.png`), fullPage: true });
        }
      }
      await context.close();
    }

    test('no violation', { timeout: 900_000 }, async (t) => {
      let runs = 0;
      const found = [];
      await Promise.all(SCRIPTS.map((scripts) => look(scripts, (where, faults) => {
        runs += 1;
        found.push(...faults.map((fault) => `${where}, JavaScript ${scripts}: ${fault}`));
      })));
      none(found, 'violation');
      t.diagnostic(`figure: axe-${site.name} 0 violations in ${runs} runs`);
    });

    test('everything that can be read with JavaScript can be read without', () => {
      const kinds = site.representatives().map(([kind]) => kind).filter((kind) => kind !== 'search');
      assert.ok(kinds.length > 5);
      none(kinds.filter((kind) => texts.get(`${kind} on`) !== texts.get(`${kind} off`)), 'kind of page that needs JavaScript');
      none(kinds.filter((kind) => texts.get(`${kind} off`).length < 20), 'kind of page without text');
    });
  });
}

/** Reads the text of the page's main part but for its controls; runs in the page. */
function mainText() {
  const main = document.querySelector('main').cloneNode(true);
  main.querySelectorAll('.js-only, [role=status], svg title').forEach((control) => control.remove());
  return main.textContent.replace(/\s+/g, ' ').trim();
}
