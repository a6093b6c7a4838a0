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

// Words that say nothing about what is looked for, except as parts of a phrase.
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
  const telling = words.filter(w => !EMPTY.has(w.term)), wanted = telling.length ? telling : words;
  const last = wanted[wanted.length - 1];
  const open = Boolean(last) && !last.quoted && last.end === query.length;
  const seen = new Set();
  return {words: wanted.filter(w => !seen.has(w.term) && seen.add(w.term)).slice(0, 16), phrases, open, last};
}

// ---------------------------------------------------------------- loading

// An answer may load so many bytes as the root says. Compression leaves about so
// much of lists, and so much of text; spent is what the answer at hand has loaded.
const LISTS = 0.66, TEXT = 0.42;
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
  spent += size(data) * (/^[dx]/.test(name) ? TEXT : LISTS);
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
    const [docs, texts, budget, piece, levels, text] = data.sizes;
    root = {...data, docs, texts, budget, piece: piece * LISTS, levels, text: text * TEXT, kinds: runs(data.kinds), years: runs(data.years), parsed: new Map()};
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

// beyond gives the files, of those not loaded yet, for which a part of the budget
// does not last.
function beyond(names, part) {
  return names.filter(n => !asked.has(n)).slice(Math.max(0, Math.floor((root.budget * part - spent) / root.piece)));
}

