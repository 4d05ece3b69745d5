// The sites that the browser tests look at, built once by the program itself below target/browser/.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const TARGET = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');

/** Where these tests leave what they make: sites, screenshots, printed pages. */
export const PRODUCTS = path.join(TARGET, 'browser');

/** The day that every site is built for; the demonstration site's stories are written for it. */
export const STATUS_DATE = '2026-11-22';

const SOURCES = { demonstration: '.', english: 'tests/sites/english' };

/**
 * What kind of page stands at an address: the first pattern that fits. A page that fits none fails the tests, so
 * that a new kind cannot be forgotten.
 */
const KINDS = [
  ['front', /^index\.html$/],
  ['not-found', /^404\.html$/],
  ['archive', /^archive\.html$/],
  ['search', /^search\.html$/],
  ['own-page', /^pages\/[^/]+\.html$/],
  ['overview', /^\d{4}\/index\.html$/],
  ['projects', /^\d{4}\/projects\/index\.html$/],
  ['project', /^\d{4}\/projects\/[^/]+\.html$/],
  ['timeline', /^\d{4}\/timeline(-\d+)?\.html$/],
  ['timeline-offices', /^\d{4}\/timeline-offices(-\d+)?\.html$/],
  ['timeline-leads', /^\d{4}\/timeline-leads(-\d+)?\.html$/],
  ['timeline-years', /^\d{4}\/timeline-years(-\d+)?\.html$/],
  ['milestones', /^\d{4}\/milestones(-\d+)?\.html$/],
  ['goals', /^\d{4}\/goals\.html$/],
  ['directive', /^\d{4}\/goals\/[^/]+\.html$/],
  ['offices', /^\d{4}\/offices(\/index)?\.html$/],
  ['office', /^\d{4}\/offices\/[^/]+\.html$/],
  ['leads', /^\d{4}\/leads(\/index)?\.html$/],
  ['lead', /^\d{4}\/leads\/[^/]+\.html$/],
  ['people', /^\d{4}\/people(\/index)?\.html$/],
  ['person', /^\d{4}\/people\/[^/]+\.html$/],
  ['meetings', /^\d{4}\/meetings(\/index)?\.html$/],
  ['meeting', /^\d{4}\/meetings\/[^/]+\.html$/],
  ['problems', /^\d{4}\/problems\.html$/],
  ['updates', /^\d{4}\/updates(-\d+)?\.html$/],
  ['practices', /^\d{4}\/practices(\/index)?\.html$/],
  ['practice', /^\d{4}\/practices\/[^/]+\.html$/],
  ['review', /^\d{4}\/review(-\d+)?\.html$/],
  ['summary', /^\d{4}\/summary\.html$/],
  ['scorecard', /^\d{4}\/scorecard\.html$/],
  ['compare', /^\d{4}\/compare\.html$/],
  ['booklet', /^\d{4}\/booklet(-\d+)?\.html$/],
  ['facet', /^\d{4}\/[^/]+\/.+\.html$/],
];

/** Pages that stand for their kind; else the largest page of the kind does. A review of 36 sheets takes axe-core long. */
const CHOSEN = {
  demonstration: { project: '2026/projects/jcgb.html', overview: '2025/index.html', review: '2025/review.html' },
  english: {},
};

/** Returns the kind of the page at an address, or nothing where no pattern fits. */
export function kindOf(address) {
  return KINDS.find(([, pattern]) => pattern.test(address))?.[0];
}

/** Finds the program: MILEPOST names it, else the newer of the release and the debug build. */
export function program() {
  const name = process.platform === 'win32' ? 'milepost.exe' : 'milepost';
  const built = ['release', 'debug'].map((profile) => path.join(TARGET, profile, name)).filter(existsSync);
  built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const found = process.env.MILEPOST ?? built[0];
  if (!found) throw new Error('there is no program to test: run `cargo build` first, or name one in MILEPOST');
  return path.resolve(found);
}

