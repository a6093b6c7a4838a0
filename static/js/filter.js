// Filters and sorts a long list. What there is to choose is read from the list, by the
// selectors that the template gives; what is chosen stands in the address alone. Before it
// stand words, in the archive's language.
const form = document.querySelector("form.filter");
if (!form) return;
const data = {...form.parentNode.dataset, ...form.dataset};
const names = JSON.parse(data.names), PAUSE = 150, TEXT = 1 << 30;
const language = document.documentElement.lang || "en", collator = new Intl.Collator(language);
const written = n => n < 1000 ? `${n}` : n.toLocaleString(language); // the first call costs 20 ms of a phone
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const asked = () => new URLSearchParams(location.search);

// A link brings a choice in its hash, which no host drops on the way.
function brought() {
  if (!location.hash.includes("=")) return;
  history.replaceState(null, "", "?" + location.hash.slice(1));
  form.scrollIntoView();
}
brought();

function make(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const key in attributes) e.setAttribute(key, attributes[key]);
  e.append(...children);
  return e;
}

// --- what the list holds

const groups = new Map(); // sections, with how many of their items are shown
const items = Array.from(document.querySelectorAll(data.items), element => {
  const item = {element, parent: element.parentNode, date: element.dataset.at || "", within: []};
  for (let s = element; s = s.parentNode.closest("section");) item.within.push(s);
  return item;
});

// A choice is called after what it links to, after the term that it is, or as it reads.
const idOf = e => /([^/]+)\.html/.exec(e.getAttribute("href"))?.[1] || /\bis-(\S+)/.exec(e.className)?.[1] || e.textContent;

// A facet is given as name=selector, or as name=@ if a data attribute of that name holds
// ids, or as what the script knows: the year of data-at, the section around an item.
const facets = data.facets.split(";").map((text, i) => {
  const [name, from] = text.split(/=(.*)/), given = new Map(names[name]), texts = new Map();
  const ids = {
    "@": item => (item.element.dataset[name] || "").split(" "),
    "@year": item => [item.date.split("-")[0]],
    "@group": ({within: [group]}) => {
      const id = group.id.replace(/^Y(?=\d)/, ""); // a year, or a kind
      texts.set(id, group.querySelector("h2").textContent);
      return [id];
    },
  }[from] || (item => Array.from(item.element.querySelectorAll(from), e => {
    const id = idOf(e);
    if (!texts.has(id)) texts.set(id, e.textContent);
    return id;
  }));
  const held = items.map(item => {
    const list = ids(item).filter(id => id && (!given.size || given.has(id)));
    if (!list.length && given.has("none")) list.push("none");
    for (const id of list) if (!texts.has(id)) texts.set(id, given.get(id) || id);
    return list;
  });
  const order = given.size ? [...given].filter(([id]) => texts.has(id)) : [...texts].sort((a, b) => collator.compare(a[1], b[1]));
  return {name, bit: 1 << i, held, texts: new Map(from === "@year" ? order.reverse() : order)};
}).filter(f => f.texts.size > 1 || f.held.some(h => !h.length) && f.texts.size || asked().has(f.name));

// --- the controls

const scope = form.querySelector(".note");
form.replaceChildren(scope || "");
const controls = {}, option = (value, text) => make("option", {value, dir: "auto"}, text);
function control(name, label, input) {
  controls[name] = input;
  input.id = "Filter-" + name;
  input.name = name;
  form.append(make("p", {}, make("label", {for: input.id}, label), input));
}
control("q", words.Contains, make("input", {type: "search", spellcheck: "false"}));
for (const f of facets) control(f.name, words[f.name[0].toUpperCase() + f.name.slice(1)], make("select", {}));
if (data.sort) control("sort", words.SortBy, make("select", {}, ...data.sort.split(" ").map((s, i) => option(i ? s : "", words.Sorts[s]))));
const status = make("p", {role: "status"}), clear = make("button", {type: "button"}, words.Clear);
const told = make("p", {class: "in-words"}), whole = make("a", {}, words.WholeArchive);
form.append(make("div", {}, status, clear), told);
if (data.kind) scope.append(" ", whole);

// --- the choice and its address

const chosen = () => Object.entries(controls).map(([name, c]) => [name, c.value.trim()]).filter(pair => pair[1]);

function read() {
  for (const [name, c] of Object.entries(controls)) {
    const value = asked().get(name) || "";
    c.value = value;
    if (c.value !== value && name !== "sort") c.append(option(value, value));
    c.value = value;
    if (c.selectedIndex < 0) c.value = "";
  }
}

// go moves to the address of what is chosen. What is typed at a time is one step back.
let typed = false;
function go(typing) {
  const query = new URLSearchParams(chosen()), to = "?" + query;
  try {
    history[typing && typed ? "replaceState" : "pushState"](null, "", to);
  } catch {
    if (!typing) location.search = query; // some browsers, from a disk
  }
  typed = typing;
  apply();
}

// --- what is shown

// Links to the other years of the list take the filter along.
const links = Array.from(document.querySelectorAll(".years a, .months a, .turn a, .density a"), a => [a, a.getAttribute("href")]);

