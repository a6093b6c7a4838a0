// Full-text search over the index in search/. Its files are scripts that call
// chancerySearch.add, since script tags load from file://, too; the generator's
// internal/search/FORMAT.md describes them.
"use strict";
(function () {

const search = globalThis.chancerySearch, {fold, tokens, spans, excerpt} = search;

// --- queries

// parse gives the words of a query, and the pairs of words in each of its phrases.
// A word is open if it may go on: nothing follows it. It is quoted if it stands in
// phrases alone.
function parse(query) {
  const all = [], phrases = [], words = new Map();
  let offset = 0;
  query.split(/["“”„«»]/).forEach((part, i) => {
    const found = tokens(part).filter(t => !t.single && !t.aside).map(t => ({...t, start: t.start + offset, end: t.end + offset, quoted: false})), phrase = telling(found);
    if (i % 2 && phrase.length > 1) {
      phrases.push(phrase.slice(1).map((b, n) => pair(phrase[n], b, found.indexOf(b) - found.indexOf(phrase[n]) - 1)));
      for (const w of phrase) w.quoted = true;
    } else if (i % 2 < 1) for (const w of found) w.open = w.end === query.length;
    all.push(...found);
    offset += part.length + 1;
  });
  for (const w of telling(all)) if (!w.quoted || !words.has(w.term)) words.set(w.term, w);
  return {words: [...words.values()], phrases};
}

const PAIR_BITS = 17, MOST_BETWEEN = 3;

// pair gives the class of two words that follow each other, with so many between
// them that are not in the index.
const pair = (a, b, between) => ({length: a.term.length + b.term.length,
  code: Math.imul(Math.imul(hash(a.term), 0x9E3779B1) ^ (hash(b.term) + Math.min(between, MOST_BETWEEN)), 0x85EBCA6B) >>> (32 - PAIR_BITS)});

// telling leaves out the words that are not in the index, unless there are no others.
function telling(list) {
  const kept = list.filter(t => !root.empty.has(t.term) || t.word.length > 1 && t.word === t.word.toUpperCase());
  return kept.length ? kept : list;
}

// longest chooses among words, or pairs of words, those that say most: a guess, before
// anything is loaded.
const longest = (list, n, length) => n < list.length ? [...list].sort((a, b) => length(b) - length(a)).slice(0, Math.max(n, 1)) : list;

// --- loading

// What compression leaves of a file, by the first letter of its name, as in the
// generator's sizes.go; spent is how much of root.budget an answer has loaded.
const LEFT = {t: 0.68, p: 0.52, b: 0.77, f: 0.6, d: 0.25, s: 0.4, r: 0.5};
const asked = new Map(), waiting = new Map();
let version = "", spent = 0;

function load(name) {
  if (!asked.has(name)) {
    asked.set(name, new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      search.fetch(name + ".js" + (version && "?v=" + version), error => {
        asked.delete(name);
        reject(error);
      });
    }));
  }
  return asked.get(name);
}

function add(name, data) {
  spent += JSON.stringify(data).length * LEFT[name[0]];
  waiting.get(name)?.(data);
}

let root;
async function start() {
  const data = await load("root");
  version = data.version;
  root ||= {...data, parsed: new Map(), empty: new Set(data.empty.split(" "))};
}

const room = (letter, part) => Math.max(0, Math.floor((root.budget * part - spent) / root.means[letter]));
const affordable = facet => asked.has("f-" + facet) || spent + (root.facets[facet] || 0) < root.budget;

class Reader {
  constructor(text, at = 0) { Object.assign(this, {text, at}); }
  number() {
    let value = 0, unit = 1;
    for (;;) {
      const code = this.text.charCodeAt(this.at++), digit = code === 33 ? 57 : code - 35;
      value += digit * unit;
      if (digit < 64) return value;
      unit *= 28;
    }
  }
  string(n) { return this.text.slice(this.at, this.at += n); }
}

