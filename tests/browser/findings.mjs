// One way to say that a list of findings must be empty.

import assert from 'node:assert/strict';

const SHOWN = 60;

/** Fails where anything was found, and lists it, one a line. */
export function none(findings, what) {
  const all = [...new Set(findings)];
  const rest = all.length > SHOWN ? [`and ${all.length - SHOWN} more`] : [];
  assert.ok(all.length === 0, `${all.length} × ${what}:\n  ${[...all.slice(0, SHOWN), ...rest].join('\n  ')}`);
}
