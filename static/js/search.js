// Full-text search over the files in search/, which are built with the site.
//
// Everything is static. An answer is put together from small scripts, each of
// which hands over one piece of the index by calling chancerySearch.add; loading
// them by script tags works from file:// too, where nothing else does.
//
// First come the words (the same rules as in the generator, which has a test that
// holds the two together), then loading, finding, excerpts, and last the page.
"use strict";
(function () {

// ---------------------------------------------------------------- words

const FREE = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u1000-\u1049\u1050-\u109d\u1100-\u11ff\u1780-\u17d3\u17dc-\u17e9" +
  "\u3005-\u3007\u3041-\u3096\u3099\u309a\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff" +
  "\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff\uff66-\uff9f\uffa1-\uffdc\u{20000}-\u{3ffff}";
const QUOTE = "'`’‘ʼʻ";
const LETTER = "[\\p{L}\\p{N}\\p{M}]";
const IN_WORD = `(?:(?![${FREE}${QUOTE}])${LETTER})`;
const WORD = new RegExp(`[A-Za-z](?:\\.[A-Za-z])+(?!${LETTER})|\\d{1,3}(?:,\\d{3})+(?!\\d)|[${FREE}]+|${IN_WORD}+(?:[${QUOTE}]${IN_WORD}+)*`, "gu");
const UNDIVIDED = new RegExp(`^[${FREE}]`, "u");
const POSSESSIVE = new RegExp(`[${QUOTE}][sS]$`, "u");
const DROPPED = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u02b9-\u02bf]/gu;
const SPELLED = {ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŋ: "n", ς: "σ"};

function foldLetters(word) {
  return singular(word.normalize("NFKD").replace(DROPPED, "").toLowerCase().replace(/[ßæœøđðþłıħŋς]/g, c => SPELLED[c])
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "").normalize("NFC"));
}

function singular(w) {
  if (w.length < 4 || w === "news" || !/^[a-z0-9]*[a-hj-rtv-z0-9]s$/.test(w)) return w;
  if (w.length > 4 && w.endsWith("ies")) return w.slice(0, -3) + "y";
  return w.slice(0, /(ss|sh|ch|x|zz)es$/.test(w) ? -2 : -1);
}

function fold(word) {
  return Array.from(foldLetters(word.replace(POSSESSIVE, ""))).slice(0, 40).join("");
}

// tokens gives the terms of a text: [{term, at, start, end, free}], at being the
// position among the words. A run of an undivided script gives each character
// (free is 1) and each two that stand together (free is 2).
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
      list.push({term: c, at: at + i, start: from, end: to, free: 1, alone: run.length === 1});
      if (next) list.push({term: c + next, at: at + i, start: from, end: exact ? to + next.length : end, free: 2});
      if (exact) from = to;
    });
    at += run.length;
  }
  return list;
}

// Words that say nothing about what is looked for, outside quotation marks.
const EMPTY = new Set("a an and are as at be by for from in is it of on or that the this to was were with".split(" "));

// parse reads what was typed: the words that are wanted and the phrases. open is
// whether the last word may go on.
function parse(query) {
  const words = [], phrases = [];
  const parts = query.split(/["“”„«»]/);
  let offset = 0;
  parts.forEach((part, i) => {
    const found = tokens(part).filter(t => t.free !== 1 || t.alone)
      .map(t => ({...t, start: t.start + offset, end: t.end + offset, quoted: i % 2 === 1}));
    offset += part.length + 1;
    if (i % 2 && found.length > 1) phrases.push(found.map(t => ({term: t.term, at: t.at - found[0].at})));
    words.push(...found);
  });
  const wanted = words.some(w => w.quoted || !EMPTY.has(w.term)) ? words.filter(w => w.quoted || !EMPTY.has(w.term)) : words;
  const last = wanted[wanted.length - 1];
  const open = Boolean(last) && !last.quoted && last.end === query.length;
  const seen = new Set();
  return {words: wanted.filter(w => !seen.has(w.term) && seen.add(w.term)).slice(0, 16), phrases, open, last};
}

// ---------------------------------------------------------------- loading

const asked = new Map(), waiting = new Map();
let version = "", spent = 0;

// load gives a piece of the index by its name.
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
  spent += size(data);
  const resolve = waiting.get(name);
  waiting.delete(name);
  if (resolve) resolve(data);
}

function size(data) {
  return typeof data === "string" ? data.length : data && typeof data === "object" ? Object.values(data).reduce((n, d) => n + size(d), 4) : 4;
}

let root;
async function start() {
  if (!root) {
    const data = await load("root");
    version = data.version;
    const [docs, texts, budget, piece, levels] = data.sizes;
    root = {...data, docs, texts, budget, piece, levels, kinds: runs(data.kinds), years: runs(data.years), parsed: new Map()};
  }
  return root;
}

// runs are the words that hold for documents from a number on.
function runs(list) {
  const out = [];
  for (let i = 0; i < list.length; i += 2) out.push({from: list[i], word: list[i + 1]});
  return out;
}

// Reader reads the numbers and texts of a shard.
class Reader {
  constructor(text, at = 0) { this.text = text; this.at = at; }
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

// before finds the last of the sorted texts that does not come after another.
function before(list, text) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= text) low = middle + 1; else high = middle;
  }
  return Math.max(0, low - 1);
}