/** Waits without an event loop: the sites are built before the tests are declared. */
function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Builds a site; waits where another test file is just building it. An unchanged site is left as it is. */
function build(name, root) {
  const output = path.join(PRODUCTS, name);
  const args = ['build', '--root', root, '--as-of', STATUS_DATE, '--output', output, '--quiet'];
  for (let tries = 0; tries < 100; tries += 1) {
    const run = spawnSync(program(), args, { encoding: 'utf8', env: { ...process.env, CI: 'true' } });
    if (run.error) throw run.error;
    if (run.status === 0) return output;
    if (run.status !== 4) throw new Error(`the site ${name} was not built (exit ${run.status}):\n${run.stderr}`);
    pause(100);
  }
  throw new Error(`the site ${name} stayed locked`);
}

function filesBelow(folder, prefix = '') {
  const entries = readdirSync(path.join(folder, prefix), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const address = prefix ? `${prefix}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(folder, address) : [address];
  }).sort();
}

/** A built site: its folder, the addresses of its files and pages, and one page for each kind. */
export class Site {
  constructor(name, root = path.join(ROOT, SOURCES[name])) {
    this.name = name;
    this.folder = build(name, root);
    this.files = filesBelow(this.folder).filter((file) => !path.basename(file).startsWith('.'));
    this.pages = this.files.filter((file) => file.endsWith('.html'));
  }

  /** Returns the place of a file on the disk. */
  file(address) {
    return path.join(this.folder, address);
  }

  /** Returns the file:// address of a page. */
  url(address) {
    return pathToFileURL(this.file(address)).href;
  }

  /** Returns one page for each kind that the site has, as pairs of kind and address, sorted by kind. */
  representatives() {
    const found = new Map();
    const size = (address) => statSync(this.file(address)).size;
    for (const address of this.pages) {
      const kind = kindOf(address);
      const before = found.get(kind);
      if (kind && (!before || size(address) > size(before))) found.set(kind, address);
    }
    for (const [kind, address] of Object.entries(CHOSEN[this.name])) {
      if (this.pages.includes(address)) found.set(kind, address);
    }
    return [...found].sort();
  }
}

/** Builds the English site with names that offer no place to break a line, for the narrowest window. */
export function unbroken() {
  const root = path.join(PRODUCTS, 'unbroken-source');
  const copy = (folder) => {
    const from = path.join(ROOT, SOURCES.english, folder);
    for (const file of filesBelow(from)) {
      const target = path.join(root, folder, file);
      mkdirSync(path.dirname(target), { recursive: true });
      const text = /\.(md|yaml)$/.test(file) ? UNBROKEN.reduce((words, [name, long]) => words.replaceAll(name, long), readFileSync(path.join(from, file), 'utf8')) : readFileSync(path.join(from, file));
      writeFileSync(target, text);
    }
  };
  rmSync(root, { recursive: true, force: true });
  copy('content');
  return new Site('unbroken', root);
}

/** Names of the English site, and what stands for them: an office, a lead, milestones, an indicator, its unit, a title. */
const UNBROKEN = [
  ['Highways', 'HighwaysandtransportationinfrastructureDepartmentofthecounty'],
  ['Director of Place', 'DirectorofplacesandallthingsthatbelongtothemwithoutblanksX'],
  ['Bearings delivered', 'Unbreakablylongmilestonenamewithoutasingleblankorhyphentowrapatanywhere'],
  ['South span lifted', 'SouthUnbreakablylongmilestonenamewithoutasingleblankorhyphentowrapat'],
  ['Detour for lorries', 'Detourforlorriesandallothervehiclesthathavetogoroundthebridge'],
  ['unit: km', 'unit: kilometresperdayandnightandweekendandholidayandeverythingelse'],
  ['Mill Lane bridge bearings', 'Milllanebridgebearingsandexpansionjointsreplacementprogramme'],
  ['The rail operator has not confirmed', 'Therailoperatorhasnotconfirmedandneverwillconfirmandnobodyknowswhyitisso'],
  ['Programme Board', 'Programmeboardoftheentirecountycouncilanditscommittees'],
];

/** Builds every site. */
export function sites() {
  return Object.keys(SOURCES).map((name) => new Site(name));
}
