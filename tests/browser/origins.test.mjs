// What a page of another origin can do to a preview in a real Chromium: read it, run it, frame it, send to it, or have
// its own name pointed at it. Each probe is made of a plain server first, where it succeeds: so it is seen that the probe
// works. Then what the policy of the pages stops, from the disk and from a server.
//
// Proved by sabotage: without the check of the host the page under another name is read; without
// Cross-Origin-Resource-Policy four probes succeed.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from './chromium.mjs';
import { ROOT, STATUS_DATE, program } from './sites.mjs';

const STRANGER = 'stranger.example';

/** Probes by name: each gives true where it reached what it should not. Runs in the stranger's page. */
const PROBES = {
  'fetch, to read': async (target) => (await fetch(`${target}/data/portfolio.json`)).ok,
  'fetch, without reading': async (target) => { await fetch(`${target}/data/portfolio.json`, { mode: 'no-cors' }); return true; },
  'fetch with another method': async (target) => (await fetch(`${target}/`, { method: 'POST', body: 'x' })).ok,
  script: (target) => loaded(Object.assign(document.createElement('script'), { src: `${target}/assets/milepost.js` })),
  picture: (target) => loaded(Object.assign(new Image(), { src: `${target}/assets/icon.svg` })),
  style: (target) => loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${target}/assets/milepost.css` })),
  events: (target) => new Promise((done) => {
    const source = new EventSource(`${target}/events`);
    source.onopen = () => done(true);
    source.onerror = () => done(false);
  }),
  socket: (target) => new Promise((done) => {
    const socket = new WebSocket(`${target.replace('http', 'ws')}/`);
    socket.onopen = () => done(true);
    socket.onerror = () => done(false);
  }),
};

/** Says whether an element that is put into the page comes to be loaded. Runs in the page. */
function loaded(element) {
  return new Promise((done) => {
    element.onload = () => done(true);
    element.onerror = () => done(false);
    document.head.append(element);
  });
}

/** Starts a server of this machine. */
async function listen(answer) {
  const server = createServer(answer);
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  return { port: server.address().port, close: () => { server.closeAllConnections(); server.close(); } };
}

describe('a preview and other origins', () => {
  let browser, page, root, preview, port, stranger, plain;

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'milepost-origins-'));
    cpSync(path.join(ROOT, 'tests/sites/english/content'), path.join(root, 'content'), { recursive: true });
    preview = spawn(program(), ['serve', '--root', root, '--port', '0', '--as-of', STATUS_DATE, '--format', 'json'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const lines = createInterface({ input: preview.stdout });
    port = await new Promise((resolve) => { lines.once('line', (line) => resolve(JSON.parse(line).port)); });
    stranger = await listen((_, response) => response.end('<!doctype html><title>stranger</title>'));
    // What the preview answers, without what protects it.
    plain = await listen(async (request, response) => {
      if (request.url === '/events') return response.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' }).flushHeaders();
      const answer = await fetch(`http://127.0.0.1:${port}${request.url}`).catch(() => undefined);
      if (!answer) return response.writeHead(502).end();
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type'), 'access-control-allow-origin': '*' });
      return response.end(Buffer.from(await answer.arrayBuffer().catch(() => new ArrayBuffer(0))));
    });
    browser = await launch(`MAP ${STRANGER} 127.0.0.1, `);
    page = await browser.newPage();
  });
  after(async () => {
    await browser?.close();
    preview?.kill();
    stranger?.close();
    plain?.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** Makes every probe of the server at `target` from the stranger's page; names those that reached something. */
  async function reached(target) {
    const found = [];
    for (const [name, probe] of Object.entries(PROBES)) {
      await page.goto(`http://${STRANGER}:${stranger.port}/`);
      await page.addScriptTag({ content: `${loaded};` });
      if (await page.evaluate(`(${probe})(${JSON.stringify(target)}).catch(() => false)`)) found.push(name);
    }
    await page.goto(`http://${STRANGER}:${stranger.port}/`);
    await page.setContent(`<iframe src="${target}/2026/index.html"></iframe>`);
    await page.waitForTimeout(500);
    const frame = page.frames().find((other) => other !== page.mainFrame());
    if (await frame?.locator('main').count()) found.push('frame');
    return found;
  }

  test('no probe of another origin reaches anything', async (t) => {
    const all = [...Object.keys(PROBES), 'frame'];
    assert.deepEqual(await reached(`http://127.0.0.1:${plain.port}`), all.filter((name) => name !== 'socket'), 'the probes work');
    assert.deepEqual(await reached(`http://127.0.0.1:${port}`), []);
    t.diagnostic(`figure: origins ${all.length} probes of another origin, 0 reached the preview (${all.length - 1} reach a plain server); the preview under another name: refused`);
  });

  test('a form of another origin is refused', async () => {
    await page.goto(`http://${STRANGER}:${stranger.port}/`);
    await page.setContent(`<form method="post" action="http://127.0.0.1:${port}/"><button>x</button></form>`);
    const [answer] = await Promise.all([page.waitForNavigation(), page.click('button')]);
    assert.equal(answer.status(), 403);
  });

  test('another name that is pointed at the preview gets nothing', async () => {
    const words = 'Delivery';
    const rebound = async (at) => (await (await page.goto(`http://${STRANGER}:${at}/2026/index.html`)).text()).includes(words);
    assert.ok(await rebound(plain.port), 'a plain server is read under any name');
    assert.equal(await rebound(port), false);
    assert.equal(await page.evaluate(async () => (await fetch('/data/portfolio.json')).status), 403);
  });

  test("the preview's own page works", async () => {
    const answer = await page.goto(`http://127.0.0.1:${port}/`);
    assert.equal(answer.status(), 200);
    assert.equal(await page.evaluate(async () => (await fetch('/data/portfolio.json')).status), 200);
  });
});

