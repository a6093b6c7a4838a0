// Sources and footnotes open beside the text, or below the paragraph where there is no room
// beside it. One is open at a time, and its reference says so.
let note, reference;
const references = "[role=doc-biblioref],[role=doc-noteref]";
document.querySelectorAll(references).forEach(r => r.setAttribute("aria-expanded", "false"));

function closeNote() {
  if (!note) return;
  reference.setAttribute("aria-expanded", "false");
  if (note.contains(document.activeElement)) reference.focus({preventScroll: true});
  note.remove();
  note = reference = undefined;
}

function openNote(link, place) {
  closeNote();
  reference = link;
  const isSource = place.matches(".source"), word = isSource ? words.Source : words.Footnote;
  const number = isSource ? place.querySelector(".source-number").textContent : place.id.slice(3);
  const name = word.replace("{1}", number), close = make("button", {type: "button", "aria-label": words.Close}, "×");
  close.addEventListener("click", closeNote);
  note = make("div", {class: "sidenote", role: "note", "aria-label": name, tabindex: "-1"},
    make("p", {class: "sidenote-title"}, make("a", {href: `#${place.id}`}, name), close),
    ...copied(isSource ? place.lastElementChild : place, ".cites,.backref"));
  const item = link.closest("li[id]");
  if (item) item.append(note);
  else link.closest(".prose > *").after(note);
  link.setAttribute("aria-expanded", "true");
  putNote();
  note.focus({preventScroll: true});
  note.scrollIntoView({block: "nearest"});
}

// putNote puts the note beside its reference, below what else stands there.
function putNote() {
  if (!note) return;
  const text = reference.closest(".prose"), sheet = text.parentElement, box = text.getBoundingClientRect();
  const room = sheet.getBoundingClientRect().right - box.right - 40;
  note.classList.toggle("beside", room >= 180);
  note.style.width = note.style.top = "";
  if (room < 180) return;
  note.style.width = `${Math.min(room, 320)}px`;
  const last = sheet.getBoundingClientRect().bottom - note.offsetHeight;
  let top = Math.min(reference.getBoundingClientRect().top - 8, last);
  for (const other of sheet.children) {
    const there = other.getBoundingClientRect();
    if (other !== text && there.right > box.right) top = Math.max(top, there.bottom + 20);
  }
  if (top > last) note.classList.remove("beside"), note.style.width = "";
  else note.style.top = `${top - box.top}px`;
}

addEventListener("click", e => {
  const link = e.target.closest?.(references);
  if (!link?.closest(".prose") || !plain(e)) return;
  const place = document.getElementById(fragment(link));
  if (!place) return;
  e.preventDefault();
  link === reference ? closeNote() : openNote(link, place);
});
addEventListener("keydown", e => e.key === "Escape" && closeNote());
addEventListener("resize", putNote);