function hash(term) {
  let h = 2166136261;
  for (let i = 0; i < term.length; i++) h = Math.imul(h ^ term.charCodeAt(i), 16777619);
  return h >>> 0;
}

const LONG = 4096; // documents of a term of which the shard has but the best

async function shard(number) {
  const name = hash(root.shards[number]).toString(36), [text, further] = await load("t" + name);
  if (!root.parsed.has(number)) {
    const terms = new Map(), r = new Reader(text);
    for (let term = "", order = 0; r.at < text.length; order++) {
      const shared = r.number();
      term = term.slice(0, shared) + r.string(r.number());
      const documents = r.number(), length = r.number();
      terms.set(term, {term, documents, text, from: r.at, to: r.at + length, files: documents < LONG ? [] : files("p" + name, further, order), order});
      r.at += length;
    }
    root.parsed.set(number, terms);
  }
  return root.parsed.get(number);
}

// files lists the files that continue an entry, with their documents.
const files = (name, starts, order) => starts.flatMap((start, i) => {
  const next = starts[i + 2];
  return i % 2 || start >> 1 > order || next <= 2 * order ? [] :
    [{name: `${name}-${i / 2}`, from: start >> 1 === order ? starts[i + 1] : 0, to: next === 2 * order + 1 ? starts[i + 3] : Infinity}];
});

function records(text, order, visit) {
  for (const r = new Reader(text); r.at < text.length;) {
    const n = r.number(), first = r.number(), end = r.number() + r.at;
    if (n === order) visit(r, end, first);
    r.at = end;
  }
}

function groups(r, end, first, visit) {
  while (r.at < end) {
    const level = r.number();
    for (let n = r.number(), doc = first - 1; n > 0; n--) visit(doc += r.number() + 1, level);
  }
}

// --- finding

const SHOWN = 10, FEWEST = 5, LEAST_PREFIX = 3, MOST_SHARDS = 3, MOST_ENDINGS = 24, ENDING = 0.5;

const place = term => Math.max(0, root.shards.findLastIndex(first => first <= term));

// entries finds what is meant by a word: the word itself and then, if it is open,
// the most frequent of those that begin with it.
async function entries({term, free}, open) {
  const exact = (await shard(place(term))).get(term), list = exact ? [{...exact, factor: 1}] : [];
  if (!open || exact && !free && term.length < LEAST_PREFIX) return list;
  const from = place(term), to = Math.min(place(term + "\uffff"), from + MOST_SHARDS - 1), found = [];
  for (let i = from; i <= to; i++) {
    for (const e of (await shard(i)).values()) if (e.term.startsWith(term) && e.term !== term) found.push({...e, factor: ENDING});
  }
  return list.concat(found.sort((a, b) => b.documents - a.documents).slice(0, MOST_ENDINGS));
}

// lookUp gives a word its entries.
async function lookUp(w, typing) {
  w.entries = await entries(w, w.open && typing);
  if (!w.entries.length && w.open) w.entries = await entries(w, true);
}

// kindOf gives the documents of the kind that a word names, whatever its ending.
function kindOf(term) {
  return root.kinds.find(([, , kind]) => {
    const name = fold(search.named(kind));
    return term.startsWith(name) && term.length < name.length + 3;
  });
}