// shard gives the terms of a shard.
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

// files lists the files that continue an entry, with the documents they cover.
function files({name, starts}, order) {
  const list = [];
  for (let i = 0; i < starts.length; i += 2) {
    const next = starts[i + 2];
    if (starts[i] >> 1 <= order && (next === undefined || next > 2 * order)) {
      list.push({name: `${name}-${i / 2}`, order, from: starts[i] >> 1 === order ? starts[i + 1] : 0, to: next === 2 * order + 1 ? starts[i + 3] : Infinity});
    }
  }
  return list;
}

// records calls visit with each record of an entry in a file.
function records(text, order, visit) {
  for (const r = new Reader(text); r.at < text.length;) {
    const n = r.number(), first = r.number(), end = r.number() + r.at;
    if (n === order) visit(r, end, first);
    r.at = end;
  }
}

// groups calls visit with each document of a list and its impact.
function groups(r, end, first, visit) {
  while (r.at < end) {
    const level = r.number();
    for (let n = r.number(), doc = first - 1; n > 0; n--) visit(doc += r.number() + 1, level);
  }
}

// ---------------------------------------------------------------- finding

const LEAST_PREFIX = 3, MOST_SHARDS = 3, MOST_ENDINGS = 24, ENDING = 0.5;

// entries finds the words of the vocabulary that are meant by a word, the word
// itself first and then, if it is open, those that begin with it.
async function entries(word, open) {
  const first = before(root.shards, word.term);
  const exact = (await shard(first)).get(word.term);
  const list = exact ? [{...exact, factor: 1}] : [];
  if (!open || exact && !word.free && word.term.length < LEAST_PREFIX) return list;
  const begins = new Set([word.term]);
  if (/ies?$/.test(word.text)) begins.add(word.text.replace(/ies?$/, "y"));
  const found = [];
  for (const prefix of begins) {
    const from = before(root.shards, prefix);
    const to = Math.min(before(root.shards, prefix + "\uffff"), from + MOST_SHARDS - 1);
    for (const terms of await Promise.all(Array.from({length: to - from + 1}, (_, i) => shard(from + i)))) {
      for (const [term, entry] of terms) {
        if (term.startsWith(prefix) && term !== word.term) found.push({...entry, factor: ENDING});
      }
    }
  }
  return list.concat(found.sort((a, b) => b.documents - a.documents).slice(0, MOST_ENDINGS));
}

