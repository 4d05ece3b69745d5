// Every collected attack in every place where content can stand, in a real Chromium, with each layer of defence alone:
// escaping without the policy, the policy without escaping, and neither, which shows that an execution is seen.
//
// Proved by sabotage: with nothing escaped in templates the first test fails; the last one shows what the third would
// find without the policy.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SINKS, attacks, render, size } from './attacks.mjs';
import { launch } from './chromium.mjs';
import { none } from './findings.mjs';

const ORIGIN = 'http://attacks.test';
const HIT = 'a script of an attack ran';
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>\n/;
const MOST = size('elements-provoked-a-page');
/** Milliseconds after which what has not answered never will: an attack may have sent it elsewhere. */
const PATIENCE = 10_000;
/** How many windows look at pages at the same time: while one waits, others work. */
const WINDOWS = 2 * availableParallelism();
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', json: 'application/json' };
/** Lists of which every page is looked at; of what is there once for each attack, every fortieth in a usual run. */
const IS_SINGLE = /^2026\/(projects\/a\d+|offices\/.+|leads\/.+|stream\/.+)\.html$/;

/** Raises the flag when an attack runs; neither our own script nor the browser's driver is one. Runs in every frame, before the page. */
function hook(message) {
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'eval']) {
    const usual = window[name];
    window[name] = function raise(...words) {
      if (!/\/assets\/(milepost|search)\.js|UtilityScript/.test(new Error().stack)) console.warn(`${message}: ${location.href}`);
      return name === 'eval' ? usual(...words) : undefined;
    };
  }
}

/** Sends every event to `most` elements, evenly spread, and clicks what does not lead to another page. Runs in the page. */
function provoke(most) {
  const leads = /^(https?|mailto):$/;
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a, area');
    if (link && leads.test(link.protocol)) event.preventDefault();
  }, true);
  addEventListener('submit', (event) => { if (!/^\s*javascript:/i.test(event.target.getAttribute?.('action'))) event.preventDefault(); }, true);
  const kinds = ['click', 'mouseover', 'mouseenter', 'mousemove', 'pointerover', 'focus', 'focusin', 'blur', 'load', 'error', 'toggle', 'input',
    'change', 'keydown', 'animationend', 'animationstart', 'transitionend', 'wheel', 'copy', 'paste', 'scroll', 'begin', 'end', 'submit', 'beforeinput'];
  const events = kinds.map((kind) => new Event(kind, { cancelable: true }));
  const elements = [...document.querySelectorAll('*:not(script)')];
  const step = Math.ceil(elements.length / most);
  for (const element of elements.filter((_, place) => place % step === 0)) {
    for (const event of events) element.dispatchEvent(event);
    if (element.matches('a, area') && !leads.test(element.protocol)) element.click();
  }
}

/** Names what no page of ours may hold, whether it runs or not. Runs in the page. */
function strangers() {
  const found = [];
  const schemes = ['http:', 'https:', 'mailto:', 'data:'];
  const say = (what, element) => found.push(`${what}: ${element.outerHTML.slice(0, 200)}`);
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (name === 'script' && !/\/assets\/(milepost|search|search\/[a-z]+(-\d+)?)\.js$/.test(element.src)) say('script', element);
    if (/^(iframe|frame|object|embed|base|applet|style|math|foreignobject|set|animate|marquee|video|audio)$/.test(name)) say('element', element);
    if (name === 'meta' && element.httpEquiv) say('meta', element);
    for (const { name: key, value } of element.attributes) {
      // The width of lanes is set by our own script.
      if (key.startsWith('on') || key === 'srcdoc' || (key === 'style' && !/^--lane-min: \d+%;$/.test(value))) say(key, element);
      if (/^(href|src|action|formaction|xlink:href)$/.test(key)) {
        const { protocol } = new URL(value, location.href);
        if (!schemes.includes(protocol) || (protocol === 'data:' && key !== 'src')) say(`scheme ${protocol}`, element);
      }
    }
  }
  return found;
}

