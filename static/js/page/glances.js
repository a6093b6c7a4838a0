// Previews of what a link leads to: beside the pointer or the focus, and after a tap on a
// link in running text at the foot of the screen, with the way there. What stands on this
// page is copied from it; the rest comes in files of which each is loaded once.
const known = {}, loads = {}, kinds = ["actors", "briefs", "events", "sources", "topics"];
const shards = document.body.dataset.glances?.split(" ") || [];
globalThis.chanceryGlances = (kind, entries) => Object.assign(known[kind] ??= {}, entries);

// glance gives what is known of a thing, once its file is there; id chooses the file
// (shardHash in package page).
async function glance(kind, id, key = id) {
  const n = shards[kinds.indexOf(kind)];
  if (!(n > 0)) return;
  let hash = 2166136261;
  for (const c of id) hash = Math.imul(hash ^ c.charCodeAt(), 16777619);
  const file = `${kind}-${(hash ^ hash >>> 16) & n - 1}.js`;
  await (loads[file] ??= new Promise(done => {
    const script = make("script", {src: `${root}glances/${file}`});
    script.onload = done;
    script.onerror = () => done(delete loads[file]);
    document.head.append(script);
  }));
  return known[kind]?.[key] || known[kind]?.[id];
}

// about gives what a link leads to: a copy of a place on this page, or the arguments of
// glance; nothing where a preview would say what can be read already.
function about(link) {
  const url = new URL(link.href), id = fragment(url);
  if (!url.href.startsWith(root) || link.closest("nav,h1,h2,h3,h4,.anchor,.glance,.sidenote")) return;
  const [, sort, thing] = id.match(/^(src|rec|fn)-(.+)$/) || [];
  if (here(link)) {
    const place = sort && document.getElementById(id);
    return place && !place.contains(link) ? {place} : undefined;
  }
  // From the list of sources a link leads to where a brief uses one: it names the brief.
  if (sort === "src" && link.closest("[id]").id !== id) return ["sources", thing];
  const [, folder, name] = decodeURIComponent(url.href.slice(root.length)).match(/^(\w+)\/([^/#?]+)\.html/) || [];
  if (folder === "timeline" && /^[a-z\d]/.test(id)) return ["events", id];
  if (name !== "index" && /^(actors|briefs|topics)$/.test(folder)) return [folder, name, sort ? `${name}#${id}` : name];
}

// look gives the content of a preview.
async function look(link) {
  const found = about(link);
  if (!found) return;
  if (found.place) {
    const body = found.place.matches(".source,.recommendation") ? found.place.querySelector(":scope > div") : found.place;
    return [make("div", {class: "glance-text"}, ...copied(body, ".cites,.backref,h4,.history,.tie"))];
  }
  const entry = await glance(...found);
  return entry && ["kind", "title", "beside", "text", "facts"].map((name, i) => entry[i] && make("p", {class: `glance-${name}`, dir: "auto"}, entry[i])).filter(Boolean);
}

const panel = make("div", {class: "glance", id: "Glance", hidden: ""});
let shown, wanted, waiting, touched, focused;
main.append(panel);

function hide() {
  clearTimeout(waiting);
  wanted = focused = undefined;
  if (!shown) return;
  const back = panel.contains(document.activeElement);
  shown.removeAttribute("aria-describedby");
  if (back) shown.focus({preventScroll: true});
  shown = undefined;
  panel.hidden = true;
}

// show shows the preview of a link, if it is still wanted when it is there. y says which of
// a link's lines the pointer is on.
async function show(link, docked, y = -1) {
  wanted = link;
  const content = await look(link);
  if (wanted !== link) return true;
  hide();
  if (!content) return false;
  shown = link;
  panel.replaceChildren(...content);
  panel.classList.toggle("docked", docked);
  panel.setAttribute("role", docked ? "dialog" : "tooltip");
  panel.hidden = false;
  if (docked) dock(link);
  else {
    panel.removeAttribute("aria-label");
    link.setAttribute("aria-describedby", panel.id);
    put(link, y);
  }
  return true;
}

// put puts the panel below the link's line, or above it where there is more room.
function put(link, y) {
  const lines = [...link.getClientRects()], line = lines.find(l => l.top <= y && y <= l.bottom) || lines[0];
  const {offsetWidth: width, offsetHeight: height} = panel, wide = document.documentElement.clientWidth;
  const below = line.bottom + height + 12 < innerHeight || line.top < height + 12;
  panel.style.left = `${scrollX + Math.max(8, Math.min(line.left, wide - width - 8))}px`;
  panel.style.top = `${scrollY + (below ? line.bottom + 6 : line.top - height - 6)}px`;
}

// dock puts the panel at the foot of the screen, and the link above it.
function dock(link) {
  const close = make("button", {type: "button"}, words.Close), href = link.getAttribute("href");
  close.addEventListener("click", hide);
  panel.append(make("p", {class: "glance-ways"}, make("a", {href}, words.Open), close));
  panel.setAttribute("aria-label", words.Preview.replace("{1}", () => link.textContent));
  panel.tabIndex = -1;
  panel.style.left = panel.style.top = "";
  const hidden = link.getBoundingClientRect().bottom + 8 - panel.getBoundingClientRect().top;
  if (hidden > 0) scrollBy(0, hidden);
  panel.focus({preventScroll: true});
}

const linkAt = target => target.closest?.("#Main a[href]");
const later = (act, pause) => {
  clearTimeout(waiting);
  waiting = setTimeout(act, pause);
};

// A pointer that rests on a link wants the preview; one on its way to it keeps it. One that
// the page moves under takes nothing from the keyboard's focus.
addEventListener("pointerover", e => {
  if (e.pointerType === "touch") return;
  const link = linkAt(e.target);
  if (shown && (link === shown || panel.contains(e.target)) || panel.matches(".docked:not([hidden])")) return clearTimeout(waiting);
  if (link && about(link) && link.ariaExpanded !== "true") later(() => show(link, false, e.clientY), shown ? 150 : 300);
  else if (shown ? shown.matches(":focus-visible") : focused) return;
  else if (shown) later(hide, 300);
  else hide();
});
addEventListener("focusin", e => {
  const link = linkAt(e.target);
  if (link && link !== shown && !touched && link.matches(":focus-visible") && about(link)) {
    focused = link;
    later(() => show(link, false), 400);
  }
  else if (shown && link !== shown && !panel.contains(e.target)) hide();
});
addEventListener("focusout", e => (e.target === wanted || e.target === focused) && !shown && hide());
addEventListener("pointerdown", e => {
  touched = e.pointerType === "touch";
  if (shown && !panel.contains(e.target)) hide();
});
addEventListener("keydown", e => {
  touched = false;
  if (e.key !== "Escape" || !shown) return;
  hide();
  e.stopImmediatePropagation();
});
addEventListener("resize", () => panel.classList.contains("docked") || hide());
addEventListener("click", async e => {
  const link = linkAt(e.target);
  if (!link || !plain(e)) return;
  if (!touched || !link.closest(".prose") || link.matches("[role^=doc-]") || !about(link)) return hide();
  e.preventDefault();
  if (!await show(link, true)) location.href = link.href;
});
