/* The preview: keeps the page as it was last saved, and shows what stands against publishing it.
   Findings quote the source, which is hostile: all of it goes through textContent. */
(function () {
  'use strict';
  var me = document.currentScript.dataset;
  var stream = null, version = me.version, folded = false, chosen = null, shown = '', box = null, live = null, words = {};

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }
  function recall(key) { try { return sessionStorage.getItem(key); } catch (refused) { return null; } }
  function keep(key, value) { try { sessionStorage.setItem(key, value); } catch (refused) { return; } }
  function forget(key) { try { sessionStorage.removeItem(key); } catch (refused) { return; } }

  /* Where the reader was before the page was loaded again; a record that was renamed is another address. */
  function reload() {
    keep('milepost-preview-scroll', window.scrollX + ' ' + window.scrollY);
    location.reload();
  }
  function scrollBack() {
    var place = (recall('milepost-preview-scroll') || '').split(' ');
    forget('milepost-preview-scroll');
    if (place.length === 2) window.scrollTo(Number(place[0]), Number(place[1]));
  }

  /* Each sheet is loaded beside the old one, which goes when the new one is there: nothing flickers. */
  function restyle(count) {
    [].slice.call(document.querySelectorAll('link[rel=stylesheet]')).forEach(function (old) {
      var address = new URL(old.href), fresh = old.cloneNode();
      if (address.pathname.indexOf(me.own) === 0) return;
      address.search = '?' + count;
      fresh.href = address.href;
      fresh.onload = function () { old.remove(); };
      fresh.onerror = function () { fresh.remove(); };
      old.after(fresh);
    });
  }

  function source(finding) {
    var frame = element('pre'), line = element('code');
    line.append(String(finding.line) + ' │ ' + finding.source[0]);
    line.append(element('mark', '', finding.source[1] || ' '));
    line.append(finding.source[2]);
    frame.append(line);
    if (finding.label) frame.append(element('span', 'mpv-label', '\n' + finding.label));
    return frame;
  }
  function item(finding) {
    var made = element('li', finding.severity === 'error' ? 'mpv-error' : 'mpv-warning'), head = element('p');
    head.append(element('b', '', finding.message), ' ', element('code', '', finding.file));
    if (finding.line) head.append(' ', element('span', '', words.line.replace('#', finding.line)));
    made.append(head);
    if (finding.source) made.append(source(finding));
    if (finding.help) made.append(element('p', 'mpv-help', finding.help));
    return made;
  }

  function fold(wanted) {
    folded = wanted;
    if (!box) return;
    box.classList.toggle('mpv-folded', folded);
    var button = box.querySelector('button');
    button.textContent = folded ? words.unfold : words.fold;
    button.setAttribute('aria-expanded', String(!folded));
  }
  function show(text) {
    if (text === shown) return;
    var stopped = Boolean(words.errors);
    shown = text;
    words = JSON.parse(text);
    /* What was folded by hand stays folded, until there is an error where there was none. */
    if (Boolean(words.errors) !== stopped) chosen = null;
    if (box) box.remove();
    box = null;
    var findings = words.findings || [];
    announce(findings.length ? words.count : '');
    if (!findings.length) return;
    box = element('section', words.errors ? 'mpv mpv-stops' : 'mpv');
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', words.label);
    var head = element('div', 'mpv-head'), list = element('ol'), button = element('button');
    button.type = 'button';
    button.addEventListener('click', function () { chosen = !folded; fold(chosen); });
    head.append(element('b', '', words.count), element('span', '', words.errors ? words.stays : ''), element('span', '', words.hint), button);
    findings.forEach(function (finding) { list.append(item(finding)); });
    box.append(head, list);
    if (words.more) box.append(element('p', 'mpv-more', words.more));
    document.body.append(box);
    /* Warnings alone do not stand in the way of anything: they wait in one line. */
    fold(chosen === null ? !words.errors : chosen);
  }
  function announce(text) {
    if (!live) {
      live = element('div', 'mpv-live');
      live.setAttribute('role', 'status');
      document.body.append(live);
    }
    live.textContent = text;
  }
  function update() {
    return fetch(me.own + 'findings.json').then(function (answer) { return answer.text(); }).then(show);
  }

  function lose() {
    document.documentElement.classList.add('mpv-lost');
    if (!document.querySelector('.mpv-gone') && words.lost) document.body.append(element('p', 'mpv-gone', words.lost));
  }
  function found() {
    document.documentElement.classList.remove('mpv-lost');
    var gone = document.querySelector('.mpv-gone');
    if (gone) gone.remove();
  }

  /* A hidden page gives its stream back: a browser opens only six to one server. When it is seen again it names what
     it has, and is told at once if that is no longer so. */
  function connect() {
    if (document.hidden || stream) return;
    stream = new EventSource(me.own + 'events?page=' + me.page + '&version=' + version);
    stream.addEventListener('open', found);
    stream.addEventListener('reload', reload);
    stream.addEventListener('style', function (event) { restyle(event.data); update(); });
    stream.addEventListener('findings', update);
    stream.addEventListener('error', lose);
  }
  function disconnect() {
    if (stream) stream.close();
    stream = null;
  }
  document.addEventListener('visibilitychange', function () { if (document.hidden) disconnect(); else connect(); });
  window.addEventListener('pagehide', disconnect);
  window.addEventListener('pageshow', connect);
  document.addEventListener('keydown', function (event) { if (event.key === 'Escape' && box && !folded) { chosen = true; fold(true); } });

  scrollBack();
  window.addEventListener('load', scrollBack);
  update();
  connect();
})();