describe('the policy of the pages', () => {
  /** Everything that would run, and a script and a style of our own. */
  const body = `<script src="own.js"></script><script>window.inline = 1</script><img src="none.png" onerror="window.handler = 1">
    <a id="a" href="javascript:void(window.link = 1)">x</a><p id="p" style="color: rgb(1, 2, 3)">x</p><style>p { margin-left: 7px }</style>`;
  const RAN = ['inline', 'handler', 'link', 'attribute', 'sheet'];
  let browser, folder, server;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'milepost-policy-'));
    const base = readFileSync(path.join(ROOT, 'themes/default/templates/base.html'), 'utf8');
    const [policy] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(base);
    for (const [name, head] of [['with', policy], ['without', '']]) {
      writeFileSync(path.join(folder, `${name}.html`), `<!doctype html><html><head>${head}<meta charset="utf-8"><title>x</title></head><body>${body}</body></html>`);
    }
    writeFileSync(path.join(folder, 'own.js'), 'window.own = 1;');
    server = await listen((request, response) => {
      const file = path.basename(request.url);
      if (!['with.html', 'without.html', 'own.js'].includes(file)) return response.writeHead(404).end();
      return response.setHeader('content-type', file.endsWith('.js') ? 'text/javascript' : 'text/html').end(readFileSync(path.join(folder, file)));
    });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ran(address) {
    const page = await browser.newPage();
    await page.goto(address);
    await page.click('#a');
    await page.waitForTimeout(200);
    const found = await page.evaluate(() => ({
      own: window.own === 1, inline: window.inline === 1, handler: window.handler === 1, link: window.link === 1,
      attribute: getComputedStyle(document.querySelector('#p')).color === 'rgb(1, 2, 3)',
      sheet: getComputedStyle(document.querySelector('#p')).marginLeft === '7px',
    }));
    await page.close();
    assert.ok(found.own, `${address}: our own script runs`);
    return RAN.filter((name) => found[name]);
  }

  for (const scheme of ['file', 'http']) {
    test(`stops everything inline from ${scheme}:`, async () => {
      const at = (name) => (scheme === 'file' ? pathToFileURL(path.join(folder, name)).href : `http://127.0.0.1:${server.port}/${name}`);
      assert.deepEqual(await ran(at('without.html')), RAN, 'without it all of it runs');
      assert.deepEqual(await ran(at('with.html')), []);
    });
  }
});
