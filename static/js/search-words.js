// What search.js knows of texts: the words in them, the parts of them that results
// show, and words that are nearly alike.
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

// tokens gives the terms of a text. Scripts without spaces give each character and
// each two; single is a character that others stand beside.
function tokens(text) {
  const list = [];
  for (const {0: word, index: start} of text.matchAll(WORD)) {
    const end = start + word.length;
    if (!UNDIVIDED.test(word)) {
      const term = fold(word);
      if (term) list.push({term, word, start, end});
      continue;
    }
    const run = Array.from(foldLetters(word)), exact = Array.from(word).length === run.length;
    let from = start;
    run.forEach((c, i) => {
      const to = exact ? from + c.length : end, next = run[i + 1];
      list.push({term: c, start: from, end: to, free: true, single: run.length > 1});
      if (next) list.push({term: c + next, start: from, end: exact ? to + next.length : end, free: true});
      if (exact) from = to;
    });
  }
  return list;
}

// --- excerpts

const EXCERPT = 240, BEFORE = 70;

// spans finds where words stand in a text, which are known by their entries.
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

// --- words that are nearly alike

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

// nearest gives the word of a list that is most like one, or undefined. The list is
// in groups, of which each has words half as frequent as the one before.
function nearest(word, groups) {
  const limit = word.length < 5 ? 1 : 2;
  let choice, least = Infinity;
  groups.forEach((list, rarity) => list.forEach(other => {
    if (Math.abs(other.length - word.length) > limit) return;
    const d = distance(word, other), cost = d + (other[0] !== word[0]) / 2 + rarity / 40;
    if (d <= limit && cost < least) [choice, least] = [other, cost];
  }));
  return choice;
}

globalThis.chancerySearch = {fold, tokens, spans, excerpt, nearest};
})();