// rank scores the documents that have the words. A file beyond the best postings
// of a word is loaded as long as the budget lasts, in the order of documents.
async function rank(wanted, range) {
  const total = root.documents;
  const score = new Float32Array(total), hits = new Uint8Array(total), mark = new Uint8Array(total);
  const all = wanted.flatMap(w => w.entries.flatMap(e => files(e.further, e.order).map(f => ({...f, entry: e}))))
    .filter(f => f.from < range.to && f.to > range.from).sort((a, b) => a.from - b.from || a.to - b.to);
  const names = [...new Set(all.map(f => f.name))];
  const room = Math.max(0, Math.floor((root.budget * 0.6 - spent) / root.piece));
  const fresh = names.filter(n => !asked.has(n));
  const skipped = new Set(fresh.slice(room));
  const texts = new Map(await Promise.all(names.filter(n => !skipped.has(n)).map(async n => [n, await load(n)])));
  wanted.forEach((w, i) => {
    const documents = Math.min(total, w.entries.reduce((n, e) => n + e.documents, 0));
    const rarity = Math.log(1 + (total - documents + 0.5) / (documents + 0.5));
    for (const e of w.entries) {
      const visit = (doc, level) => {
        if (mark[doc] === i + 1) return;
        mark[doc] = i + 1;
        hits[doc]++;
        score[doc] += rarity * e.factor * (level + 0.5) / root.levels;
      };
      groups(new Reader(e.text, e.from), e.to, 0, visit);
      for (const f of all) {
        if (f.entry === e && texts.has(f.name)) records(texts.get(f.name), e.order, (r, end, first) => groups(r, end, first, visit));
      }
    }
  });
  return {score, hits, partial: skipped.size > 0};
}

// together keeps the documents in which a phrase stands as it is.
async function together(phrase, docs) {
  const places = await Promise.all(phrase.map(async ({term, at}) => {
    const entry = (await shard(before(root.shards, term))).get(term), found = new Map();
    if (!entry) return {found, at, cut: Infinity};
    let cut = Infinity;
    for (const f of files(entry.positions, entry.order)) {
      if (!docs.some(d => d >= f.from && d < f.to)) continue;
      if (!asked.has(f.name) && spent > root.budget) {
        cut = Math.min(cut, f.from);
        continue;
      }
      records(await load(f.name), entry.order, (r, end, first) => {
        for (let doc = first - 1; r.at < end;) {
          doc += r.number() + 1;
          const list = new Set();
          for (let n = r.number(), p = -at; n > 0; n--) list.add(p += r.number());
          found.set(doc, list);
        }
      });
    }
    return {found, cut};
  }));
  const cut = Math.min(...places.map(p => p.cut));
  const kept = docs.filter(d => places.every(p => p.found.has(d)) &&
    [...places[0].found.get(d)].some(p => places.every(q => q.found.get(d).has(p))));
  return {docs: kept, partial: docs.some(d => d >= cut)};
}

const FACETS = ["kind", "year", "topic", "actor", "addressee", "status"];

// values gives the choices of a facet, each with a way to go through its documents.
async function values(facet) {
  if (facet === "kind" || facet === "year") {
    const list = facet === "kind" ? root.kinds : root.years, byWord = new Map();
    list.forEach(({from, word}, i) => {
      if (!word) return;
      if (!byWord.has(word)) byWord.set(word, []);
      byWord.get(word).push([from, i + 1 < list.length ? list[i + 1].from : root.documents]);
    });
    return [...byWord].map(([id, spans]) => ({id, name: id, each: async visit => {
      for (const [from, to] of spans) for (let d = from; d < to; d++) visit(d);
    }}));
  }
  if (!root.facets[facet]) return [];
  const name = "f-" + facet, [ids, names, , starts] = await load(name);
  return ids.map((id, i) => ({id, name: names[i], each: async visit => {
    for (const f of files({name, starts}, i)) {
      records(await load(f.name), i, (r, end, first) => groups(r, end, first, visit));
    }
  }}));
}

