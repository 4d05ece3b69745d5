// Every figure answers for itself: a number on a summary page leads to the list that it counts, and where the list
// can be counted, it is as long as the number says.
//
// Proved by sabotage: with the link taken out of a cell of the month table, out of the band, or out of a sentence
// of the language file, and with a wrong month in `Ledger::month`, the tests below name that very figure.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './chromium.mjs';
import { none } from './findings.mjs';
import { kindOf, sites } from './sites.mjs';

/** The pages that sum up: their numbers are of other records. */
const SUMMARIES = ['front', 'overview', 'goals', 'offices', 'leads', 'facet', 'office', 'lead', 'scorecard', 'summary', 'compare', 'problems', 'meetings', 'meeting', 'updates'];

/**
 * Numbers without a link, and why. Each entry is a selector of the cells that it excuses.
 */
const EXCUSED = {
  'a weight of the formula is written in site.yaml and counts nothing': '.sec[aria-labelledby="h-formula"] td',
  'a change is the difference of the two figures in its row, which both have links': '.sec[aria-labelledby="h-measures"] td:last-child',
  'one project or problem stands in the row, and its name is the link': '.attn td, .prob td, .dec td, .lanes td, .lanes .no, .stack:not(.meet, .cards, .cls, .offs) td, .upd li, .form td, .feed li, .chg li, .next li',
  'progress of one project in two years, named and linked in its row': '.sec[aria-labelledby="h-both"] td',
  'a target is quoted from the record of the year': '.sec[aria-labelledby="h-tar"] dd',
  'the days of silence of the project that is linked before them': '.offs td:last-child',
  'a count within a heading, whose list follows': 'h2, h3, thead th, .g1, .g2, caption, summary, .hd p',
  'a date of the list': 'time, .day, .asof, td:first-child.num',
};

/** Finds the figures of the open page that lead nowhere; runs in the page. */
function unlinked(excused) {
  const number = /^[+−±]?\d[\d,.]*\s*(%|天|项|个|条|处|次|d|days?|d\.)?$/;
  const found = [];
  for (const element of document.querySelectorAll('main td, main dd, main dt b, main .n, main .num, main .q2, main .sum span')) {
    const words = element.textContent.trim();
    if (!number.test(words) || parseFloat(words) === 0) continue;
    if (element.closest('a[href], .vh') || element.querySelector('a[href]')) continue;
    if (excused.some((selector) => element.closest(selector))) continue;
    if (element.closest('.sum') && element.closest('tr, .big-sum')?.querySelector('a[href]')) continue;
    found.push(`${element.tagName.toLowerCase()}.${element.className} ${words}`);
  }
  return [...new Set(found)];
}

/** Finds the figures of the sentence that a page opens with which lead nowhere; runs in the page. */
function unlinkedWords() {
  const walker = (root) => document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  for (const sentence of document.querySelectorAll('.verdict, .phead .lede, .wrap > .lede, .gw > p:first-of-type + h2 + p')) {
    const nodes = walker(sentence);
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      if (node.parentElement.closest('a[href]')) continue;
      // Days of the calendar, years, and how much of the year has passed are no counts.
      const rest = node.textContent
        .replace(/一年已过\d+%|\d+% of the year has passed/g, '')
        .replace(/\d{4}年?|\d+月\d+日|\d+ (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|第\d+条|Clause \d+/g, '');
      for (const [figure] of rest.matchAll(/\d+/g)) found.push(`${figure} in “${node.textContent.trim()}”`);
    }
  }
  return found;
}

/** Returns the numbers with links whose lists can be counted: what they say and where they lead; runs in the page. */
function counted() {
  return [...document.querySelectorAll('main a[href]')].flatMap((link) => {
    const words = link.textContent.trim();
    const number = /^(?:[^\d%]*\s)?(\d+)\s?[^\d%]*$/.exec(words)?.[1];
    const names = /#c-/.test(link.href) && !/^\d+$/.test(words);
    return number && !names && /(#m-\d{4}-\d{2}[a-z-]*|#health=[a-z+-]+|#c-[^/]*)$/.test(decodeURIComponent(link.href)) ? [{ words, number: Number(number), href: link.href }] : [];
  });
}

/** Counts the rows of the list that the address means; runs in the page it leads to. */
function length() {
  const hash = decodeURIComponent(location.hash.slice(1));
  const rows = [...document.querySelectorAll('tr.r[data-st]')];
  if (hash.startsWith('health=')) return rows.filter((row) => !row.hidden).length;
  const start = document.getElementById(hash);
  if (hash.startsWith('c-')) return start.querySelectorAll('li').length;
  const state = /^m-\d{4}-\d{2}-(.*)$/.exec(hash)?.[1];
  let count = 0;
  for (let row = state ? start : start.nextElementSibling; row && !row.classList.contains('g'); row = row.nextElementSibling) {
    if (state && row.dataset.st !== state) break;
    count += 1;
  }
  return count;
}

for (const site of sites()) {
  describe(`the figures of the ${site.name} site`, () => {
    let browser;
    let page;
    const addresses = site.pages.filter((address) => SUMMARIES.includes(kindOf(address)));

    before(async () => {
      browser = await launch();
      page = await browser.newPage();
    });
    after(() => browser.close());

    test('every figure of a summary page has a link to its list', async () => {
      const found = [];
      const seen = new Set();
      for (const address of addresses) {
        seen.add(kindOf(address));
        await page.goto(site.url(address));
        found.push(...(await page.evaluate(unlinked, Object.values(EXCUSED))).map((figure) => `${address}: ${figure}`));
      }
      none(found, 'figure without a link');
      assert.deepEqual(SUMMARIES.filter((kind) => !seen.has(kind)), [], 'kinds of pages that were not looked at');
    });

    test('every figure of an opening sentence has one too', async () => {
      const found = [];
      for (const address of addresses) {
        await page.goto(site.url(address));
        found.push(...(await page.evaluate(unlinkedWords)).map((figure) => `${address}: ${figure}`));
      }
      none(found, 'figure without a link');
    });

    test('a list is as long as the number says that leads to it', async () => {
      const links = new Map();
      for (const address of addresses.filter((address) => ['overview', 'goals', 'compare', 'summary'].includes(kindOf(address)))) {
        await page.goto(site.url(address));
        for (const link of await page.evaluate(counted)) links.set(`${link.href} ${link.number}`, { ...link, address });
      }
      const wrong = [];
      for (const { words, number, href, address } of links.values()) {
        await page.goto('about:blank');
        await page.goto(href);
        const found = await page.evaluate(length);
        if (found !== number) wrong.push(`${address}: “${words}” leads to ${found}: ${href.split('/').pop()}`);
      }
      none(wrong, 'list of another length');
      assert.ok(links.size > 10, `${links.size} lists were counted`);
    });
  });
}
