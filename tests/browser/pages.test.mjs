// Every page of every site, opened from the disk with the network cut: nothing is asked for outside, nothing fails,
// every link and anchor leads somewhere, and no page scrolls sideways.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, watch } from './chromium.mjs';
import { none } from './findings.mjs';
import { kindOf, sites, unbroken } from './sites.mjs';

const WIDTHS = [320, 390, 1280];

/** Reads what the checks need of the page that is open; runs in the page. */
function inspect() {
  const list = (selector, read) => [...document.querySelectorAll(selector)].map(read);
  return {
    ids: list('[id]', (element) => element.id),
    chips: list('.chip[data-f]', (element) => element.dataset.f),
    links: list('a[href], area[href]', (element) => element.href),
    loads: list('[src]', (element) => element.src).concat(list('link[href]', (element) => element.href)),
    uses: list('use', (element) => element.getAttribute('href')),
    labels: list('[aria-labelledby],[aria-describedby],[aria-controls]', (element) =>
      ['aria-labelledby', 'aria-describedby', 'aria-controls'].flatMap((name) => (element.getAttribute(name) ?? '').split(/\s+/).filter(Boolean))).flat(),
  };
}

/** Returns by how many pixels the page is wider than its window, with what sticks out; runs in the page. */
function overflow() {
  const root = document.scrollingElement;
  const wider = root.scrollWidth - root.clientWidth;
  if (wider <= 0) return null;
  const scrolls = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll('*')].filter((element) =>
    element.getBoundingClientRect().right > root.clientWidth + 0.5 && !element.closest('svg svg, .vh') && !scrolls(element));
  const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
  return `${wider} px wider: ${[...new Set(out.map(name))].slice(-4).join(' ')}`;
}

for (const site of sites()) {
  describe(`the pages of the ${site.name} site`, () => {
    let browser;
    const seen = new Map();
    const faults = [];
    const wide = [];

    before(async () => {
      browser = await launch();
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      const watched = watch(page);
      for (const address of site.pages) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(site.url(address));
        seen.set(address, await page.evaluate(inspect));
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          const found = await page.evaluate(overflow);
          if (found) wide.push(`${address} at ${width}: ${found}`);
        }
        faults.push(...watched.take().map((fault) => `${address}: ${fault}`));
      }
    });
    after(() => browser.close());

    test('there is a kind for every page', () => {
      none(site.pages.filter((address) => !kindOf(address)), 'page of no kind');
      assert.ok(site.pages.length > 20, 'the site has its pages');
    });

    test('nothing is asked for off the disk and nothing fails', () => none(faults, 'fault'));

    test('no page scrolls sideways', () => none(wide, 'page that scrolls sideways'));

    test('every link, anchor and file leads to something inside the site', () => {
      const dead = [];
      for (const [address, { links, loads }] of seen) {
        for (const link of [...links, ...loads]) {
          const fault = deadLink(site, seen, link);
          if (fault) dead.push(`${address}: ${fault}`);
        }
      }
      none(dead, 'dead link');
    });

    test('every mark and label that a page refers to is on it', () => {
      const missing = [];
      for (const [address, { ids, uses, labels }] of seen) {
        const there = new Set(ids);
        for (const name of [...uses.map((use) => use.replace(/^#/, '')), ...labels]) {
          if (!there.has(name)) missing.push(`${address}: #${name}`);
        }
      }
      none(missing, 'reference to nothing');
    });

    test('every page begins with the policy and has nothing inline', () => {
      const broken = [];
      for (const address of site.pages) {
        const html = readFileSync(site.file(address), 'utf8');
        if (!/<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';/.test(html)) broken.push(`${address}: no policy`);
        for (const [tag] of html.matchAll(/<[a-z][^>]*\s(?:style|on[a-z]+)=[^>]*>/gi)) broken.push(`${address}: ${tag}`);
        for (const [tag] of html.matchAll(/<style[\s>]|<script(?![^>]*\ssrc=)[^>]*>|javascript:/gi)) broken.push(`${address}: ${tag}`);
      }
      none(broken, 'break of the policy');
    });
  });
}

// Proved by sabotage: without `main{overflow-wrap:anywhere}` ninety pages are wider than their window.
test('names without a place to break a line do not widen a page', async () => {
  const site = unbroken();
  const browser = await launch();
  const page = await browser.newPage();
  const wide = [];
  for (const address of site.pages) {
    await page.goto(site.url(address));
    for (const width of [...WIDTHS, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const found = await page.evaluate(overflow);
      if (found) wide.push(`${address} at ${width}: ${found}`);
    }
  }
  await browser.close();
  none(wide, 'page that scrolls sideways');
});

/** Says what is wrong with where a link leads; nothing where it is right or leaves the site for another one. */
function deadLink(site, seen, link) {
  if (/^(https?|mailto|data):/.test(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'file:') return `${link}: not an address of the disk`;
  const file = fileURLToPath(url.href.replace(/[?#].*$/, ''));
  const address = path.relative(site.folder, file).split(path.sep).join('/');
  if (address.startsWith('..') || !existsSync(file) || !statSync(file).isFile()) return `${address}: no such file`;
  const anchor = decodeURIComponent(url.hash.slice(1));
  const there = seen.get(address);
  const filter = /^health=(.+)$/.exec(anchor);
  const right = filter ? filter[1].split('+').every((word) => there?.chips.includes(word)) : !anchor || there?.ids.includes(anchor);
  return right ? null : `${address}#${anchor}: no such anchor`;
}