// rank scores the documents that have the words. A file beyond the best postings
// of a word is loaded as long as the budget lasts, in the order of documents.
async function rank(wanted, range) {
  const total = root.documents;
  const score = new Float32Array(total), hits = new Uint8Array(total), mark = new Uint8Array(total);
  const all = wanted.flatMap(w => w.entries.flatMap(e => files(e.further, e.order).map(f => ({...f, entry: e}))))
    .filter(f => f.from < range.to && f.to > range.from).sort((a, b) => a.from - b.from || a.to - b.to);
  const names = [...new Set(all.map(f => f.name))];
  const skipped = new Set(beyond(names, 0.6));
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

// MOST_READ is how many documents are read to see whether a phrase stands there.
const MOST_READ = 24;

// together keeps the documents, in their order, in which a phrase stands as it is.
// It takes the rarest words first: the lists of places of frequent ones are long,
// and few documents need them.
async function together(phrase, docs) {
  const words = [];
  for (const {term, at} of phrase) {
    const entry = (await shard(before(root.shards, term))).get(term);
    if (!entry) return {docs: [], partial: false};
    words.push({at, order: entry.order, documents: entry.documents, positions: entry.positions});
  }
  words.sort((a, b) => a.documents - b.documents);
  let starts = null, partial = false; // starts: where the phrase may begin, by document
  for (const w of words) {
    const needed = files(w.positions, w.order).filter(f => docs.some(d => d >= f.from && d < f.to));
    const fresh = needed.filter(f => !asked.has(f.name)).length;
    if (starts && docs.length <= MOST_READ && fresh * root.piece > docs.length * root.text) {
      const stands = await Promise.all(docs.map(d => reads(d, phrase)));
      return {docs: docs.filter((_, i) => stands[i]), partial};
    }
    const skipped = new Set(beyond(needed.map(f => f.name), 0.8));
    const next = new Map();
    for (const f of needed.filter(f => !skipped.has(f.name))) {
      records(await load(f.name), w.order, (r, end, first) => {
        for (let doc = first - 1; r.at < end;) {
          doc += r.number() + 1;
          const old = starts && starts.get(doc), list = new Set();
          for (let n = r.number(), p = -w.at; n > 0; n--) if ((p += r.number(), !starts || old && old.has(p))) list.add(p);
          if (list.size) next.set(doc, list);
        }
      });
    }
    const known = needed.filter(f => !skipped.has(f.name));
    partial ||= docs.some(d => !known.some(f => d >= f.from && d < f.to));
    docs = docs.filter(d => next.has(d));
    starts = next;
  }
  return {docs, partial};
}

// reads is whether a phrase stands in a document, by its text.
async function reads(doc, phrase) {
  const d = await document_(doc);
  return [d.title, ...d.names.split(" · "), d.summary, d.body ? await bodyOf(doc, d) : ""].some(text => {
    const places = new Map();
    for (const t of tokens(text)) places.set(t.at + " " + t.term, t.at);
    return [...places].some(([key, at]) => key.endsWith(" " + phrase[0].term) && phrase.every(p => places.has(at + p.at + " " + p.term)));
  });
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
  if (!wanted.length) return answer;

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
  answer.docs = sorted(docs.filter(d => !fails[d]), score);
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

// sorted puts documents into the order of their scores. Numbers sort quicker than
// documents do: the score in front, the place behind.
function sorted(docs, score) {
  const total = root.documents;
  return Array.from(Float64Array.from(docs, d => Math.round(score[d] * 1e4) * total + total - 1 - d).sort().reverse(), key => total - 1 - key % total);
}

// affordable is whether a facet can be counted within the budget of an answer.
function affordable(facet) {
  const chars = root.facets[facet];
  return chars === undefined || asked.has("f-" + facet) || spent + chars * LISTS < root.budget;
}

// document gives what results show of a document.
async function document_(doc) {
  const [url, title, summary = "", date = "", detail = "", names = "", body = 0] = (await load("d" + Math.floor(doc / root.docs)))[doc % root.docs];
  let kind = "";
  for (const k of root.kinds) if (k.from <= doc) kind = k.word;
  return {doc, kind, url, title, summary, date, detail, names, body};
}

// bodyOf gives the text of a document; a long one has a file of its own.
async function bodyOf(doc, {body}) {
  return body === 2 ? load("y" + doc) : (await load("x" + Math.floor(doc / root.texts)))[doc % root.texts];
}

// ---------------------------------------------------------------- excerpts

const EXCERPT = 240, BEFORE = 70;

// spans gives the places in a text where words stand that were searched for.
function spans(text, words) {
  const terms = new Set(words.flatMap(w => w.entries.map(e => e.term))), list = [];
  for (const t of tokens(text)) {
    if (!terms.has(t.term)) continue;
    const last = list[list.length - 1];
    if (last && t.start <= last.end) last.end = Math.max(last.end, t.end);
    else list.push({start: t.start, end: t.end, term: t.term});
  }
  return list;
}

// excerpt gives the part of a text that has most of the words, as a list of texts
// of which each second one is to be marked.
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

// about gives what is shown of a document besides its title: its summary, or, if
// that lacks words that were searched for and the budget lasts, a part of its body.
async function about(d, words) {
  const head = [d.names, d.summary].filter(Boolean).join(" — ");
  const shown = new Set(spans(d.title + "\n" + head, words).map(s => s.term));
  if (d.body && !words.every(w => w.entries.some(e => shown.has(e.term)))) {
    const name = d.body === 2 ? "y" + d.doc : "x" + Math.floor(d.doc / root.texts);
    if (asked.has(name) || spent + root.text < root.budget) {
      const parts = excerpt(await bodyOf(d.doc, d), words);
      if (parts.length > 1) return parts;
    }
  }
  return excerpt(head, words);
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

const search = {add, tokens, fold, parse, start, find, document: document_, excerpt, about, suggest, affordable, FACETS, fetch: null};
globalThis.chancerySearch = search;
if (!globalThis.document) return; // in a test

// ---------------------------------------------------------------- the page

const site = new URL("../", document.currentScript.src);

search.fetch = (file, failed) => {
  const script = document.createElement("script");
  script.src = new URL("search/" + file, site);
  script.onload = () => script.remove();
  script.onerror = () => { script.remove(); failed(new Error(file)); };
  document.head.append(script);
};

const form = document.getElementById("Search"), place = document.getElementById("Found");
if (!form || !place) return;
const input = form.elements.q, language = document.documentElement.lang || "en";
const words = {...JSON.parse(form.dataset.filterWords || "{}"), ...JSON.parse(form.dataset.words || "{}")};
const number = new Intl.NumberFormat(language), plural = new Intl.PluralRules(language);
const SHOWN = 10, PAUSE = 120, VALUES = 8;

// make gives an element with attributes and children; strings are text.
function make(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) e.setAttribute(key, value);
  e.append(...children);
  return e;
}

const fill = (phrase, text) => (phrase || "{1}").replace("{1}", () => text);
const capital = s => s.charAt(0).toUpperCase() + s.slice(1);
const kindName = kind => words[capital(kind)] || capital(kind);
const counted = (forms, n) => forms ? (forms[plural.select(n)] || forms.other).replace("{n}", number.format(n)) : number.format(n);
const marked = parts => parts.map((text, i) => i % 2 ? make("mark", {}, text) : text);

const status = make("p", {class: "found-count", role: "status"});
const hint = make("p", {class: "found-hint"});
const facetsHeading = make("h2", {id: "Facets-heading"}, words.Facets || "");
const facets = make("nav", {class: "facets", "aria-labelledby": "Facets-heading"}, facetsHeading);
const hits = make("ol", {class: "hits"});
const more = make("button", {type: "button", class: "more", hidden: ""}, words.More || "");
const groups_ = new Map();
for (const facet of FACETS) {
  const label = facet === "kind" ? words.KindOfThing : words[capital(facet)];
  const list = make("ul", {});
  const group = make("details", {hidden: ""}, make("summary", {}, label || capital(facet)), list);
  group.addEventListener("toggle", () => group.open && group.show && group.show());
  groups_.set(facet, {group, list});
  facets.append(group);
}
place.append(status, hint, facets, hits, more);

// state is what the address says: the query and the chosen values.
function state() {
  const given = new URLSearchParams(location.search), filters = {};
  for (const f of FACETS) if (given.get(f)) filters[f] = given.get(f);
  return {query: given.get("q") || "", filters};
}

// address gives the address of a state.
function address(query, filters) {
  const given = new URLSearchParams();
  if (query.trim()) given.set("q", query);
  for (const f of FACETS) if (filters[f]) given.set(f, filters[f]);
  return "?" + given;
}

let turn = 0, shown = SHOWN;

// go moves to an address, without a new entry in the history while one types.
function go(to, typing) {
  if (to !== (location.search || "?")) history[typing ? "replaceState" : "pushState"](null, "", to === "?" ? location.pathname : to);
  shown = SHOWN;
  run(typing);
}

// run answers what the address asks. A later run makes an earlier one stop.
async function run(typing = false) {
  const mine = ++turn, {query, filters} = state();
  const loading = setTimeout(() => { if (mine === turn) status.textContent = words.Loading; }, 400);
  place.hidden = !query.trim();
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await find(query, filters, typing);
    const items = await Promise.all(answer.docs.slice(0, shown).map(document_));
    if (mine !== turn || place.hidden) return;
    const list = [];
    for (const d of items) list.push(hit(d, answer.words, await about(d, answer.words)));
    const meant = answer.missing.length ? await suggest(query, answer.missing) : "";
    if (mine !== turn) return;
    hits.replaceChildren(...list);
    more.hidden = answer.total <= shown && !answer.partial;
    tell(query, filters, answer, meant);
    await showFacets(query, filters, answer, () => mine === turn);
  } catch (error) {
    if (mine === turn) status.textContent = words.Failed;
    console.error(error);
  } finally {
    clearTimeout(loading);
    if (mine === turn) place.removeAttribute("aria-busy");
  }
}

// tell says how many results there are, and what else could have been meant.
function tell(query, filters, answer, meant) {
  if (answer.total) status.textContent = counted(answer.partial && words.AtLeast || words.Results, answer.total);
  else status.textContent = fill(words.None, query.trim());
  hint.replaceChildren();
  if (meant) {
    const [before_, after = ""] = (words.DidYouMean || "{1}").split("{1}");
    hint.append(before_, way(address(meant, filters), meant), after);
  } else if (answer.relaxed || answer.missing.length && answer.total) hint.append(words.SomeWords || "");
  hint.hidden = !hint.textContent;
}

// way makes a link to another state of this page.
function way(to, ...children) {
  const a = make("a", {href: to}, ...children);
  a.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    input.value = new URLSearchParams(to).get("q") || "";
    go(to);
  });
  return a;
}

