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
const UNSEEN = "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*";
const WORD = new RegExp(`[A-Za-z](?:\\.[A-Za-z])+(?!${LETTER})|\\d{1,3}(?:,\\d{3})+(?!\\d)|[${FREE}](?:${UNSEEN}[${FREE}])*|${IN_WORD}(?:${UNSEEN}(?:[${QUOTE}]${UNSEEN})?${IN_WORD})*`, "gu");
const UNDIVIDED = new RegExp(`^[${FREE}]`, "u"), POSSESSIVE = new RegExp(`[${QUOTE}][sS]$`, "u"), APOSTROPHE = new RegExp(`[${QUOTE}]`, "u");
const ELIDED = new Set("l d j m n s c qu jusqu lorsqu puisqu quoiqu un all dall dell nell sull coll quell quest bell gl".split(" "));
const DROPPED = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u02b9-\u02bf\ufe00-\ufe0f]/gu;
const SPELLED = {ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŋ: "n", ς: "σ"};
const IRREGULAR = {alias: "alias", atlas: "atlas", bias: "bias", canvas: "canvas", chaos: "chaos", christmas: "christmas",
  cosmos: "cosmos", ethos: "ethos", lens: "lens", news: "news", pancreas: "pancreas",
  gases: "gas", buses: "bus", axis: "ax", axes: "ax", irises: "iris", pelvises: "pelvis",
  metropolises: "metropolis", trellises: "trellis", women: "woman", men: "man", children: "child",
  feet: "foot", teeth: "tooth", mice: "mouse", geese: "goose", lives: "life", wives: "wife", knives: "knife",
  halves: "half", selves: "self", shelves: "shelf", thieves: "thief", wolves: "wolf", loaves: "loaf", calves: "calf",
  criteria: "criterion", phenomena: "phenomenon", these: "these", julie: "julie", marie: "marie"};

const foldLetters = word => inflection(word.normalize("NFKD").replace(DROPPED, "").toLowerCase().replace(/./gu, c => SPELLED[c] || c)
  .replace(/[^\p{L}\p{N}\p{M}]+/gu, "").normalize("NFC"));

const inflection = w => /[^a-z0-9]/.test(w) ? w : Object.hasOwn(IRREGULAR, w) ? IRREGULAR[w] : ending(spelling(singular(w)));

const singular = w => w.length < 4 ? w : w.length > 4 && w.endsWith("sis") ? w.slice(0, -2) + "e" : w.replace(/([^sui])s$/, "$1");

const spelling = w => w.length < 5 ? w : w.replace(/([iy])z/g, "$1s").replace(/enc/g, "ens").replace(/([tb])re$/, "$1er")
  .replace(/amme$/, "am").replace(/^(.{3,}?)our(?=[aehil]|$)/, "$1or");

function ending(w) {
  if (/^...+ie$/.test(w)) return w.slice(0, -2) + "y";
  if (/^...+men$/.test(w)) return w.slice(0, -2) + "an";
  return w.replace(/(.x|sh|.ch|ss|..z|...o|..[^i]s)e$/, "$1").replace(/(.)[sz]z$/, "$1z");
}

// elided gives the length of what is elided before a word: the l’ of l’Europe.
function elided(word) {
  const at = word.search(APOSTROPHE);
  return at > 0 && ELIDED.has(word.slice(0, at).toLowerCase()) && /^[aeiouyhæœ0-9]/.test(word.slice(at + 1).toLowerCase().normalize("NFKD")) ? at + 1 : 0;
}

const fold = word => Array.from(foldLetters(word.slice(elided(word)).replace(POSSESSIVE, ""))).slice(0, 40).join("");

const FEW = /^[0-9]{1,3}$/, HYPHEN = /^[-\u2010-\u2013]$/, SPACE = /^[ .\u00a0\u2007\u2009\u202f]$/;

// joined finds how many words are sought as one, too, from the first on: F-16, 12 345.
// It is loose where a space parts a name from its number: a query means two words by it.
function joined(text, list, i) {
  const a = list[i], b = list[i + 1];
  if (!b || a.run || b.run || !/^[0-9]/.test(b.word)) return [0];
  const gap = text.slice(a.end, b.start);
  if (/\p{L}$/u.test(a.word)) {
    return HYPHEN.test(gap) ? [2] : /^[ \u00a0]$/.test(gap) && /^\p{Lu}/u.test(a.word) && FEW.test(b.word) ? [2, true] : [0];
  }
  const before = list[i - 1], within = before && FEW.test(before.word) && text.slice(before.end, a.start) === gap;
  if (within || !SPACE.test(gap) || !FEW.test(a.word) || /[-.,/:]/.test(text.charAt(a.start - 1))) return [0];
  let n = 1;
  while (list[i + n] && /^[0-9]{3}$/.test(list[i + n].word) && text.slice(list[i + n - 1].end, list[i + n].start) === gap) n++;
  return [n > 1 ? n : 0];
}

// tokens gives the terms of a text. Scripts without spaces give each character and
// each two; single is a character that others stand beside. What a query does without
// is aside: the words of what is joined, and what is loosely joined.
function tokens(text) {
  const words = [], list = [];
  for (const {0: word, index: start} of text.matchAll(WORD)) {
    const run = UNDIVIDED.test(word), term = run || fold(word);
    if (term) words.push({word, start, end: start + word.length, term, run});
  }
  let until = 0;
  words.forEach(({word, start, end, term, run}, i) => {
    const [n, loose] = joined(text, words, i), last = words[i + n - 1];
    if (n) list.push({term: fold(text.slice(start, last.end)), word: text.slice(start, last.end), start, end: last.end, aside: loose});
    if (n && !loose) until = last.end;
    if (run) return pieces(word, start, list);
    list.push({term, word: word.slice(elided(word)), start: start + elided(word), end, aside: end <= until});
  });
  return list;
}

// pieces adds the terms of a run of a script without spaces.
function pieces(word, start, list) {
  const run = Array.from(foldLetters(word)), exact = Array.from(word).length === run.length, end = start + word.length;
  let from = start;
  run.forEach((c, i) => {
    const to = exact ? from + c.length : end, next = run[i + 1];
    list.push({term: c, word: c, start: from, end: to, free: true, single: run.length > 1});
    if (next) list.push({term: c + next, word: c + next, start: from, end: exact ? to + next.length : end, free: true});
    if (exact) from = to;
  });
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
