// The collected attacks, and a site that holds each of them in every place where content can stand.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PRODUCTS, ROOT, STATUS_DATE, program } from './sites.mjs';

const DATA = path.join(ROOT, 'tests/data');

/** The places of the model that each attack stands in; what the site below fills. */
export const SINKS = [
  'site title', 'project title', 'office', 'lead', 'responsible', 'partner', 'facet value', 'measure', 'milestone name', 'milestone phase', 'milestone note',
  'milestone evidence', 'outcome', 'indicator name', 'indicator unit', 'problem text', 'problem owner', 'change reason', 'account', 'review comment',
  'update headline', 'body paragraph', 'link target', 'link title', 'image target', 'image description', 'table cell', 'code fence', 'info string', 'footnote',
  'meeting title', 'meeting decision', 'decision owner', 'clause', 'page title', 'search box', 'URL hash',
];

/** The size of a test in this run: see tests/measure/sizes.json. */
export function size(name) {
  const sizes = JSON.parse(readFileSync(path.join(ROOT, 'tests/measure/sizes.json'), 'utf8'));
  return sizes[name][process.env.MILEPOST_TRUST === 'full' ? 1 : 0];
}

/** Reads the attacks: distinct lines, in the order of their bytes. */
export function attacks() {
  const read = (file) => readFileSync(path.join(DATA, file), 'utf8');
  const lists = readdirSync(path.join(DATA, 'xss')).filter((file) => file.endsWith('.txt') && file !== 'SOURCE.txt');
  const lines = lists.flatMap((file) => read(`xss/${file}`).split(/\r?\n/));
  const naughty = JSON.parse(read('naughty/blns.json')).filter((text) => /[<>]|javascript|on\w+=/i.test(text));
  const own = JSON.parse(read('xss/markdown-vectors.json'));
  return [...new Set([...lines, ...naughty, ...own].filter((line) => line.trim()))].sort();
}

/** Reads the big list of naughty strings, without names of devices: a snapshot refuses those as addresses. */
export function naughty() {
  return JSON.parse(readFileSync(path.join(DATA, 'naughty/blns.json'), 'utf8')).filter((text) => text.trim() && !/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(text));
}

/** A text as YAML has it. */
const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  .replace(/\\ud([89ab]..)\\ud([c-f]..)/g, (_, high, low) => `\\U${(0x10000 + (parseInt(`d${high}`, 16) - 0xd800) * 0x400 + parseInt(`d${low}`, 16) - 0xdc00).toString(16).padStart(8, '0')}`);

const onOneLine = (text) => text.replace(/[\r\n]+/g, ' ');

/** A body with an attack in every construct; the raw one is last, because it may open what swallows the rest. */
function body(attack) {
  const line = onOneLine(attack);
  return [
    `[x](${line}) [y](<${line}> "${line}") ![${line}](${line}) ![z](<${line}> '${line}')`,
    `[r][r] [${line}](a.md) <${line}>\n\n[r]: ${line}`,
    `| ${line} | a |\n|---|---|\n| b | ${line} |`,
    `\`\`\` ${line}\n${line}\n\`\`\`\n\n\`${line}\``,
    `text[^n] - [ ] ${line}\n\n[^n]: ${line}`,
    `### ${line}\n\n## 2026-03-28 40% on-track ${line}\n\n甲${line}乙`,
    `<a href="${line}" title='${line}'>x</a>\n\n${attack}`,
  ].join('\n\n');
}

/** A text as the name of a page: so short that every system takes it, with nothing that parts levels or people. */
const named = (text) => quoted([...text.replace(/[;；、/]/g, ' ')].slice(0, 40).join(''));

