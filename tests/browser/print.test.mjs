// The printed profiles: how many pages, which way round, one sheet a project, and nothing beyond the paper's edge.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch } from './chromium.mjs';
import { none } from './findings.mjs';
import { PRODUCTS, kindOf, sites } from './sites.mjs';

/** A4 in points. */
const SHORT = 595;
const LONG = 842;

/** Words nearer to the edge than 4 mm are beyond what an office printer can print. */
const EDGE = 4 * 72 / 25.4;

/** Runs a program of poppler and returns what it says. */
function poppler(program, ...args) {
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(run.error?.code, undefined, `${program} is missing: install the package \`poppler-utils\``);
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

/** A printed document: the size and the words of every page. */
class Printed {
  constructor(file) {
    this.pages = poppler('pdftotext', '-bbox', file, '-').split('<page ').slice(1).map((page) => {
      const [, width, height] = /^width="([\d.]+)" height="([\d.]+)"/.exec(page);
      const words = [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g)];
      return {
        width: Number(width),
        height: Number(height),
        words: words.map(([, left, top, right, bottom, text]) => ({ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom), text })),
      };
    });
  }

  /** Returns the text of a page, from 0, without blanks. */
  text(page) {
    return this.pages[page].words.map(({ text }) => text).join('');
  }

  /**
   * Returns the words that stand nearer to the paper's edge than a printer reaches. A word's box is as high as its
   * font, which may be twice the letters, so up and down its middle counts.
   */
  cut() {
    return this.pages.flatMap(({ width, height, words }, page) => words
      .filter(({ left, top, right, bottom }) => left < EDGE || right > width - EDGE || top + bottom < 2 * EDGE || top + bottom > 2 * (height - EDGE))
      .map(({ text }) => `page ${page + 1}: ${text}`));
  }

  /** Tells whether every page lies on its side. */
  get landscape() {
    return this.pages.every(({ width, height }) => Math.abs(width - LONG) < 2 && Math.abs(height - SHORT) < 2);
  }

  /** Tells whether every page stands upright. */
  get portrait() {
    return this.pages.every(({ width, height }) => Math.abs(width - SHORT) < 2 && Math.abs(height - LONG) < 2);
  }
}