// hit makes a result.
function hit(d, wanted, text) {
  const title = make("a", {href: new URL(d.url, site)}, ...marked(excerpt(d.title, wanted, 1000)));
  const facts = [kindName(d.kind), d.date, d.detail].filter(Boolean).map(fact => make("span", {}, fact));
  return make("li", {class: "hit is-" + d.kind}, make("h2", {}, title), make("p", {class: "facts"}, ...facts),
    ...(text.join("") ? [make("p", {class: "excerpt"}, ...marked(text))] : []));
}

// showFacets counts what the budget allows; the others when they are opened.
async function showFacets(query, filters, answer, current) {
  facets.hidden = !answer.total && !Object.keys(filters).length;
  if (facets.hidden) return;
  for (const facet of FACETS) {
    const {group, list} = groups_.get(facet);
    group.hidden = root.facets[facet] === 0;
    if (group.hidden) continue;
    group.show = async () => {
      group.show = null;
      const counts = await answer.count(facet);
      if (!current()) return;
      const order = facet === "kind" ? () => 0 : facet === "year" ? (a, b) => b.id.localeCompare(a.id) : (a, b) => b.n - a.n;
      const chosen = v => v.id === filters[facet];
      const best = counts.sort(order).filter((v, i) => facet === "year" || i < VALUES || chosen(v));
      list.replaceChildren(...best.map(v => {
        const link = way(address(query, {...filters, [facet]: chosen(v) ? "" : v.id}), facet === "kind" ? kindName(v.id) : v.name, " ",
          make("span", {class: "n"}, number.format(v.n)));
        if (chosen(v)) link.setAttribute("aria-current", "true");
        return make("li", {}, link);
      }));
      group.hidden = !best.length;
    };
    if (group.open || filters[facet] || affordable(facet)) {
      if (filters[facet] || !group.dataset.known) group.open = facet !== "year";
      group.dataset.known = "1";
      if (group.show) await group.show();
    } else list.replaceChildren();
  }
}

let pause;
input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => go(address(input.value, state().filters), true), PAUSE);
});
form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(pause);
  go(address(input.value, state().filters));
});
addEventListener("popstate", () => {
  input.value = state().query;
  shown = SHOWN;
  run();
});
more.addEventListener("click", async () => {
  const last = hits.children.length;
  shown += SHOWN;
  await run();
  hits.children[last]?.querySelector("a").focus();
});

// Keys: / to the field, the arrows through the results; Enter opens a link anyway.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const here = document.activeElement;
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(here.tagName)) {
    event.preventDefault();
    input.focus();
    input.select();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [input, ...hits.querySelectorAll("h2 a")], at = links.indexOf(here);
  const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
});

document.getElementById("Search-lists")?.remove(); // where to look without a script
form.hidden = false;
input.value = state().query;
if (input.value) run();
else start().catch(() => {}); // the first key is answered sooner
})();