describe('attacks', () => {
  const all = attacks().filter((_, place) => place % size('every-nth-attack') === 0);
  const some = all.filter((_, place) => place % 40 === 0);
  let browser, folder, few, policy;

  before(async () => {
    folder = render(all);
    few = render(some, 'few-attacks');
    [policy] = POLICY.exec(readFileSync(path.join(folder, 'index.html'), 'utf8'));
    browser = await launch();
  });
  after(() => browser?.close());

  /** Opens a browser that is answered by `answer`, which gives a type and a text for a path; nothing else is reached. */
  async function visit(answer) {
    const context = await browser.newContext();
    const seen = { ran: 0, asked: new Set() };
    context.on('request', (request) => seen.asked.add(request));
    for (const end of ['requestfinished', 'requestfailed']) context.on(end, (request) => seen.asked.delete(request));
    context.on('console', (message) => { if (message.text().startsWith(HIT)) seen.ran += 1; });
    context.on('dialog', (dialog) => { seen.ran += 1; dialog.dismiss().catch(() => {}); });
    await context.addInitScript(hook, HIT);
    await context.route('**/*', (route) => {
      const url = new URL(route.request().url());
      let address;
      try { address = decodeURIComponent(url.pathname).slice(1); } catch { address = ''; }
      const answered = url.origin === ORIGIN ? answer(address) : undefined;
      return answered ? route.fulfill({ contentType: answered.type, body: answered.text }) : route.abort();
    });
    return { context, seen, page: await context.newPage() };
  }

  /** Looks at every one of `items` in one of several windows, each with its own count of what ran. */
  async function inWindows(open, items, look) {
    const waiting = items.values();
    await Promise.all(Array.from({ length: WINDOWS }, async () => {
      const window = await open();
      for (const item of waiting) await look(window, item);
      await window.context.close();
    }));
  }

  /** Answers with a rendered site, its policy taken out. */
  const unguarded = (site) => (address) => {
    const type = TYPES[path.extname(address).slice(1)];
    if (!type) return undefined;
    let text;
    try { text = readFileSync(path.join(site, address), 'utf8'); } catch { return undefined; }
    if (type.startsWith('text/html')) assert.match(text, POLICY, `${address} has no policy to take out`);
    return { type, text: text.replace(POLICY, '') };
  };

  /** Lists the pages to look at. */
  function pages() {
    const found = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.html')).sort();
    const every = size('attacks-a-page');
    const single = found.filter((file) => IS_SINGLE.test(file));
    return [...found.filter((file) => !IS_SINGLE.test(file)), ...single.filter((_, place) => place % every === 0)];
  }

  test('escaping alone lets none run', { timeout: 14_400_000 }, async (t) => {
    const faults = [];
    const looked = pages();
    await inWindows(() => visit(unguarded(folder)), looked, async ({ page, seen }, address) => {
      await page.goto(`${ORIGIN}/${encodeURI(address)}`);
      await page.evaluate(provoke, MOST);
      faults.push(...(await page.evaluate(strangers)).map((fault) => `${address}: ${fault}`));
      if (seen.ran) faults.push(`${address}: an attack ran`);
    });
    none(faults, 'attack that is not text');
    t.diagnostic(`figure: xss-escaping 0 executions, ${all.length} vectors, ${SINKS.length} sinks, ${looked.length} pages`);
  });

  test('neither the search box nor the address lets one run', { timeout: 14_400_000 }, async () => {
    const faults = [];
    const open = (site) => async () => {
      const window = await visit(unguarded(site));
      window.page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
      return window;
    };
    const judge = async ({ page, seen }, what) => {
      await page.evaluate(provoke, MOST);
      faults.push(...(await page.evaluate(strangers)).map((fault) => `${what}: ${fault}`));
      if (seen.ran) faults.push(`${what}: an attack ran`);
    };
    const ask = (address) => async (window, attack) => {
      const text = encodeURIComponent(attack.toWellFormed?.() ?? attack);
      await window.page.goto('about:blank');
      await window.page.goto(`${ORIGIN}/${address}?q=${text}#health=${text}`);
      await judge(window, `${address} asked for ${text}`);
    };
    const box = await open(folder)();
    await box.page.goto(`${ORIGIN}/search.html`);
    for (const attack of all) {
      await box.page.evaluate((text) => {
        const field = document.querySelector('#qq');
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, attack);
    }
    await box.page.waitForTimeout(500);
    await judge(box, 'search box');
    for (const address of ['search.html', '2026/timeline.html', '2026/projects/index.html', '2026/updates.html']) {
      await box.page.goto(`${ORIGIN}/${address}`);
      await box.page.evaluate((texts) => { for (const text of texts) { location.hash = text; location.hash = `health=${text}`; } }, all);
      await judge(box, address);
      // Some in lists of them all, each in lists of some: a page reads its address once for every load.
      await inWindows(open(folder), some, ask(address));
      await inWindows(open(few), all.filter((_, place) => place % size('attacks-a-page') === 0), ask(address));
    }
    await box.context.close();
    none(faults, 'attack that is not text');
  });

  /** A page on which an attack stands as it is: as markup, in an attribute, as a link, as a picture. */
  const raw = (attack, head) => `<!doctype html>\n<html><head>\n${head}<meta charset="utf-8"><title>x</title></head><body>\n<a href="${attack}">x</a><img src="${attack}" alt='${attack}'><p title="${attack}">x</p><div>${attack}</div>\n</body></html>`;

  /** Opens every attack as it is, packed by frames, and counts those of which something ran. */
  async function untreated(head) {
    const pack = size('attacks-a-page');
    const answer = (address) => {
      const [kind, number] = address.split('/');
      if (!/^\d+$/.test(number)) return undefined;
      if (kind === 'raw') return { type: TYPES.html, text: raw(all[Number(number)] ?? '', head) };
      const numbers = all.map((_, place) => place).slice(Number(number), Number(number) + pack);
      const frames = numbers.map((place) => `<iframe sandbox="allow-scripts allow-same-origin allow-modals allow-forms" src="/raw/${place}"></iframe>`);
      return { type: TYPES.html, text: `<!doctype html><title>x</title>${frames.join('')}` };
    };
    const ran = new Set();
    const open = async () => {
      const window = await visit(answer);
      window.page.on('console', (message) => { if (message.text().startsWith(HIT)) ran.add(message.text()); });
      return window;
    };
    const starts = all.map((_, place) => place).filter((place) => place % pack === 0);
    await inWindows(open, starts, async ({ page, seen }, start) => {
      await page.goto(`${ORIGIN}/pack/${start}`, { waitUntil: 'domcontentloaded' });
      await page.waitForLoadState('load', { timeout: PATIENCE }).catch(() => {});
      const answers = page.frames().map((frame) => frame.evaluate(provoke, MOST).catch(() => {}));
      await Promise.race([Promise.all(answers), page.waitForTimeout(PATIENCE)]);
      // What an attack asks for is refused, and what it does then is done in a moment.
      for (const end = Date.now() + PATIENCE; seen.asked.size && Date.now() < end;) await page.waitForTimeout(20);
      await page.waitForTimeout(100);
      seen.asked.clear();
    });
    return ran.size;
  }

  test('the policy alone lets none run', { timeout: 14_400_000 }, async (t) => {
    assert.equal(await untreated(policy), 0);
    t.diagnostic(`figure: xss-policy 0 executions, ${all.length} vectors as they are on pages with the policy`);
  });

  test('without both, attacks run and are seen', { timeout: 14_400_000 }, async (t) => {
    const ran = await untreated('');
    assert.ok(ran > 20, `only ${ran} attacks ran`);
    t.diagnostic(`figure: xss-baseline ${ran} of ${all.length} vectors executed on pages without escaping and policy`);
  });
});
