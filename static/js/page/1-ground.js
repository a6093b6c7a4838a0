// What the scripts of all pages share. Before it stand words, in the archive's language,
// and sheetName, the style sheet for what they make.
const root = new URL("../", document.currentScript.src).href, main = document.getElementById("Main");

// make makes an element.
function make(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children);
  return e;
}

// The sheet is there when what it is for is made.
const sheet = make("link", {rel: "stylesheet", media: "screen", href: `${root}assets/${sheetName}`});
const styled = new Promise(done => sheet.onload = sheet.onerror = done);
document.head.append(sheet);

// tell says for a moment what has happened, to eyes and ears.
const told = make("p", {class: "told", role: "status"});
let quiet;
document.body.append(told);
function tell(text) {
  clearTimeout(quiet);
  told.textContent = text;
  quiet = setTimeout(() => told.textContent = "", 4000);
}

// copy puts a text on the clipboard, where the browser lets it: some do not from a disk.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement, area = make("textarea", {class: "away", readonly: ""});
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus({preventScroll: true});
    return done;
  }
}

// fragment is the id that a link ends with.
const fragment = url => decodeURIComponent(url.hash.slice(1));

// page is the address by which links lead to this page, which hosts show at others, too;
// here reports whether a link stays on it.
const page = root + document.body.dataset.page;
const here = link => link.getAttribute("href")[0] === "#" || link.href.replace(/[?#].*/, "") === page;

// plain reports whether a click wants no tab or window of its own.
const plain = e => !e.defaultPrevented && !e.button && !e.ctrlKey && !e.metaKey && !e.shiftKey && !e.altKey;

// copied is a copy of what an element holds, without ids and what is to be left out.
function copied(element, without) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(without).forEach(e => e.remove());
  copy.querySelectorAll("[id]").forEach(e => e.removeAttribute("id"));
  return [...copy.childNodes];
}