function brief(attack, text = body(attack)) {
  const [value, name] = [quoted(attack), named(attack)];
  return `---
title: ${value}
office: ${name}
lead: ${name}
responsible: ${value}
partners: [${value}]
start: 2026-01-05
due: 2026-11-30
status: active
stream: ${name}
measures: [${value}]
milestones:
  - {name: ${value}, due: 2026-06-30, baseline: 2026-05-30, phase: ${value}, note: ${value}, evidence: ${value}}
outcomes: [${value}, {name: ${value}, unit: ${value}, target: 2, actual: 1}]
problems: [{text: ${value}, since: 2026-03-01, owner: ${value}, needs: ${value}, decider: ${value}, due: 2026-04-01}]
changes: [{date: 2026-02-01, what: due, from: 2026-10-30, to: 2026-11-30, reason: ${value}, approved_by: ${value}}]
account: {reason: ${value}, cause: other, remedy: ${value}, responsible: ${value}, new_due: 2027-01-30}
review: {conclusion: mostly, score: 50, comment: ${value}, by: ${value}, date: 2026-11-01}
extra: {note: ${value}}
---

${text}
`;
}

const meeting = (attack, of) => `---
title: ${quoted(attack)}
kind: ${quoted(attack)}
date: 2026-06-17
decisions:
${of.map((text, place) => `  - {id: ${place + 1}, text: ${quoted(text)}, owner: ${quoted(text)}, due: 2026-07-01}`).join('\n')}
---

${body(attack)}
`;

const directive = (attack, of) => `---
title: ${quoted(attack)}
source: ${quoted(attack)}
year: 2026
clauses:
${of.map((text, place) => `  - {id: ${place + 1}, text: ${quoted(text)}, office: ${quoted(text)}}`).join('\n')}
---

${body(attack)}
`;

/** Empties a folder for a site, and gives what writes its files. */
function fresh(name) {
  const folder = path.join(PRODUCTS, name);
  rmSync(folder, { recursive: true, force: true });
  const write = (file, text) => {
    const place = path.join(folder, 'content', file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  };
  return { folder, write };
}

/** Runs the program on a site; fails unless it ends with one of `codes`. */
function milepost(folder, codes, ...args) {
  const all = [...args, '--root', folder, '--as-of', STATUS_DATE, '--lang', 'en'];
  const run = spawnSync(program(), all, { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, CI: 'true' } });
  if (!codes.includes(run.status)) throw new Error(`${args.join(' ')} ended with ${run.status}: ${run.stderr.slice(-2000)}`);
  return run.stdout;
}

/** Builds a site of those naughty strings that the check takes, in every field; gives the folder of its pages. */
export function build(strings) {
  const { folder, write } = fresh('naughty');
  write('site.yaml', 'title: T\nlanguage: en\nfacets: [{key: stream, name: Stream}]\n');
  strings.forEach((text, number) => {
    const line = onOneLine(text);
    const closed = brief(text, `## 2026-03-28 40% on-track ${line}\n\n\`${line}\``).replace('status: active', 'status: carried');
    write(`projects/2026/n${number}.md`, closed);
  });
  const { diagnostics } = JSON.parse(milepost(folder, [0, 1], 'check', '--format', 'json'));
  const refused = diagnostics.filter(({ severity }) => severity === 'error').map(({ file }) => file);
  new Set(refused).forEach((file) => rmSync(path.join(folder, file)));
  milepost(folder, [0], 'build', '--quiet');
  return path.join(folder, 'public');
}

/**
 * Writes the site `name` of these attacks and has the program render it; gives the folder of its pages. It is sealed in
 * spite of errors, because a build refuses most of these attacks before they could reach a page.
 */
export function render(all, name = 'attacks') {
  const { folder, write } = fresh(name);
  const worst = '"\'><img src=x onerror=alert(1)><script>alert(1)</script>';
  write('site.yaml', `title: ${quoted(worst)}\norganisation: ${quoted(worst)}\nmarking: ${quoted(worst)}\nlanguage: en\nraw_html: sanitised\nfacets: [{key: stream, name: ${quoted(worst)}}]\n`);
  write('index.md', body(worst));
  all.forEach((attack, number) => write(`projects/2026/a${number}.md`, brief(attack)));
  for (let start = 0; start < all.length; start += 40) {
    const of = all.slice(start, start + 40);
    write(`meetings/2026-06-17-m${start}.md`, meeting(of[0], of));
    write(`directives/d${start}.md`, directive(of[0], of));
    write(`pages/p${start}.md`, `---\ntitle: ${quoted(of[0])}\n---\n\n${body(of[0])}\n`);
  }
  milepost(folder, [0], 'archive', '2026', '--provisional', '--quiet');
  return path.join(folder, 'archive/2026/data/site');
}
