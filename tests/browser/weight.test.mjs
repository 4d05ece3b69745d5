// How much a reader loads.

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sites } from './sites.mjs';

const KIB = 1024;

describe('weight', () => {
  for (const site of sites()) {
    test(`the ${site.name} site stays within its budgets`, (t) => {
      const packed = (address) => gzipSync(readFileSync(site.file(address)), { level: 9 }).length;
      const styles = packed('assets/milepost.css');
      const scripts = site.files.filter((file) => /^assets\/[^/]+\.js$/.test(file) && !/index/.test(file)).map(packed).reduce((a, b) => a + b, 0);
      const home = statSync(site.file('index.html')).size;
      t.diagnostic(`style ${styles} bytes compressed, scripts ${scripts} bytes compressed, front page ${home} bytes`);
      assert.ok(styles <= 12 * KIB, `the stylesheet: ${styles} bytes compressed, at most ${12 * KIB}`);
      assert.ok(scripts > 0 && scripts <= 10 * KIB, `the scripts: ${scripts} bytes compressed, at most ${10 * KIB}`);
      assert.ok(home <= 100 * KIB, `the front page: ${home} bytes, at most ${100 * KIB}`);
    });
  }
});