// rank scores the documents that have the words. The rarest words come first; when
// the budget does not last for all of what a frequent word stands in, its best
// documents alone are known, and it is not required of the others. Neither are the
// words of phrases, which are found by their pairs.
async function rank(wanted, from, to) {
  const score = new Float32Array(root.documents), hits = new Uint8Array(root.documents), mark = new Uint8Array(root.documents);
  for (const w of wanted) {
    w.documents = Math.min(root.documents, w.entries.reduce((n, e) => n + e.documents, w.kind ? w.kind[1] - w.kind[0] : 0));
    w.files = w.entries.flatMap(entry => entry.files.filter(f => f.from < to && f.to > from).map(f => ({...f, entry})));
  }
  wanted.sort((a, b) => a.documents - b.documents);
  let left = Math.max(1, (root.budget - spent - 0.9 * SHOWN * root.means.d) / root.means.p), required = wanted.filter(w => !w.quoted);
  for (const w of required) {
    const fresh = w.files.filter(f => !asked.has(f.name)).length;
    w.whole = fresh <= left;
    if (w.whole) left -= fresh;
  }
  for (const w of wanted) if (!w.whole) w.files = w.files.filter(f => asked.has(f.name));
  const partial = required.length > 0 && !required.some(w => w.whole);
  if (!partial) required = required.filter(w => w.whole);
  await Promise.all(wanted.flatMap(w => w.files).map(async f => { f.text = await load(f.name); }));
  wanted.forEach((w, i) => {
    const rarity = Math.log(1 + (root.documents - w.documents + 0.5) / (w.documents + 0.5)), counts = required.includes(w);
    for (const e of w.entries) {
      const visit = (doc, level) => {
        if (mark[doc] === i + 1) return;
        mark[doc] = i + 1;
        if (counts) hits[doc]++;
        score[doc] += rarity * e.factor * (level + 0.5) / root.levels;
      };
      groups(new Reader(e.text, e.from), e.to, 0, visit);
      for (const f of w.files) if (f.entry === e) records(f.text, e.order, (r, end, first) => groups(r, end, first, visit));
    }
    if (w.kind) for (let d = w.kind[0]; d < w.kind[1]; d++) {
      if (mark[d] !== i + 1) hits[d]++;
      score[d] += 2 * rarity;
    }
  });
  return {score, hits, required: required.length, partial};
}

const MOST_PAIRS = 4, RANGES = 4096, CLASSES = 2 ** PAIR_BITS / RANGES;

// inPhrases gives the documents in which all phrases stand: those that have their
// pairs of words. Of a long phrase the longest pairs are enough.
async function inPhrases(phrases) {
  const pairs = phrases.flatMap(list => longest(list, MOST_PAIRS, p => p.length));
  const lists = await Promise.all(pairs.map(p => paired(p.code)));
  return lists.length ? lists.reduce((kept, list) => new Set([...kept].filter(d => list.has(d)))) : null;
}

// paired gives the documents that have a pair of words of a class.
async function paired(wanted) {
  const file = Math.floor(((Math.floor(wanted / CLASSES) + 1) * root.pairs - 1) / RANGES), docs = new Set(), text = await load("b" + file);
  for (let r = new Reader(text), at = Math.floor(file * RANGES / root.pairs) * CLASSES - 1; r.at < text.length && at < wanted;) {
    at += r.number() + 1;
    for (let n = r.number(), doc = -1; n > 0; n--) {
      doc += r.number() + 1;
      if (at === wanted) docs.add(doc);
    }
  }
  return docs;
}

const FACETS = ["kind", "year", "topic", "actor", "author", "addressee", "status"];

async function values(facet) {
  if (facet === "kind") {
    return root.kinds.map(([from, to, id]) => ({id, name: id, each: async visit => { for (let d = from; d < to; d++) visit(d); }}));
  }
  if (!root.facets[facet]) return [];
  const name = "f-" + facet, [ids, names, starts] = await load(name);
  return ids.map((id, i) => ({id, name: names[i], each: async visit => {
    for (const f of files(name, starts, i)) records(await load(f.name), i, (r, end, doc) => {
      while (r.at < end) {
        const gap = r.number();
        doc += gap >> 1;
        for (let n = gap % 2 ? r.number() : 0; n >= 0; n--) visit(doc++);
      }
    });
  }}));
}