// find answers a query: {total, partial, missing, relaxed, docs, count}.
// filters is {kind: "brief", …}; typing is whether the last word may go on.
async function find(query, filters = {}, typing = false) {
  await start();
  spent = 0;
  const {words, phrases, open, last} = parse(query);
  for (const w of words) w.text = query.slice(w.start, w.end).toLowerCase();
  await Promise.all(words.map(async w => {
    w.entries = await entries(w, open && w.term === last.term && typing);
    if (!w.entries.length && open && w.term === last.term) w.entries = await entries(w, true);
  }));
  const wanted = words.filter(w => w.entries.length), missing = words.filter(w => !w.entries.length);
  const answer = {words: wanted, missing, total: 0, docs: [], relaxed: false, partial: false, count: async () => null};
  if (!wanted.length || phrases.some(p => p.some(t => missing.some(m => m.term === t.term)))) return answer;

  const kind = filters.kind && root.kinds.findIndex(k => k.word === filters.kind);
  const range = kind >= 0 ? {from: root.kinds[kind].from, to: kind + 1 < root.kinds.length ? root.kinds[kind + 1].from : root.documents} : {from: 0, to: Infinity};
  const {score, hits, partial} = await rank(wanted, range);
  answer.partial = partial;
  const having = n => { const list = []; for (let d = 0; d < hits.length; d++) if (hits[d] >= n) list.push(d); return list; };
  let docs = having(wanted.length);
  if (!docs.length && !phrases.length && wanted.length > 1) {
    docs = having(hits.reduce((a, b) => Math.max(a, b), 1));
    answer.relaxed = true;
  }
  for (const p of phrases) {
    const kept = await together(p, docs);
    docs = kept.docs;
    answer.partial ||= kept.partial;
  }

  // Which of the filters a document fails, a bit for each; the highest bit is
  // that it was not found at all.
  const fails = new Uint8Array(root.documents).fill(128);
  for (const d of docs) fails[d] = 0;
  for (const [bit, facet] of FACETS.entries()) {
    if (!filters[facet]) continue;
    for (const d of docs) fails[d] |= 1 << bit;
    const value = (await values(facet)).find(v => v.id === filters[facet]);
    if (value) await value.each(d => { fails[d] &= ~(1 << bit); });
  }
  answer.docs = best(docs.filter(d => !fails[d]), score);
  answer.total = answer.docs.length;
  // count gives the choices of a facet with their numbers under the other filters.
  answer.count = async facet => {
    const own = 1 << FACETS.indexOf(facet), list = [];
    for (const v of await values(facet)) {
      let n = 0;
      await v.each(d => { if (!(fails[d] & ~own)) n++; });
      if (n || v.id === filters[facet]) list.push({id: v.id, name: v.name, n});
    }
    return list;
  };
  return answer;
}

// best puts documents into the order of their scores.
function best(docs, score) {
  return docs.sort((a, b) => score[b] - score[a] || a - b);
}

// affordable is whether a facet can be counted within the budget of an answer.
function affordable(facet) {
  const chars = root.facets[facet];
  return chars === undefined || asked.has("f-" + facet) || spent + chars < root.budget;
}

// document gives what results show of a document.
async function document_(doc) {
  const [url, title, summary = "", date = "", detail = "", names = "", body = 0] = (await load("d" + Math.floor(doc / root.docs)))[doc % root.docs];
  let kind = "";
  for (const k of root.kinds) if (k.from <= doc) kind = k.word;
  return {doc, kind, url, title, summary, date, detail, names, body: Boolean(body)};
}

// body gives the text of a document, or "" when the budget is spent.
async function body(doc) {
  const name = "x" + Math.floor(doc / root.texts);
  if (!asked.has(name) && spent > root.budget) return "";
  return (await load(name))[doc % root.texts] || "";
}

// ---------------------------------------------------------------- suggestions

// distance counts the letters to add, leave out, change or swap to get from one
// word to another (Damerau 1964), up to a limit.
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older = [], old = [], row = Array.from({length: b.length + 1}, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    [older, old, row] = [old, row, [i]];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return row[b.length];
}

// suggest gives the query with its unknown words replaced, or "".
async function suggest(query, missing) {
  if (!missing.length) return "";
  const text = await load("spell"), list = [];
  for (let r = new Reader(text), word = ""; r.at < text.length;) {
    const shared = r.number();
    word = word.slice(0, shared) + r.string(r.number());
    list.push({word, weight: r.number()});
  }
  let out = query;
  for (const m of [...missing].sort((a, b) => b.start - a.start)) {
    const limit = m.term.length < 5 ? 1 : 2;
    let choice, least = Infinity;
    for (const s of list) {
      const d = distance(m.term, s.word, limit);
      if (d > limit) continue;
      const cost = d + (s.word[0] === m.term[0] ? 0 : 0.5) - s.weight / 40;
      if (cost < least) [choice, least] = [s.word, cost];
    }
    if (!choice) return "";
    out = out.slice(0, m.start) + choice + out.slice(m.end);
  }
  return out;
}

const search = {add, tokens, fold, parse, start, find, document: document_, body, suggest, affordable, FACETS,
  spent: () => spent, fetch: null};
globalThis.chancerySearch = search;

})();
