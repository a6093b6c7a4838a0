// Runs the scripts of the search outside a browser, given the index and the scripts. Reads one JSON object a line and answers each
// with one: {"text": …} is cut into words; {"query": …, "filters": …, "typing": …,
// "facets": […]} is searched for in the index in the folder INDEX. "fresh" begins
// anew, as a reader who has loaded nothing yet.
"use strict";
const fs = require("fs"), path = require("path"), readline = require("readline"), vm = require("vm"), zlib = require("zlib");
const [index, ...scripts] = process.argv.slice(2);
let search, loaded;

function fresh() {
  const context = vm.createContext({});
  for (const script of scripts) vm.runInContext(fs.readFileSync(script, "utf8"), context, {filename: script});
  search = context.chancerySearch;
  loaded = [];
  search.fetch = (file, failed) => {
    const name = file.split("?")[0];
    fs.readFile(path.join(index, name), "utf8", (error, text) => {
      if (error) return failed(error);
      loaded.push({name, bytes: zlib.gzipSync(text, {level: 6}).length});
      vm.runInContext(text, context, {filename: name});
    });
  };
}

async function answer({query, filters = {}, typing = false, facets = [], shown = 10}) {
  const began = process.hrtime.bigint();
  let a;
  do a = await search.find(query, filters, typing); while (a.partial && !a.docs.length);
  const found = Number(process.hrtime.bigint() - began) / 1e6;
  const results = [];
  for (const doc of a.docs.slice(0, Math.min(shown, a.room))) {
    const d = await search.record(doc);
    d.title = search.excerpt(d.title, a.words, 1000).join("|");
    const {names, summary} = search.about(d, a.words);
    d.text = [names.map(n => n.join("|")).join(" · "), summary.join("|")].filter(Boolean).join(" — ");
    results.push(d);
  }
  const affordable = search.FACETS.filter(a.docs.length ? search.affordable : () => false);
  const counts = {};
  for (const f of facets) counts[f] = await a.count(f);
  return {total: a.docs.length, partial: Boolean(a.partial), relaxed: Boolean(a.relaxed), missing: a.missing.map(m => m.term), results, counts, affordable,
    suggestion: a.docs.length ? "" : await search.suggest(query, a.missing),
    loaded: loaded.map(l => l.name), bytes: loaded.reduce((n, l) => n + l.bytes, 0), milliseconds: found};
}

(async () => {
  fresh();
  for await (const line of readline.createInterface({input: process.stdin})) {
    const question = JSON.parse(line);
    if (question.fresh) fresh();
    const out = "text" in question ? search.tokens(question.text).map(t => t.term) : await answer(question);
    process.stdout.write(JSON.stringify(out) + "\n");
  }
})().catch(error => {
  console.error(error);
  process.exit(1);
});