// find answers a query under filters such as {kind: ["brief"]}, of which each facet
// wants one of its values. While one is typing the last word may go on; afterwards
// only if it is no word. The answer says for how many results the budget has room.
async function find(query, filters = {}, typing = false) {
  await start();
  spent = 0;
  const {words, phrases} = parse(query), free = words.filter(w => !w.quoted);
  const sought = longest(free, room("t", 0.5), w => w.term.length + 9 * w.open);
  const [standing] = await Promise.all([inPhrases(phrases), ...sought.map(w => lookUp(w, typing))]);
  if (standing) {
    // The words of phrases put what was found in order, as far as the budget lasts.
    const quoted = words.filter(w => w.quoted), left = standing.size ? root.budget - spent - Math.min(standing.size, SHOWN) * root.means.d : Infinity;
    const best = left < 0 ? [] : longest(quoted, left / root.means.t, w => w.term.length);
    await Promise.all(best.map(w => lookUp(w)));
    sought.push(...best);
  }
  if (words.length > 1) for (const w of free) w.kind = w.entries && kindOf(w.term);
  const wanted = sought.filter(w => w.entries.length || w.kind), missing = words.filter(w => w.entries && !w.entries.length && !w.kind && !root.empty.has(w.term));
  const answer = {words: words.filter(w => !missing.includes(w)), missing, docs: [], room: SHOWN, count: () => []};
  for (const w of words) w.entries ||= [{term: w.term}]; // to be marked
  const filtered = FACETS.some(f => filters[f]?.length); // filters alone are a question, too
  if (standing ? !standing.size : !wanted.length && (words.length || !filtered)) return answer;

  const [from, to] = filters.kind?.length === 1 && root.kinds.find(run => run[2] === filters.kind[0]) || [0, Infinity];
  const {score, hits, required, partial} = await rank(wanted, from, to);
  answer.partial = partial;
  const having = n => { const list = []; hits.forEach((h, d) => h >= n && (!standing || standing.has(d)) && list.push(d)); return list; };
  let docs = having(required);
  if (!docs.length && !phrases.length) {
    docs = having(hits.reduce((a, b) => Math.max(a, b)));
    answer.relaxed = true;
  }

  // A bit for each filter that a document fails; the highest for not being found.
  const fails = new Uint8Array(root.documents).fill(128);
  for (const d of docs) fails[d] = 0;
  for (const [bit, facet] of FACETS.entries()) {
    if (!filters[facet]?.length) continue;
    for (const d of docs) fails[d] |= 1 << bit;
    for (const v of await values(facet)) if (filters[facet].includes(v.id)) await v.each(d => { fails[d] &= ~(1 << bit); });
  }
  answer.docs = sorted(docs.filter(d => !fails[d]), score);
  answer.room = Math.max(FEWEST, room("d", 1));
  answer.count = async facet => {
    const others = ~(1 << FACETS.indexOf(facet)), list = [];
    for (const {id, name, each} of await values(facet)) {
      let n = 0;
      await each(d => { if (!(fails[d] & others)) n++; });
      if (n || filters[facet]?.includes(id)) list.push({id, name, n});
    }
    return list;
  };
  return answer;
}

// sorted orders documents by score, those that were superseded last, as numbers of both:
// those sort quickest.
function sorted(docs, score) {
  const unit = 1e8 / docs.reduce((most, d) => Math.max(most, score[d]), 1e-9);
  const keys = Float64Array.from(docs, d => d + (2e8 * superseded(d) - Math.round(score[d] * unit)) * root.documents).sort();
  return Array.from(keys, k => (k % root.documents + root.documents) % root.documents);
}

const superseded = doc => root.old.some(([from, to]) => doc >= from && doc < to);

// --- results

async function record(doc) {
  const [first, , kind, size] = root.kinds.find(run => doc < run[1]), n = Math.floor(doc / size), name = `d-${kind}-${n}`;
  const [url, title, summary, date, detail, names, more] = (await batch(name))[doc - Math.max(first, n * size)];
  return {doc, kind, url, title, summary, date, detail, names, more, superseded: superseded(doc)};
}

