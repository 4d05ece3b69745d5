// One real Chromium a test file, with the network cut.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--hide-scrollbars',
];

/** No name is looked up: whatever a page asks for outside the disk, and the preview on this machine, fails. */
const CUT = 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** Starts the browser; CHROMIUM names another one than the system's. `names` are rules for names that lead somewhere. */
export async function launch(names = '') {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync);
  if (!executablePath) throw new Error('Chromium is missing: install the package `chromium`, or name it in CHROMIUM');
  return chromium.launch({ executablePath, headless: true, args: [...ARGUMENTS, `--host-resolver-rules=${names}${CUT}`] });
}

/** Collects what a page does that it must not: errors on the console, requests off the disk, files it misses. */
export function watch(page) {
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) faults.push(`off disk: ${request.url()}`);
  });
  page.on('requestfailed', (request) => faults.push(`not loaded: ${request.url()}`));
  return { take: () => faults.splice(0) };
}
