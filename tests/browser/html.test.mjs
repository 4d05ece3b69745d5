// The Nu HTML checker on every page: no error and no warning.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';
import { build, naughty, size } from './attacks.mjs';
import { none } from './findings.mjs';
import { sites } from './sites.mjs';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** The checker resolves `'self'` against a server only; from a disk the policy is measured in the browser itself. */
const NOT_FOR_DISKS = /^Resource violates Content Security Policy \(meta tag\): (external stylesheet|external script|image) “[^”:]*” blocked/;

/**
 * What the checker would rather not have authors write; the naughty strings are there to be shown all the same. It also guesses
 * the language of a page by its text, and a page whose strings are Thai or Arabic stands in an English site here.
 */
const OF_AUTHORS = /Private Use Area|starts with a composing character|Unicode Normalization Form|^This document appears to be written in /;

/** The sites, and one of naughty strings in every field. */
function all() {
  const strings = naughty().filter((_, place) => place % size('every-nth-naughty-string') === 0);
  const folder = build(strings);
  const pages = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.html'));
  return [...sites(), { name: 'naughty', folder, pages }];
}

describe('the Nu HTML checker', () => {
  for (const site of all()) {
    test(`finds nothing in the pages of the ${site.name} site`, (t) => {
      const run = spawnSync('java', ['-Xss4m', '-jar', JAR, '--skip-non-html', '--format', 'json', '--exit-zero-always', site.folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
      assert.equal(run.error?.code, undefined, 'the checker needs java: install the package `default-jre-headless`');
      const { messages } = JSON.parse(run.stderr);
      const said = messages.filter(({ message }) => !NOT_FOR_DISKS.test(message) && !(site.name === 'naughty' && OF_AUTHORS.test(message)));
      const place = ({ url }) => (url ? path.relative(site.folder, decodeURIComponent(new URL(url).pathname)) : 'the checker');
      none(said.map((fault) => `${place(fault)}:${fault.lastLine}: ${fault.subType ?? fault.type}: ${fault.message} ${(fault.extract ?? '').replace(/\s+/g, ' ').trim()}`), 'message');
      t.diagnostic(`figure: vnu-${site.name} 0 errors and warnings in ${site.pages.length} pages`);
    });
  }
});
