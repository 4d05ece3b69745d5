// The colours that text and marks are drawn in, read from the published stylesheet: their contrast in both schemes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { sites } from './sites.mjs';

const css = readFileSync(sites()[0].file('assets/milepost.css'), 'utf8');

/** Reads the colours of the first rule whose selector begins as given. */
function tokens(selector) {
  const start = css.indexOf(selector);
  assert.ok(start >= 0, selector);
  const rule = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...rule.matchAll(/--([a-z0-9-]+):(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]));
}

const SCHEMES = {
  light: tokens(':root{'),
  dark: tokens(':root:not([data-theme=light]){'),
  'dark by choice': tokens(':root[data-theme=dark]{'),
};

/** Returns the relative luminance of a colour, 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(hex) {
  const channel = (at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Returns the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const HEALTH = ['on', 'risk', 'late', 'done', 'idle'];

describe('contrast', () => {
  for (const [scheme, colour] of Object.entries(SCHEMES)) {
    test(`text, marks and lines of the ${scheme} scheme`, () => {
      const weak = [];
      const need = (least, ink, ground) => {
        assert.ok(colour[ink] && colour[ground], `${ink} and ${ground} are tokens`);
        const found = contrast(colour[ink], colour[ground]);
        if (found < least) weak.push(`${ink} on ${ground}: ${found.toFixed(2)} of ${least}`);
      };
      for (const text of ['ink', 'ink-2', 'ink-3', 'link', ...HEALTH]) {
        need(4.5, text, 'paper');
        need(4.5, text, 'band');
      }
      for (const health of HEALTH) {
        need(4.5, health, `${health}-tint`);
        need(3, `${health}-fill`, 'paper');
      }
      for (const line of ['rule-2', 'hard', 'focus']) need(3, line, 'paper');
      assert.deepEqual(weak, []);
    });
  }

  test('the dark scheme is the same whether the system or the reader asks for it', () => {
    assert.deepEqual(SCHEMES['dark by choice'], SCHEMES.dark);
    assert.deepEqual(Object.keys(SCHEMES.dark).sort(), Object.keys(SCHEMES.light).sort());
  });

  test('the health of a project can be told by lightness alone', () => {
    const { 'late-fill': late, 'risk-fill': risk } = SCHEMES.light;
    assert.ok(luminance(late) < luminance(risk) * 0.7, 'late is darker than at risk');
  });

  test('nothing newer than the oldest browser is used', () => {
    assert.doesNotMatch(css.replace(/\/\*.*?\*\//gs, ''), /oklch\(|color-mix\(|light-dark\(|:has\(|@container|subgrid|@layer/);
  });
});
