// The preview in a real Chromium: a saved change is seen without reloading by hand, and the overlay of findings
// comes and goes.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { launch } from './chromium.mjs';
import { ROOT, STATUS_DATE, program } from './sites.mjs';

/** A brief that nothing links to, so that it may be renamed. */
const BRIEF = 'content/projects/2026/preview.md';
const PAGE = '2026/projects/preview.html';

describe('the preview', () => {
  let browser, page, root, server, url;
  const faults = [];

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'milepost-preview-'));
    cpSync(path.join(ROOT, 'content'), path.join(root, 'content'), { recursive: true });
    cpSync(path.join(root, 'content/projects/2026/512.md'), path.join(root, BRIEF));
    server = spawn(program(), ['serve', '--root', root, '--port', '0', '--as-of', STATUS_DATE, '--format', 'json'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const lines = createInterface({ input: server.stdout });
    url = await new Promise((resolve) => lines.once('line', (line) => resolve(JSON.parse(line).url)));
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1100, height: 500 } });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    await page.goto(url + PAGE);
  });
  after(async () => {
    await browser?.close();
    server?.kill();
    rmSync(root, { recursive: true, force: true });
  });

  const file = () => path.join(root, BRIEF);
  const edit = (from, to) => {
    const text = readFileSync(file(), 'utf8');
    assert.ok(text.includes(from), `the brief has no ${from}`);
    writeFileSync(file(), text.replace(from, to));
  };
  const overlay = () => page.locator('.mpv.mpv-stops');

  test('a saved change is seen without a reload by hand, and the place is kept', async () => {
    await page.evaluate(() => { window.scrollTo(0, 400); window.before = true; });
    edit('## 做法\n', '## 做法\n\n刚刚保存的一句话。\n');
    await page.getByText('刚刚保存的一句话').waitFor();
    assert.equal(await page.evaluate(() => window.before), undefined, 'the page was loaded again, by itself');
    await page.waitForFunction(() => Math.abs(window.scrollY - 400) < 5);
  });

  test('the overlay comes with an error, quotes it as text, and folds', async () => {
    edit('due: 2027-06-30', 'due: 2027-02-30 # <img src=x onerror=window.ran=1>');
    await overlay().waitFor();
    const text = await overlay().innerText();
    assert.match(text, /preview\.md/);
    assert.match(text, /2027-02-30/);
    assert.equal(await page.locator('.mpv img').count(), 0);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await overlay().locator('mark').first().innerText(), '2027-02-30');
    assert.equal(await page.locator('[role=status].mpv-live').innerText(), await overlay().locator('b').first().innerText());
    assert.ok((await overlay().boundingBox()).height <= 0.45 * 500 + 1, 'the page stays readable above it');
    assert.ok(await page.getByText('刚刚保存的一句话').isVisible(), 'the last good page stays');
    const open = (await overlay().boundingBox()).height;
    await page.keyboard.press('Escape');
    assert.ok((await overlay().boundingBox()).height < open, 'Escape folds it to one line');
  });

  test('the overlay goes when the error is mended', async () => {
    edit('due: 2027-02-30 # <img src=x onerror=window.ran=1>', 'due: 2027-06-30');
    await overlay().waitFor({ state: 'detached' });
  });

  test('a style sheet is swapped without loading the page again', async () => {
    const theme = path.join(root, 'themes/preview');
    mkdirSync(path.join(theme, 'assets'), { recursive: true });
    writeFileSync(path.join(theme, 'theme.yaml'), 'extends: default\n');
    writeFileSync(path.join(theme, 'assets/custom.css'), 'main{outline:1px dashed}');
    writeFileSync(path.join(root, 'content/site.yaml'), readFileSync(path.join(root, 'content/site.yaml'), 'utf8').replace('theme: default', 'theme: preview'));
    await page.waitForFunction(() => getComputedStyle(document.querySelector('main')).outlineStyle === 'dashed');
    await page.evaluate(() => { window.before = true; });
    writeFileSync(path.join(theme, 'assets/custom.css'), 'main{outline:1px dotted}');
    await page.waitForFunction(() => getComputedStyle(document.querySelector('main')).outlineStyle === 'dotted');
    assert.equal(await page.evaluate(() => window.before), true, 'the page is the same one');
  });

  test('a page follows its record when that is renamed', async () => {
    renameSync(file(), path.join(root, 'content/projects/2026/新名字.md'));
    await page.waitForURL(url + encodeURI('2026/projects/新名字.html'));
    assert.ok(await page.getByText('刚刚保存的一句话').isVisible());
  });

  test('nothing went wrong on the way', () => assert.deepEqual(faults, []));
});