for (const site of sites()) {
  describe(`the ${site.name} site on paper`, () => {
    let browser;
    let page;
    const folder = path.join(PRODUCTS, 'printed', site.name);

    before(async () => {
      mkdirSync(folder, { recursive: true });
      browser = await launch();
      page = await browser.newPage();
    });
    after(() => browser.close());

    /** Prints a page as Chromium does for a person, in its dark theme, which paper ignores. */
    async function print(address) {
      const file = path.join(folder, `${address.replaceAll('/', '-')}.pdf`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.goto(site.url(address));
      await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
      return new Printed(file);
    }

    test('the overview is a ledger whose first page is complete by itself', async () => {
      const printed = await print('2026/index.html');
      assert.ok(printed.portrait && printed.pages.length <= 3, `${printed.pages.length} pages`);
      const first = printed.text(0);
      const verdict = await page.evaluate(() => document.querySelector('.verdict').textContent.replace(/\s/g, ''));
      assert.ok(first.includes(verdict.slice(0, 12)), 'the verdict');
      assert.ok(first.includes(await page.evaluate(() => document.querySelector('.attn tbody a').textContent.replace(/\s/g, ''))), 'what needs attention');
    });

    test('the timeline lies on its side and repeats its head', async () => {
      const printed = await print('2026/timeline.html');
      assert.ok(printed.landscape);
      const rows = await page.evaluate(() => document.querySelectorAll('.lanes tr.r').length);
      assert.ok(printed.pages.length <= Math.ceil(rows / 18), `${rows} rows on ${printed.pages.length} pages`);
      const head = await page.evaluate(() => document.querySelector('.lanes thead th').textContent.trim());
      printed.pages.forEach((_, number) => assert.ok(printed.text(number).includes(head.replace(/\s/g, '')), `page ${number + 1} has the head`));
    });

    test('the review is exactly one sheet a project', async () => {
      for (const address of site.pages.filter((address) => /review(-\d+)?\.html$/.test(address))) {
        const printed = await print(address);
        const sheets = await page.evaluate(() => [...document.querySelectorAll('.sheet')].map((sheet) => ({
          title: sheet.querySelector('h2').textContent.replace(/\s/g, ''),
          boxes: [...sheet.querySelectorAll('.boxes > span')].map((box) => box.lastChild.textContent.replace(/\s/g, '')),
          place: sheet.querySelector('.top').lastElementChild.textContent.replace(/\s/g, ''),
        })));
        assert.equal(printed.pages.length, sheets.length, `${address}: pages and sheets`);
        sheets.forEach(({ title, place, boxes }, number) => {
          assert.equal(boxes.length, 4, `${address}: sheet ${number + 1} has four boxes`);
          for (const box of boxes) assert.ok(printed.text(number).includes(box), `${address}: sheet ${number + 1} has the box ${box}`);
          assert.ok(printed.text(number).includes(place), `${address}: sheet ${number + 1} says ${place}`);
          assert.ok(printed.text(number).includes(title.slice(0, 6)), `${address}: sheet ${number + 1} is of ${title}`);
        });
      }
    });

    // Proved by sabotage: without the print rules for `.story` and `.charts` the fullest project takes three pages,
    // and without `.annex .lanes tr.r` the annex takes two.
    test('a project takes two pages, also the fullest one', async () => {
      const projects = site.pages.filter((address) => kindOf(address) === 'project');
      const size = (address) => statSync(site.file(address)).size;
      const fullest = projects.sort((a, b) => size(b) - size(a)).slice(0, 6);
      const long = [];
      for (const address of fullest) {
        const printed = await print(address);
        if (printed.pages.length > 2) long.push(`${address}: ${printed.pages.length} pages`);
        assert.ok(printed.portrait, address);
      }
      none(long, 'project on more than two pages');
    });

    test('the booklet is a cover, its contents, the lanes and one page a sheet', async () => {
      const printed = await print('2026/booklet.html');
      const sheets = await page.evaluate(() => document.querySelectorAll('article.sheet').length);
      const rows = await page.evaluate(() => document.querySelectorAll('.lanes tr.r').length);
      const landscape = printed.pages.filter(({ width }) => Math.abs(width - LONG) < 2).length;
      const contents = Math.ceil(rows / 30);
      assert.ok(landscape >= 1 && landscape <= Math.ceil(rows / 18), `${landscape} pages of lanes`);
      assert.ok(printed.pages.length - landscape - sheets <= 1 + contents, `${printed.pages.length} pages for ${sheets} sheets`);
      assert.ok(printed.pages.length - landscape - sheets >= 2, 'the cover and the contents');
    });

    test('the reason for which a warning is silenced is printed', { skip: site.name !== 'demonstration' && 'only the demonstration site silences one' }, async () => {
      const printed = await print('2026/projects/grsx.html');
      const notes = await page.evaluate(() => [...document.querySelectorAll('[aria-labelledby="h-no"] dd')].map((note) => note.textContent.replace(/\s/g, '')));
      assert.ok(notes.length >= 1);
      const text = printed.pages.map((_, number) => printed.text(number)).join('');
      for (const note of notes) assert.ok(text.includes(note.slice(0, 12)), note);
    });

    test('a meeting has its pack in the form of an official document, with the lanes on one page behind it', async () => {
      for (const address of site.pages.filter((address) => kindOf(address) === 'meeting')) {
        const printed = await print(address);
        const annex = printed.pages.filter(({ width }) => Math.abs(width - LONG) < 2).length;
        assert.equal(annex, 1, `${address}: pages of the annex`);
        assert.ok(printed.pages.at(-1).width > SHORT + 2, `${address}: the annex comes last`);
        const text = printed.pages.length - annex;
        for (let number = 0; number < text; number += 1) {
          assert.match(printed.text(number), new RegExp(`—${number + 1}—`), `${address}: the number of page ${number + 1}`);
          assert.ok(printed.text(number).length > 20, `${address}: page ${number + 1} is empty`);
        }
      }
    });

    test('no kind of page prints beyond the edge, nor its controls', async () => {
      const found = [];
      for (const [kind, address] of site.representatives()) {
        const printed = await print(address);
        found.push(...printed.cut().map((word) => `${address} (${kind}) ${word}`));
        await page.emulateMedia({ media: 'print' });
        const shown = await page.evaluate(() => [...document.querySelectorAll('.mast, .foot, .js-only, .pager')].filter((part) => part.checkVisibility()).length);
        await page.emulateMedia({ media: null });
        if (shown) found.push(`${address} (${kind}): ${shown} controls`);
      }
      none(found, 'thing on paper that should not be');
    });
  });
}
