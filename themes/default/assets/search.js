/* Search: loaded when somebody first searches. The index is made of scripts, so it works from a disk too. */
(function (scope) {
  'use strict';
  var head = null, terms = {}, texts = {}, waiting = {}, PAGE = 20, LIMIT = 400, SCRIPTS = 3;
  var PAIRS = /[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{323af}]/u;
  var WORD = /[\p{Alphabetic}\p{N}]/u;

  function fold(text) { return text.normalize('NFKC').toLowerCase(); }
  function kind(c) { return PAIRS.test(c) ? 1 : WORD.test(c) ? 2 : 0; }

  /* Runs of one kind: [kind, characters]. */
  function runs(text) {
    var found = [], last = 0;
    for (var c of fold(text)) {
      var k = kind(c);
      if (k && k === last) found[found.length - 1][1].push(c); else if (k) found.push([k, [c]]);
      last = k;
    }
    return found;
  }

  function pairs(run) {
    var found = [];
    for (var i = 0; i + 1 < run.length; i += 1) found.push(run[i] + run[i + 1]);
    return found;
  }

  /* The terms of a text as the index has them. */
  function tokens(text) {
    return [].concat.apply([], runs(text).map(function (run) {
      return run[0] === 1 ? pairs(run[1]).concat(run[1].slice(-1)) : [run[1].join('')];
    }));
  }

  /* The terms that a query asks for; a single Han character and a word stand for all that begin so. */
  function wanted(text) {
    return [].concat.apply([], runs(text).map(function (run) {
      if (run[0] === 1 && run[1].length > 1) return pairs(run[1]).map(function (term) { return { term: term, begins: false }; });
      return [{ term: run[1].join(''), begins: true }];
    }));
  }

  function load(name, ready) {
    if (waiting[name]) { waiting[name].push(ready); return; }
    waiting[name] = [ready];
    api.fetch(name, function (ok) {
      var calls = waiting[name];
      delete waiting[name];
      calls.forEach(function (call) { call(ok); });
    });
  }

  function loadAll(names, done) {
    var left = names.length, good = true;
    if (!left) { done(true); return; }
    names.forEach(function (name) {
      load(name, function (ok) { good = good && ok; left -= 1; if (!left) done(good); });
    });
  }

  /* The last shard that begins at or before `term`. */
  function shardOf(term) {
    var low = 0, high = head.starts.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (head.starts[middle] <= term) low = middle; else high = middle - 1;
    }
    return low;
  }
  function shardsOf(want) {
    var found = [], last = want.begins ? shardOf(want.term + '\uffff') : shardOf(want.term);
    for (var shard = shardOf(want.term); shard <= last; shard += 1) found.push(shard);
    return found;
  }

  function read(postings, into) {
    var bytes = atob(postings), next = 0, value = 0, shift = 0;
    for (var i = 0; i < bytes.length; i += 1) {
      var byte = bytes.charCodeAt(i);
      value += (byte & 127) * Math.pow(2, shift);
      shift += 7;
      if (byte > 127) continue;
      next += Math.floor(value / 4);
      into.set(next, Math.max(into.get(next) || 0, value % 4 + 1));
      next += 1;
      value = shift = 0;
    }
  }

  /* Documents of a wanted term with their weights. */
  function documents(want) {
    var found = new Map();
    shardsOf(want).forEach(function (shard) {
      var list = terms[shard], low = 0, high = list.length / 2;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (list[2 * middle] < want.term) low = middle + 1; else high = middle;
      }
      for (; 2 * low < list.length; low += 1) {
        var term = list[2 * low];
        if (want.begins ? term.lastIndexOf(want.term, 0) !== 0 : term !== want.term) break;
        read(list[2 * low + 1], found);
      }
    });
    return found;
  }

  function rank(wants) {
    var scores = null;
    wants.forEach(function (want) {
      var found = documents(want), both = new Map();
      found.forEach(function (weight, number) {
        if (!scores) both.set(number, weight); else if (scores.has(number)) both.set(number, scores.get(number) + weight);
      });
      scores = both;
    });
    return Array.from(scores || []).sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
  }

  function counts(text, words) {
    var folded = fold(text);
    return words.filter(function (word) { return folded.indexOf(word) >= 0; }).length;
  }

  /* What a document shows: its title, and the lines that have all the words; else the line that has most. */
  function hits(text, words) {
    var found = [], best = null, most = 0, all = words.length, own = counts(text[1], words);
    text[4].forEach(function (line) {
      var count = counts(line[1], words);
      if (count > most) { most = count; best = line; }
      if (count === all && line[0] !== text[0] && found.length < 3) found.push(line);
    });
    var together = counts([text[1]].concat(text[4].map(function (line) { return line[1]; })).join('\n'), words);
    if (together < all) return [];
    if (own === all || !found.length) found.unshift([text[0], best ? best[1] : '']);
    return found.map(function (line) { return { kind: line[0], title: text[1], href: text[2], year: text[3], line: line[1] }; });
  }

  /* Confirms documents in order until a page of them is full: pairs that stand apart are no word. Texts are loaded a few
     scripts at a time, and what is found goes to `early` meanwhile. */
  function confirm(ranked, words, done, early) {
    var results = [], shown = 0, at = 0;
    function shardAt(item) { return Math.floor(item[0] / head.per); }
    function next(ok) {
      if (!ok) { done(null); return; }
      for (; at < ranked.length && at < LIMIT && shown < PAGE; at += 1) {
        var shard = texts[shardAt(ranked[at])];
        if (!shard) break;
        var found = hits(shard[ranked[at][0] % head.per], words);
        if (found.length) shown += 1;
        results = results.concat(found);
      }
      if (shown >= PAGE || at >= ranked.length || at >= LIMIT) {
        done({ hits: results, words: words, more: at < ranked.length });
        return;
      }
      if (early && shown) early({ hits: results.slice(), words: words, more: true });
      var needed = {}, names = [];
      ranked.slice(at, at + PAGE).forEach(function (item) {
        var name = 'texts-' + shardAt(item);
        if (!texts[shardAt(item)] && !needed[name] && names.length < SCRIPTS) { needed[name] = true; names.push(name); }
      });
      loadAll(names, next);
    }
    next(true);
  }

  /* Calls `done` with the results, or with nothing where the index did not load. */
  function query(text, done, early) {
    function run(ok) {
      if (!ok || !head) { done(null); return; }
      var wants = wanted(text), words = runs(text).map(function (run) { return run[1].join(''); });
      var needed = {};
      wants.forEach(function (want) { shardsOf(want).forEach(function (shard) { needed[shard] = true; }); });
      var names = Object.keys(needed).filter(function (shard) { return !terms[shard]; });
      loadAll(names.map(function (shard) { return 'terms-' + shard; }), function (ok) {
        if (!ok) done(null); else confirm(rank(wants), words, done, early);
      });
    }
    if (head) run(true); else load('index', run);
  }

  var api = scope.milepostSearch = {
    head: function (_, value) { head = value; },
    terms: function (shard, value) { terms[shard] = value; },
    texts: function (shard, value) { texts[shard] = value; },
    tokens: tokens,
    query: query
  };
  if (typeof document === 'undefined') return;

  var field = document.getElementById('q'), page = document.getElementById('found');
  if (!field) return;
  api.fetch = function (name, done) {
    var script = document.createElement('script');
    script.src = field.dataset.index + 'assets/search/' + name + '.js';
    script.onload = function () { done(true); };
    script.onerror = function () { done(false); };
    document.head.appendChild(script);
  };

  function element(name, parent, words) {
    var made = document.createElement(name);
    if (words) made.textContent = words;
    parent.appendChild(made);
    return made;
  }

  /* Folds character by character, so that every place in the folded text has one in the original. */
  function mark(parent, text, words, context) {
    var folded = '', places = [], at = 0;
    for (var c of text) {
      var f = fold(c);
      for (var i = 0; i < f.length; i += 1) places.push(at);
      folded += f;
      at += c.length;
    }
    places.push(text.length);
    var spots = [];
    words.forEach(function (word) {
      for (var i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + word.length)) spots.push([places[i], places[i + word.length]]);
    });
    spots.sort(function (a, b) { return a[0] - b[0]; });
    var from = context && spots.length ? Math.max(0, spots[0][0] - 24) : 0, to = context ? Math.min(text.length, from + 110) : text.length;
    if (from) parent.appendChild(document.createTextNode('…'));
    spots.forEach(function (spot) {
      if (spot[0] < from || spot[1] > to) return;
      parent.appendChild(document.createTextNode(text.slice(from, spot[0])));
      element('mark', parent, text.slice(spot[0], spot[1]));
      from = spot[1];
    });
    parent.appendChild(document.createTextNode(text.slice(from, to) + (to < text.length ? '…' : '')));
  }

  var kinds = field.dataset.kinds.split(','), turn = 0;
  var panel = page || element('div', field.form);
  if (!page) { panel.className = 'found drop'; panel.setAttribute('role', 'status'); panel.hidden = true; }

  function show(result) {
    var focused = [].slice.call(panel.querySelectorAll('a')).indexOf(document.activeElement);
    panel.textContent = '';
    panel.hidden = false;
    var count = result ? result.hits.length : 0;
    var words = !result ? field.dataset.failed : count ? field.dataset.some.replace('#', count + (result.more ? '+' : '')) : field.dataset.none;
    element('p', panel, words).className = 'q2';
    kinds.forEach(function (name, number) {
      var of = count ? result.hits.filter(function (hit) { return hit.kind === number; }) : [];
      if (!of.length) return;
      element('h2', panel, name);
      var list = element('ul', panel);
      of.forEach(function (hit) {
        var item = element('li', list), link = element('a', item);
        link.href = field.dataset.index + hit.href;
        mark(link, hit.title, result.words, false);
        if (hit.year) element('span', item, String(hit.year)).className = 'y';
        if (hit.line) { var line = element('span', item); line.className = 'ctx'; mark(line, hit.line, result.words, true); }
      });
    });
    /* What was found early is written anew: whoever is in the list stays in it. */
    var again = focused < 0 ? null : panel.querySelectorAll('a')[focused];
    if (again) again.focus();
  }

  function search(text) {
    var mine = turn += 1;
    if (!wanted(text).length) { panel.textContent = ''; panel.hidden = !page; return; }
    function ready(result) { if (mine === turn) show(result); }
    query(text, ready, ready);
  }

  var timer = 0, inputs = [field].concat([].slice.call(document.querySelectorAll('#qq')));
  inputs.forEach(function (input) {
    input.addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(function () { search(input.value); }, 120);
    });
    input.form.addEventListener('submit', function (event) {
      event.preventDefault();
      if (page) search(input.value); else location.href = field.form.getAttribute('action') + '?q=' + encodeURIComponent(input.value);
    });
    input.form.addEventListener('keydown', function (event) {
      var links = [].slice.call(panel.querySelectorAll('a')), at = links.indexOf(document.activeElement);
      if (event.key === 'Escape' && !page) { panel.hidden = true; field.focus(); }
      var step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (!step || !links.length || panel.hidden) return;
      event.preventDefault();
      if (at + step < 0) input.focus(); else links[Math.min(links.length - 1, at + step)].focus();
    });
  });
  if (page) page.addEventListener('keydown', function (event) {
    var links = [].slice.call(page.querySelectorAll('a')), at = links.indexOf(document.activeElement);
    var step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step || at < 0) return;
    event.preventDefault();
    if (at + step < 0) inputs[inputs.length - 1].focus(); else links[Math.min(links.length - 1, at + step)].focus();
  });
  document.addEventListener('click', function (event) { if (!page && !field.form.contains(event.target)) panel.hidden = true; });
  var asked = /[?&]q=([^&]*)/.exec(location.search), words = asked ? decodeURIComponent(asked[1].replace(/\+/g, ' ')) : inputs[inputs.length - 1].value || field.value;
  if (asked && page) inputs[inputs.length - 1].value = words;
  if (words) search(words);
})(typeof window === 'undefined' ? globalThis : window);
