// Full-text search over the index in search/. Its files are scripts that call
// chancerySearch.add, since script tags load from file://, too; the generator's
// internal/search/FORMAT.md describes them.
"use strict";
(function () {

// --- words

// The same as in the generator's words.go and fold.go; a test compares them.
const FREE = "\u0e01-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3031-\u4dbf\u4e00-\u9fff\ua960-\ua97f" +
  "\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\u{20000}-\u{3ffff}";
const QUOTE = "'`’‘ʼʻ";
const LETTER = "[\\p{L}\\p{N}\\p{M}]";
const IN_WORD = `(?:(?![${FREE}${QUOTE}])${LETTER})`;
const WORD = new RegExp(`[A-Za-z](?:\\.[A-Za-z])+(?!${LETTER})|\\d{1,3}(?:,\\d{3})+(?!\\d)|[${FREE}]+|${IN_WORD}+(?:[${QUOTE}]${IN_WORD}+)*`, "gu");
const UNDIVIDED = new RegExp(`^[${FREE}]`, "u"), POSSESSIVE = new RegExp(`[${QUOTE}][sS]$`, "u");
const DROPPED = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u02b9-\u02bf]/gu;
const SPELLED = {ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŋ: "n", ς: "σ"};

function foldLetters(word) {
  return spelling(singular(word.normalize("NFKD").replace(DROPPED, "").toLowerCase().replace(/./gu, c => SPELLED[c] || c)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "").normalize("NFC")));
}

function singular(w) {
  if (w.length < 4 || w === "news" || !/^[a-z0-9]*[a-hj-rtv-z0-9]s$/.test(w)) return w;
  if (w.length > 4 && w.endsWith("ies")) return w.slice(0, -3) + "y";
  return w.slice(0, /(ss|sh|ch|x|zz|...o)es$/.test(w) ? -2 : -1);
}

const spelling = w => /^[a-z0-9]{5,}$/.test(w) ? w.replace(/([iy])z/g, "$1s").replace(/enc/g, "ens").replace(/([tb])re$/, "$1er")
  .replace(/amme$/, "am").replace(/^(.{3,}?)our(?=[aehil]|$)/, "$1or") : w;

const fold = word => Array.from(foldLetters(word.replace(POSSESSIVE, ""))).slice(0, 40).join("");

// tokens gives the terms of a text, at being the position among the words. Scripts
// without spaces give each character (free: 1) and each two (free: 2).
function tokens(text) {
  const list = [];
  let at = 0;
  for (const {0: word, index: start} of text.matchAll(WORD)) {
    const end = start + word.length;
    if (!UNDIVIDED.test(word)) {
      const term = fold(word);
      if (term) list.push({term, at: at++, start, end, free: 0});
      continue;
    }
    const run = Array.from(foldLetters(word)), exact = Array.from(word).length === run.length;
    let from = start;
    run.forEach((c, i) => {
      const to = exact ? from + c.length : end, next = run[i + 1];
      list.push({term: c, at: at + i, start: from, end: to, free: run.length > 1 ? 1 : 2});
      if (next) list.push({term: c + next, at: at + i, start: from, end: exact ? to + next.length : end, free: 2});
      if (exact) from = to;
    });
    at += run.length;
  }
  return list;
}

// A word is open if it may go on: nothing follows it.
function parse(query) {
  const all = [], phrases = [];
  let offset = 0;
  query.split(/["“”„«»]/).forEach((part, i) => {
    const found = tokens(part).filter(t => t.free !== 1);
    for (const t of found) all.push({...t, start: t.start + offset, end: t.end + offset, open: i % 2 === 0 && t.end + offset === query.length});
    if (i % 2 && found.length > 1) phrases.push(found.map(t => ({term: t.term, at: t.at - found[0].at})));
    offset += part.length + 1;
  });
  const telling = all.filter(w => !root.empty.has(w.term)), words = new Map();
  for (const w of telling.length ? telling : all) words.set(w.term, w);
  return {words: [...words.values()].slice(0, 16), phrases};
}

// --- loading

// What compression leaves of a file, by the first letter of its name, as in the
// generator's sizes.go; spent is how much of root.budget an answer has loaded.
const LEFT = {t: 0.68, p: 0.52, q: 0.67, f: 0.62, d: 0.38, x: 0.38, y: 0.38, s: 0.4, r: 0.5};
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