// batch gives what results show of the documents of a file. Its addresses are written
// from where they differ from the one before, and 0 is a date or detail like the one before.
async function batch(name) {
  if (!root.parsed.has(name)) {
    let before = [""];
    root.parsed.set(name, (await load(name)).map(([shared, rest, title, summary = "", date = "", detail = "", names = "", more = 0]) =>
      before = [before[0].slice(0, shared) + rest, title, summary, date === 0 ? before[3] : date, detail === 0 ? before[4] : detail, names, more]));
  }
  return root.parsed.get(name);
}

const NAMES = " · "; // stands between names in a record
const BLOCK = /<\/?(p|li|h\d|t[dh]|pre|br|div)\b/g; // where words end without a space
const texts = new Map();

// read gives the text of a page that is beside its title, or "" where it cannot be read.
function read(url) {
  if (!texts.has(url)) {
    texts.set(url, search.page(url).then(html => {
      const page = new DOMParser().parseFromString(html.replace(BLOCK, " $&"), "text/html");
      page.querySelectorAll("sup:has(a), .anchor").forEach(e => e.remove());
      const parts = [...page.querySelectorAll(".standfirst, .prose")];
      return (parts.length ? parts : [page.querySelector("main") || page.body]).map(part => part.textContent.replace(/\s+/g, " ").trim()).join(" ");
    }).catch(() => ""));
  }
  return texts.get(url);
}

// about gives what the index says of a result: its names, and a part of its summary.
const about = (d, words) => ({names: d.names.split(NAMES).filter(Boolean).map(name => excerpt(name, words)), summary: excerpt(d.summary, words)});

// shown counts the words that texts show.
function shown(texts, words) {
  const terms = new Set(spans(texts.join("\n"), words).map(s => s.term));
  return words.filter(w => w.kind || w.entries.some(e => terms.has(e.term))).length;
}

// told are the texts in which the index says what a result is about: its title, too, where
// that is a name.
const told = d => [d.names, d.summary, d.date, d.detail, d.kind === "brief" || d.kind === "page" ? "" : d.title];

// further reports whether the page of a result may show more of the words, and passage
// gives the part of its text that does, or null.
const further = (d, words) => Boolean(d.more) && shown(told(d), words) < words.length;

async function passage(d, words) {
  const parts = excerpt(await read(d.url), words);
  return shown(parts, words) > shown([d.names, d.summary], words) ? parts : null;
}

// suggest gives the query with words in place of those that are missing, or "".
async function suggest(query, missing) {
  if (!missing.length) return "";
  const groups = (await load("spell")).split("|").map(words => words.split(" "));
  for (const m of missing.reverse()) {
    const choice = search.nearest(m.word?.toLowerCase() || m.term, groups);
    if (!choice) return "";
    query = query.slice(0, m.start) + choice + query.slice(m.end);
  }
  return query;
}

const site = globalThis.document && new URL("../", document.currentScript.src);

// framed gives what a page consists of where no script may read it: from a disk. The page
// is shown in a frame, out of sight, and its own script sends it (frame.js).
async function framed(url) {
  const frame = Object.assign(document.createElement("iframe"), {hidden: true, src: url});
  let heard;
  const html = await new Promise(done => {
    addEventListener("message", heard = e => e.source === frame.contentWindow && done(String(e.data)));
    frame.onload = () => setTimeout(done, 2000, "");
    document.body.append(frame);
  });
  removeEventListener("message", heard);
  frame.remove();
  return html;
}

Object.assign(search, {
  add, start, find, record, about, further, passage, suggest, affordable, FACETS, site,
  named: kind => kind, // in the reader's language
  // page asks for what a page consists of, and fetch runs a file of the index; a test has its own.
  page: url => /^http/.test(site.protocol) ? fetch(new URL(url, site)).then(answer => answer.text()) : framed(new URL(url, site)),
  fetch(file, failed) {
    const script = document.createElement("script");
    script.src = new URL("search/" + file, site);
    script.onload = () => script.remove();
    script.onerror = () => { script.remove(); failed(new Error(file)); };
    document.head.append(script);
  },
});
})();
