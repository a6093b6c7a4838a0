// The search page. Its address holds the query and the chosen facets.
"use strict";
addEventListener("DOMContentLoaded", () => {

const search = globalThis.chancerySearch, form = document.getElementById("Search"), place = document.getElementById("Found");
if (!search || !form || !place) return;
// What an index is called: some tools that copy a site rename it, and the links to it.
const index = document.querySelector(".wordmark a")?.href.replace(/.*\//, "") || "index.htm";
const input = form.elements.q, language = document.documentElement.lang || "en";
const words = {...JSON.parse(form.dataset.filterWords), ...JSON.parse(form.dataset.words)};
const number = new Intl.NumberFormat(language), plural = new Intl.PluralRules(language);
const SHOWN = 10, PAUSE = 120, VALUES = 8;

function make(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children);
  return e;
}

const named = search.named = word => words[word[0].toUpperCase() + word.slice(1)] || word;
const counted = (forms, n) => (forms[plural.select(n)] || forms.other).replace("{n}", number.format(n));
const marked = parts => parts.map((text, i) => i % 2 ? make("mark", {}, text) : text);

const status = make("p", {class: "found-count", role: "status"}), hint = make("p", {class: "found-hint"});
const fold = make("details", {}, make("summary", {}, words.Facets)), facets = make("nav", {class: "facets", "aria-label": words.Facets}, fold);
const hits = make("ol", {class: "hits"}), more = make("button", {type: "button", class: "more", hidden: ""}, words.More);
for (const facet of search.FACETS) {
  const group = make("details", {"data-facet": facet, hidden: ""}, make("summary", {}, facet === "kind" ? words.KindOfThing : named(facet)), make("ul", {}));
  group.addEventListener("toggle", () => group.open && group.show?.());
  fold.append(group);
}
place.append(status, hint, facets, hits, more);

// Where there is room beside the results the facets are open, elsewhere folded.
const wide = matchMedia("(min-width: 60rem)");
let unfold;
wide.addEventListener("change", () => fold.open = wide.matches);
fold.open = wide.matches;
fold.addEventListener("toggle", () => fold.open && unfold?.());

function state() {
  const given = new URLSearchParams(location.search), filters = {};
  for (const f of search.FACETS) if (given.get(f)) filters[f] = given.getAll(f);
  return {query: given.get("q") || "", filters};
}

function address(query, filters) {
  const given = new URLSearchParams();
  if (query.trim()) given.set("q", query);
  for (const f of search.FACETS) for (const value of filters[f] || []) given.append(f, value);
  return "?" + given;
}

let turn = 0, shown = SHOWN;

// go moves to an address; typing leaves no trace in the history.
function go(to, typing) {
  try {
    if (to !== (location.search || "?")) history[typing ? "replaceState" : "pushState"](null, "", to);
  } catch {
    if (!typing) location.search = to; // some browsers, from a disk
    return;
  }
  shown = SHOWN;
  run(typing);
}

// run answers what the address asks; a later run ends an earlier one.
async function run(typing = false) {
  const mine = ++turn, {query, filters} = state();
  if (place.hidden = !query.trim() && !Object.keys(filters).length) return;
  if (!hits.firstChild) status.textContent = words.Loading;
  try {
    let answer;
    do answer = await search.find(query, filters, typing); while (answer.partial && !answer.docs.length && mine === turn);
    const total = answer.docs.length;
    const first = shown > SHOWN ? shown : Math.min(SHOWN, answer.room);
    const items = await Promise.all(answer.docs.slice(0, first).map(search.record));
    if (mine !== turn) return;
    const meant = await search.suggest(query.trimEnd(), answer.missing);
    if (mine !== turn) return;
    seen.disconnect();
    hits.replaceChildren(...items.map(d => hit(d, answer.words)));
    more.hidden = total <= first && !answer.partial;
    tell(query, filters, answer, meant);
    await showFacets(query, filters, answer, () => mine === turn);
  } catch (error) {
    if (mine === turn) failed();
    console.error(error);
  }
}

function tell(query, filters, answer, meant) {
  const total = answer.docs.length;
  if (total) status.textContent = counted(answer.partial && words.AtLeast || words.Results, total);
  else if (!query.trim()) status.textContent = counted(words.Results, 0);
  else status.textContent = words.None.replace("{1}", () => query.trim());
  hint.replaceChildren();
  if (meant) {
    const [before, after] = words.DidYouMean.split("{1}");
    hint.append(before, way(address(meant, filters), meant), after);
  } else if (answer.relaxed || answer.missing.length && total) hint.append(words.SomeWords || "");
  hint.hidden = !hint.textContent;
}

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

// name is a text that may run in another direction than the page.
const name = (element, ...children) => make(element, {dir: "auto"}, ...children);

function hit(d, wanted) {
  const mark = (text, limit = 999) => marked(search.excerpt(text, wanted, limit));
  const facts = [named(d.kind), d.date && mark(d.date), d.detail && mark(d.detail)].filter(Boolean).map(fact => name("span", ...[fact].flat()));
  if (d.superseded) facts.unshift(make("strong", {class: "superseded"}, words.Superseded));
  const {names, summary} = search.about(d, wanted), text = name("p", ...names.flatMap((n, i) => [i ? " · " : "", name("span", ...marked(n))]),
    names.length && d.summary ? " — " : "", ...marked(summary));
  text.className = "excerpt";
  if (search.further(d, wanted)) {
    text.classList.add("further");
    text.passage = () => search.passage(d, wanted);
    seen.observe(text);
  }
  return make("li", {class: "hit is-" + d.kind},
    make("h2", {dir: "auto"}, make("a", {href: new URL(d.url.replace(/index\.htm(?=#|$)/, index), search.site)}, ...mark(d.title))),
    make("p", {class: "facts"}, ...facts), text);
}

// The page of a result is read for the passage when the result is on the screen.
const seen = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(async ({target}) => {
  seen.unobserve(target);
  const parts = await target.passage();
  if (parts) target.replaceChildren(...marked(parts));
  else target.classList.remove("further");
}), {rootMargin: "100px"});

// Facets are counted when they are unfolded, those beyond the budget when they are opened.
async function showFacets(query, filters, answer, current) {
  const groups = [...fold.querySelectorAll("details")], n = Object.values(filters).flat().length;
  facets.hidden = !answer.docs.length && !n;
  fold.firstChild.replaceChildren(words.Facets, n ? ` (${number.format(n)})` : "");
  for (const group of groups) {
    group.hidden = false;
    group.show = () => {
      group.show = null;
      return showValues(group, query, filters, answer, current);
    };
  }
  unfold = async () => {
    unfold = null;
    for (const group of groups) {
      const chosen = filters[group.dataset.facet];
      if (group.open || chosen || search.affordable(group.dataset.facet)) {
        if (chosen || !group.dataset.known) group.open = true;
        group.dataset.known = "";
        await group.show?.();
      } else group.lastChild.replaceChildren();
    }
  };
  if (fold.open && !facets.hidden) await unfold();
}

// showValues lists the values of a facet, with how many results have each.
async function showValues(group, query, filters, answer, current) {
  const facet = group.dataset.facet, chosen = filters[facet] || [], counts = await answer.count(facet);
  if (!current()) return;
  if (facet !== "kind") counts.sort(facet === "year" ? (a, b) => b.id.localeCompare(a.id) : (a, b) => b.n - a.n);
  const focused = group.contains(document.activeElement) && document.activeElement.dataset.value;
  group.lastChild.replaceChildren(...counts.filter((v, i) => facet === "year" || i < VALUES || chosen.includes(v.id)).map(v => {
    const on = chosen.includes(v.id), values = on ? chosen.filter(id => id !== v.id) : [...chosen, v.id];
    const link = way(address(query, {...filters, [facet]: values}), name("span", facet === "kind" ? named(v.id) : v.name),
      " ", make("span", {class: "n"}, number.format(v.n)));
    link.dataset.value = v.id;
    if (on) link.setAttribute("aria-current", "true");
    return make("li", {}, link);
  }));
  if (focused) group.querySelector(`[data-value="${CSS.escape(focused)}"]`)?.focus();
  group.hidden = !counts.length;
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
more.addEventListener("click", async () => {
  const last = hits.children.length;
  shown += SHOWN;
  await run();
  hits.children[last]?.querySelector("a").focus();
});

// The arrows lead through the results.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key], links = [input, ...hits.querySelectorAll("h2 a")], at = links.indexOf(document.activeElement);
  if (!step || at < 0 || !links[at + step]) return;
  event.preventDefault();
  links[at + step].focus();
});

// Where to look without a search, when it cannot be had.
const lists = document.getElementById("Search-lists");
function failed() {
  place.hidden = false;
  if (lists) lists.hidden = false;
  status.textContent = words.Failed;
}
function arrive() {
  input.value = state().query;
  shown = SHOWN;
  run();
}
addEventListener("popstate", arrive);
form.hidden = false;
if (location.hash === "#Query") input.focus();
if (lists) lists.hidden = true;
search.start().catch(failed); // the first key is answered sooner
arrive();
});
