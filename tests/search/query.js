// Runs the site's own search script without a browser: `query.js <site> <requests>`, where the requests are a
// JSON list of {"tokens": text} or {"query": text}; prints a JSON list of the answers.
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const [site, requests] = [process.argv[2], JSON.parse(process.argv[3])];
const scope = vm.createContext({ atob, Map, console });
const run = (file) => vm.runInContext(fs.readFileSync(path.join(site, 'assets', file), 'utf8'), scope);
run('search.js');
const search = scope.milepostSearch;
const loaded = [];
search.fetch = (name, done) => {
  loaded.push(name);
  run(`search/${name}.js`);
  done(true);
};
const answers = requests.map((request) => {
  if ('tokens' in request) return search.tokens(request.tokens);
  let answer = null;
  search.query(request.query, (result) => { answer = result; });
  return answer && { hits: answer.hits, loaded: loaded.splice(0) };
});
console.log(JSON.stringify(answers));