// A list parted by years is filtered one year at a time: another is another page.
const years = document.querySelectorAll(".years a");
if (data.covers && years.length > 1 && !controls.year) {
  const choice = make("select", {id: "Filter-of"}, option("", data.covers),
    ...Array.from(years, (a, i) => option(i, a.textContent)).filter(o => o.text !== data.covers));
  choice.addEventListener("input", event => {
    event.stopPropagation();
    const to = years[choice.value].href;
    choice.value = ""; // for who comes back
    location.href = to;
  });
  scope.after(make("p", {}, make("label", {for: choice.id}, words.Year), choice));
}
const list = make("div", {class: "list"}), heading = make("h2", {}), sorted = make("section", {class: "section", hidden: ""}, heading, list);
items.at(-1)?.within.at(-1).after(sorted);

// What is addressed to several stands under the first of them, which is no place for it
// once another is chosen: then all stand in one list.
const toOne = () => data.sort?.startsWith("addressee") && controls.addressee?.value ? "to" : "";

function apply() {
  const here = document.getElementById(decodeURIComponent(location.hash.slice(1))), sort = controls.sort?.value || toOne();
  const wanted = fold(controls.q.value).split(/\s+/), counts = facets.map(() => new Map()), left = new Set();
  let n = 0;
  for (const item of items) for (const s of item.within) groups.set(s, 0);
  items.forEach((item, i) => {
    let fails = 0;
    if (wanted.join("")) {
      item.text ??= fold(item.element.textContent);
      if (!wanted.every(w => item.text.includes(w))) fails = TEXT;
    }
    for (const {name, bit, held} of facets) if (controls[name].value && !held[i].includes(controls[name].value)) fails |= bit;
    facets.forEach(({bit, held}, j) => {
      if (!(fails & ~bit)) for (const id of held[i]) counts[j].set(id, (counts[j].get(id) || 0) + 1);
    });
    if (fails) left.add(item.element.id);
    else n++;
    const linked = fails && item.element.contains(here); // shown, for the address leads to it
    item.element.classList.toggle("linked", linked);
    item.element.hidden = fails && !linked;
    if (!item.element.hidden && !sort) for (const s of item.within) groups.set(s, 1);
  });
  for (const [s, any] of groups) s.hidden = !any;
  for (const [a, href] of links) a.classList.toggle("off", left.has(href.split("#")[1]));
  facets.forEach((f, j) => offer(f, counts[j]));
  arrange(sort);
  tell(n);
  if (here?.closest(".linked")) here.scrollIntoView();
}

// offer lists the choices of a facet, with how many items each would leave.
function offer(f, counts) {
  const select = controls[f.name], value = select.value;
  const ids = [...new Set([...f.texts.keys(), value])].filter(id => counts.has(id) || id && id === value);
  const texts = ids.map(id => `${f.texts.get(id) || id} (${written(counts.get(id) || 0)})`), offered = texts.join();
  if (offered === f.offered) return;
  f.offered = offered;
  select.replaceChildren(option("", words.Any), ...ids.map((id, i) => option(id, texts[i])));
  select.value = value;
}

// arrange puts all items into one list in an order, or each back to its place.
let order = "";
function arrange(by = "") {
  sorted.hidden = !by;
  heading.textContent = by === "to" ? words.Addressee + ": " + (facets.find(f => f.name === "addressee")?.texts.get(controls.addressee.value) || "") : words.Sorts[by];
  if (by === order) return;
  order = by;
  const f = facets.find(f => f.name === by), ranks = f && [...f.texts.keys()];
  items.forEach((item, i) => {
    item.rank = f ? ranks.indexOf(f.held[i][0]) : 0;
    if (!by) item.parent.append(item.element);
  });
  const newer = (a, b) => a.date < b.date ? 1 : a.date > b.date ? -1 : 0;
  if (by) list.append(...[...items].sort((a, b) => a.rank - b.rank || (by === "oldest" ? newer(b, a) : newer(a, b))).map(item => item.element));
}

// tell says what is shown, and how the filter reads elsewhere.
function tell(n) {
  const active = chosen(), query = new URLSearchParams(active), numbers = [n, items.length];
  status.textContent = n ? words.Shown.replace(/\{(\d)\}/g, (_, i) => written(numbers[i - 1])) : words.None;
  told.textContent = words.Heading + ": " + active.map(([name, value]) => {
    const c = controls[name];
    return c.labels[0].textContent + " " + (c.selectedOptions?.[0].text || value);
  }).join("; ");
  clear.hidden = told.hidden = !active.length;
  for (const [a, href] of links) a.setAttribute("href", !query.size ? href : href.includes("#") ? href.replace("#", `?${query}#`) : `${href}#${query}`);
  const known = active.filter(([name]) => data.known?.split(" ").includes(name));
  whole.href = form.getAttribute("action") + "?" + new URLSearchParams([["kind", data.kind], ...known]);
}

// --- what readers do

let pause;
form.addEventListener("input", event => {
  clearTimeout(pause);
  if (event.target === controls.q) pause = setTimeout(go, PAUSE, true);
  else go(false);
});
form.addEventListener("submit", event => event.preventDefault());
clear.addEventListener("click", () => {
  for (const c of Object.values(controls)) c.value = "";
  controls.q.focus();
  go(false);
});
function arrive() {
  typed = false;
  brought();
  read();
  apply();
}
addEventListener("popstate", arrive);
addEventListener("hashchange", arrive);
form.hidden = false;
arrive();