async function shard(number) {
  const [text, further, positions] = await load("t" + number);
  if (!root.parsed.has(number)) {
    const terms = new Map(), r = new Reader(text);
    for (let term = "", order = 0; r.at < text.length; order++) {
      const shared = r.number();
      term = term.slice(0, shared) + r.string(r.number());
      const documents = r.number(), length = r.number();
      terms.set(term, {term, documents, text, order, from: r.at, to: r.at + length,
        further: {name: "p" + number, starts: further}, positions: {name: "q" + number, starts: positions}});
      r.at += length;
    }
    root.parsed.set(number, terms);
  }
  return root.parsed.get(number);
}

// files lists the files that continue an entry, with their documents.
const files = ({name, starts}, order) => starts.flatMap((start, i) => {
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

const LEAST_PREFIX = 3, MOST_SHARDS = 3, MOST_ENDINGS = 24, ENDING = 0.5;

const place = term => Math.max(0, root.shards.findLastIndex(first => first <= term));
const lookUp = async term => (await shard(place(term))).get(term);

// entries finds what is meant by a word: the word itself and then, if it is open,
// the most frequent of those that begin with it.
async function entries({term, free}, open) {
  const exact = await lookUp(term), list = exact ? [{...exact, factor: 1}] : [];
  if (!open || exact && !free && term.length < LEAST_PREFIX) return list;
  const from = place(term), to = Math.min(place(term + "\uffff"), from + MOST_SHARDS - 1), found = [];
  for (let i = from; i <= to; i++) {
    for (const e of (await shard(i)).values()) if (e.term.startsWith(term) && e.term !== term) found.push({...e, factor: ENDING});
  }
  return list.concat(found.sort((a, b) => b.documents - a.documents).slice(0, MOST_ENDINGS));
}

const fresh = files => [...new Set(files.map(f => f.name))].filter(n => !asked.has(n));
// room is how many files like one a part of the budget lasts for.
const room = (letter, part) => Math.max(0, Math.floor((root.budget * part - spent) / root.means[letter]));

// rank scores the documents that have the words, the first ones if the budget does
// not last for all.
async function rank(wanted, from, to) {
  const score = new Float32Array(root.documents), hits = new Uint8Array(root.documents), mark = new Uint8Array(root.documents);
  const needed = wanted.flatMap(w => w.entries.flatMap(e => files(e.further, e.order).map(f => ({...f, entry: e}))))
    .filter(f => f.from < to && f.to > from).sort((a, b) => a.from - b.from || a.to - b.to);
  const skipped = new Set(fresh(needed).slice(room("p", 0.66))), known = needed.filter(f => !skipped.has(f.name));
  await Promise.all(known.map(async f => { f.text = await load(f.name); }));
  wanted.forEach((w, i) => {
    const [first, end] = w.kind || [0, 0];
    const documents = Math.min(root.documents, w.entries.reduce((n, e) => n + e.documents, end - first));
    const rarity = Math.log(1 + (root.documents - documents + 0.5) / (documents + 0.5));
    for (const e of w.entries) {
      const visit = (doc, level) => {
        if (mark[doc] === i + 1) return;
        mark[doc] = i + 1;
        hits[doc]++;
        score[doc] += rarity * e.factor * (level + 0.5) / root.levels;
      };
      groups(new Reader(e.text, e.from), e.to, 0, visit);
      for (const f of known) if (f.entry === e) records(f.text, e.order, (r, end, first) => groups(r, end, first, visit));
    }
    for (let d = first; d < end; d++) {
      if (mark[d] !== i + 1) hits[d]++;
      score[d] += 2 * rarity;
    }
  });
  return {score, hits, partial: known.length < needed.length};
}

const MOST_READ = 24;

// together keeps the documents in which a phrase stands as it is. The rarest words
// come first: few documents are left that need the lists of frequent ones, and few
// enough are read instead.
async function together(phrase, docs) {
  const words = await Promise.all(phrase.map(async ({term, at}) => ({at, entry: await lookUp(term)})));
  if (!words.every(w => w.entry)) return {docs: [], partial: false};
  words.sort((a, b) => a.entry.documents - b.entry.documents);
  const needs = (w, docs) => files(w.entry.positions, w.entry.order).filter(f => docs.some(d => d >= f.from && d < f.to));
  let starts = null, partial = false; // starts: where the phrase may begin, by document
  for (const [i, {at, entry}] of words.entries()) {
    const rest = words.slice(i, i ? i + 1 : 2), cost = docs => fresh(rest.flatMap(w => needs(w, docs))).length;
    if (starts && docs.length <= MOST_READ && cost(docs) >= docs.length) {
      const stands = await Promise.all(docs.map(d => reads(d, phrase)));
      return {docs: docs.filter((_, i) => stands[i]), partial};
    }
    for (const left = Math.max(rest.length, room("q", 0.72)); cost(docs) > left && docs.length > 1; partial = true) docs = docs.slice(0, docs.length >> 1);
    const next = new Map();
    for (const f of needs(words[i], docs)) {
      records(await load(f.name), entry.order, (r, end, first) => {
        for (let doc = first - 1; r.at < end;) {
          doc += r.number() + 1;
          const list = new Set();
          for (let n = r.number(), p = -at; n > 0; n--) {
            p += r.number();
            if (!starts || starts.get(doc)?.has(p)) list.add(p);
          }
          if (list.size) next.set(doc, list);
        }
      });
    }
    docs = docs.filter(d => next.has(d));
    starts = next;
  }
  return {docs, partial};
}

async function reads(doc, phrase) {
  const d = await record(doc);
  return [d.title, ...d.names.split(" · "), d.summary, d.body ? await body(d) : ""].some(text => {
    const found = tokens(text), places = new Set(found.map(t => t.at + " " + t.term));
    return found.some(t => phrase.every(p => places.has(t.at + p.at + " " + p.term)));
  });
}

const FACETS = ["kind", "year", "topic", "actor", "addressee", "status"];

async function values(facet) {
  if (facet === "kind" || facet === "year") {
    const all = root[facet + "s"];
    return [...new Set(all.map(run => run[2]))].filter(Boolean).map(id => ({id, name: id, each: async visit => {
      for (const [from, to, word] of all) for (let d = from; word === id && d < to; d++) visit(d);
    }}));
  }
  if (!root.facets[facet]) return [];
  const name = "f-" + facet, [ids, names, starts] = await load(name);
  return ids.map((id, i) => ({id, name: names[i], each: async visit => {
    for (const f of files({name, starts}, i)) records(await load(f.name), i, (r, end, first) => groups(r, end, first, visit));
  }}));
}

// kindOf gives the documents of the kind that a word names, whatever its ending.
function kindOf(term) {
  return root.kinds.find(([, , kind]) => {
    const name = fold(search.named(kind));
    return term.startsWith(name) && term.length < name.length + 3;
  });
}

// find answers a query under filters such as {kind: "brief"}. While one is typing
// the last word may go on; afterwards only if it is no word.
async function find(query, filters = {}, typing = false) {
  await start();
  spent = 0;
  const {words, phrases} = parse(query);
  await Promise.all(words.map(async w => {
    w.entries = await entries(w, w.open && typing);
    if (!w.entries.length && w.open) w.entries = await entries(w, true);
  }));
  if (words.length > 1) for (const w of words) w.kind = kindOf(w.term);
  const wanted = words.filter(w => w.entries.length || w.kind), missing = words.filter(w => !wanted.includes(w));
  const answer = {words: wanted, missing, docs: [], count: () => []};
  if (!wanted.length && (words.length || !FACETS.some(f => filters[f]))) return answer; // filters alone are a question, too

  const [from, to] = root.kinds.find(run => run[2] === filters.kind) || [0, Infinity];
  const {score, hits, partial} = await rank(wanted, from, to);
  const having = n => { const list = []; hits.forEach((h, d) => h >= n && list.push(d)); return list; };
  let docs = having(wanted.length);
  answer.partial = partial;
  if (!docs.length && !phrases.length) {
    docs = having(hits.reduce((a, b) => Math.max(a, b)));
    answer.relaxed = true;
  }
  for (const p of phrases) {
    const kept = await together(p, docs);
    docs = kept.docs;
    answer.partial ||= kept.partial;
  }

  // A bit for each filter that a document fails; the highest for not being found.
  const fails = new Uint8Array(root.documents).fill(128);
  for (const d of docs) fails[d] = 0;
  for (const [bit, facet] of FACETS.entries()) {
    if (!filters[facet]) continue;
    for (const d of docs) fails[d] |= 1 << bit;
    const value = (await values(facet)).find(v => v.id === filters[facet]);
    if (value) await value.each(d => { fails[d] &= ~(1 << bit); });
  }
  answer.docs = sorted(docs.filter(d => !fails[d]), score);
  answer.count = async facet => {
    const others = ~(1 << FACETS.indexOf(facet)), list = [];
    for (const {id, name, each} of await values(facet)) {
      let n = 0;
      await each(d => { if (!(fails[d] & others)) n++; });
      if (n || id === filters[facet]) list.push({id, name, n});
    }
    return list;
  };
  return answer;
}

// sorted orders documents by score, as numbers of both: those sort quickest.
function sorted(docs, score) {
  const unit = 1e8 / docs.reduce((most, d) => Math.max(most, score[d]), 1e-9);
  const keys = Float64Array.from(docs, d => d - Math.round(score[d] * unit) * root.documents).sort();
  return Array.from(keys, k => (k % root.documents + root.documents) % root.documents);
}

// affordable is whether the budget lasts to count a facet.
const affordable = facet => asked.has("f-" + facet) || spent + (root.facets[facet] || 0) < root.budget;

async function record(doc) {
  const [url, title, summary = "", date = "", detail = "", names = "", place = 0] = (await load("d" + Math.floor(doc / root.docs)))[doc % root.docs];
  const kind = root.kinds.find(run => doc < run[1])[2];
  return {doc, kind, url, title, summary, date, detail, names, body: ["", "x" + Math.floor(doc / root.texts), "y" + doc][place]};
}

async function body({doc, body}) {
  const text = await load(body);
  return body[0] === "y" ? text : text[doc % root.texts];
}

// --- excerpts

const EXCERPT = 240, BEFORE = 70;

function spans(text, words) {
  const terms = new Set(words.flatMap(w => w.entries.map(e => e.term))), list = [];
  for (const t of tokens(text)) {
    if (!terms.has(t.term)) continue;
    const last = list[list.length - 1];
    if (last?.end >= t.start) last.end = Math.max(last.end, t.end);
    else list.push({start: t.start, end: t.end, term: t.term});
  }
  return list;
}

// excerpt gives the part of a text that has most of the words, in texts of which
// each second is marked.
function excerpt(text, words, limit = EXCERPT) {
  const found = spans(text, words);
  let from = 0, to = text.length;
  if (text.length > limit) {
    let most = 0, start = 0;
    found.forEach((s, i) => {
      const here = new Set();
      for (let j = i; j < found.length && found[j].end < s.start + limit - BEFORE; j++) here.add(found[j].term);
      if (here.size > most) [most, start] = [here.size, s.start];
    });
    if (start > BEFORE) from = text.indexOf(" ", start - BEFORE) + 1;
    if (from > start) from = start;
    to = Math.min(text.length, from + limit);
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + limit / 2);
  }
  const out = [];
  let at = from;
  for (const s of found) {
    if (s.start < at || s.end > to) continue;
    out.push(text.slice(at, s.start), text.slice(s.start, s.end));
    at = s.end;
  }
  out.push(text.slice(at, to) + (to < text.length ? " …" : ""));
  if (from > 0) out[0] = "… " + out[0];
  return out;
}

// about gives the summary, or a part of the body if the summary lacks a word.
async function about(d, words) {
  const head = [d.names, d.summary].filter(Boolean).join(" — "), shown = new Set(spans(d.title + "\n" + head, words).map(s => s.term));
  if (d.body && (asked.has(d.body) || room("x", 0.85)) && !words.every(w => w.kind || w.entries.some(e => shown.has(e.term)))) {
    const parts = excerpt(await body(d), words);
    if (parts.length > 1) return parts;
  }
  return excerpt(head, words);
}

// --- suggestions

// distance counts the letters that are added, left out, changed or swapped between
// two words (Damerau 1964).
function distance(a, b) {
  let older = [], old = [], row = Array.from({length: b.length + 1}, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    [older, old, row] = [old, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
  }
  return row[b.length];
}

async function suggest(query, missing) {
  if (!missing.length) return "";
  const groups = (await load("spell")).split("|").map(words => words.split(" "));
  for (const m of missing.reverse()) {
    const limit = m.term.length < 5 ? 1 : 2;
    let choice, least = Infinity;
    groups.forEach((words, rarity) => words.forEach(word => {
      if (Math.abs(word.length - m.term.length) > limit) return;
      const d = distance(m.term, word), cost = d + (word[0] !== m.term[0]) / 2 + rarity / 40;
      if (d <= limit && cost < least) [choice, least] = [word, cost];
    }));
    if (!choice) return "";
    query = query.slice(0, m.start) + choice + query.slice(m.end);
  }
  return query;
}

const site = globalThis.document && new URL("../", document.currentScript.src);

const search = {
  add, tokens, start, find, record, excerpt, about, suggest, affordable, FACETS, site,
  named: kind => kind, // in the reader's language
  // fetch runs a file of the index; a test has its own.
  fetch(file, failed) {
    const script = document.createElement("script");
    script.src = new URL("search/" + file, site);
    script.onload = () => script.remove();
    script.onerror = () => { script.remove(); failed(new Error(file)); };
    document.head.append(script);
  },
};
globalThis.chancerySearch = search;
})();
