// What the script adds: filters, sorting, the theme, shortcuts and their switch, the pager, the width of lanes, search.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, watch } from './chromium.mjs';
import { sites } from './sites.mjs';

const [site, english] = sites();

describe('behaviour', () => {
  let browser;
  let page;
  let watched;

  before(async () => { browser = await launch(); });
  after(() => browser.close());

  /** Opens a page in a fresh profile. */
  async function open(address, hash = '', of = site) {
    await page?.context().close();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    watched = watch(page);
    await page.goto(of.url(address) + hash);
  }

  const shown = (selector) => page.locator(selector).evaluateAll((rows) => rows.filter((row) => row.checkVisibility()).length);
  const names = () => page.locator('table[data-sort] tbody tr th a').allTextContents();

  test('chips hide rows, say how many are left, and keep it in the address', async () => {
    await open('2026/timeline.html');
    const all = await shown('tr.r');
    const late = await page.locator('tr.r[data-st=late]').count();
    const chip = page.locator('.chip[data-f=late]');
    assert.equal(await chip.getAttribute('aria-pressed'), 'true');
    await chip.focus();
    await page.keyboard.press('Space');
    assert.equal(await chip.getAttribute('aria-pressed'), 'false');
    assert.ok(late > 0);
    assert.equal(await shown('tr.r'), all - late);
    assert.equal(await shown('tr.r[data-st=late]'), 0);
    assert.match(await page.locator('#filter-result').textContent(), new RegExp(`${all - late}`));
    assert.match(page.url(), /#health=/);
    assert.doesNotMatch(decodeURIComponent(page.url()), /[=+]late(\+|$)/);
    await chip.click();
    assert.equal(await shown('tr.r'), all);
    assert.doesNotMatch(page.url(), /#health/);
  });

  test('an address with a filter opens filtered', async () => {
    await open('2026/projects/index.html');
    const late = await page.locator('tr.r[data-st=late]').count();
    await open('2026/projects/index.html', '#health=late');
    assert.equal(await shown('tr.r'), late);
    assert.equal(await shown('tr.r[data-st=late]'), late);
  });

  test('a column head sorts up, down and back', async () => {
    await open('2026/projects/index.html');
    const printed = await names();
    const head = page.locator('table[data-sort] thead th').filter({ has: page.locator('button') }).last();
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    const up = await names();
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    const down = await names();
    assert.notDeepEqual(up, printed);
    assert.notDeepEqual(up, down);
    assert.deepEqual([...up].sort(), [...printed].sort());
    await head.locator('button').click();
    assert.equal(await head.getAttribute('aria-sort'), null);
    assert.deepEqual(await names(), printed);
  });

  test('the theme goes round and is kept', async () => {
    await open('index.html');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme ?? 'system');
    const label = () => page.locator('#theme').textContent();
    const seen = [];
    for (let step = 0; step < 3; step += 1) {
      seen.push([await theme(), await ground(), (await label()).trim()]);
      await page.locator('#theme').click();
    }
    assert.deepEqual(seen.map(([name]) => name), ['system', 'light', 'dark']);
    assert.equal(await theme(), 'system');
    assert.notEqual(seen[1][1], seen[2][1]);
    assert.equal(new Set(seen.map(([, , said]) => said)).size, 3, 'the button says which one it is');
    await page.locator('#theme').click();
    await page.locator('#theme').click();
    await page.goto(site.url('2026/projects/index.html'));
    assert.equal(await theme(), 'dark');
    assert.equal(await ground(), seen[2][1]);
  });

  test('j and k go through the rows, and Enter opens one', async () => {
    await open('2026/projects/index.html');
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
    const [first, second] = await names();
    await page.keyboard.press('j');
    assert.equal(await focused(), first);
    await page.keyboard.press('j');
    assert.equal(await focused(), second);
    await page.keyboard.press('k');
    assert.equal(await focused(), first);
    await page.keyboard.press('Enter');
    await page.waitForURL(/projects\/[^/]+\.html$/);
    assert.ok((await page.locator('h1').textContent()).includes(first));
  });

  test('brackets lead to the next project and back', async () => {
    await open('2026/projects/jcgb.html');
    const next = await page.locator('.pager a[rel=next]').evaluate((link) => link.href);
    await page.keyboard.press(']');
    await page.waitForURL(next);
    await page.keyboard.press('[');
    await page.waitForURL(site.url('2026/projects/jcgb.html'));
  });

  test('shortcuts can be listed and switched off for good', async () => {
    await open('2026/projects/index.html');
    assert.equal(await shown('#key-list'), 0);
    await page.keyboard.press('?');
    assert.equal(await shown('#key-list'), 1);
    assert.equal(await page.locator('#help').getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('?');
    assert.equal(await shown('#key-list'), 0);
    await page.locator('#keys').click();
    assert.equal(await page.locator('#keys').getAttribute('aria-pressed'), 'false');
    await page.goto(site.url('2026/projects/jcgb.html'));
    assert.equal(await page.locator('#keys').getAttribute('aria-pressed'), 'false');
    await page.locator('body').press('?');
    assert.equal(await shown('#key-list'), 0);
    await page.locator('body').press(']');
    assert.equal(page.url(), site.url('2026/projects/jcgb.html'));
  });

  test('shortcuts stay out of fields', async () => {
    await open('2026/projects/index.html');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.keyboard.type('?j[');
    assert.equal(await page.locator('#q').inputValue(), '?j[');
    assert.equal(await shown('#key-list'), 0);
  });

  test('lanes grow wider and the way to today is found', async () => {
    await open('2026/timeline.html');
    const width = () => page.locator('.lanes').evaluate((lanes) => lanes.getBoundingClientRect().width);
    const zoom = (name) => page.locator(`[data-zoom=${name}]`);
    const narrow = await width();
    assert.equal(await zoom('out').getAttribute('aria-disabled'), 'true');
    for (let step = 0; step < 4; step += 1) await zoom('in').click();
    assert.ok((await width()) > narrow * 2, 'the lanes are wider');
    assert.equal(await zoom('in').getAttribute('aria-disabled'), 'true');
    await page.locator('.lscroll').evaluate((region) => { region.scrollLeft = 0; });
    await zoom('today').click();
    assert.ok((await page.locator('.lscroll').evaluate((region) => region.scrollLeft)) > 0);
    const sideways = await page.evaluate(() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth);
    assert.equal(sideways, false, 'only the region scrolls');
  });

  test('search finds Chinese words from the disk', async () => {
    await open('2026/index.html');
    await page.keyboard.press('/');
    await page.keyboard.type('人才');
    await page.locator('.found a').first().waitFor();
    const found = await page.locator('.found').innerText();
    assert.match(found, /人才/);
    await page.keyboard.press('ArrowDown');
    const link = await page.evaluate(() => document.activeElement.href);
    assert.ok(link?.endsWith('.html') || link?.includes('.html#'), link);
    await page.keyboard.press('Enter');
    await page.waitForURL(link);
    assert.deepEqual(watched.take(), []);
  });

  test('search finds English words from the disk', async () => {
    await open('search.html', '', english);
    const field = page.locator('#qq');
    for (const word of ['bridge', 'timeline']) {
      await field.fill(word);
      await page.locator('.found mark').filter({ hasText: new RegExp(`^${word}$`, 'i') }).first().waitFor();
      assert.ok((await page.locator('.found a').count()) > 0, word);
    }
    await field.fill('zzzzzz');
    await page.locator('.found a').first().waitFor({ state: 'detached' });
    assert.notEqual((await page.locator('.found').innerText()).trim(), '', 'it says that nothing was found');
    assert.deepEqual(watched.take(), []);
  });
});
