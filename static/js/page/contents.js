// The contents follow the reader: they mark the section at hand, and on a phone they stay
// at the top as one line, which says where the reader is and unfolds.
const contents = document.querySelector(".guided > .contents");
if (contents) {
  const details = contents.querySelector("details"), place = make("span", {class: "here"});
  const entries = [...contents.querySelectorAll("a")].map(link => ({link, section: document.getElementById(fragment(link))})).filter(e => e.section);
  let current;
  details.firstChild.append(place);

  const mark = () => {
    let last;
    for (const e of entries) if (e.section.getBoundingClientRect().top < innerHeight * 0.3) last = e;
    if (last === current) return;
    current?.link.removeAttribute("aria-current");
    last?.link.setAttribute("aria-current", "true");
    place.textContent = last ? ` · ${last.link.textContent}` : "";
    if (last && contents.scrollHeight > contents.clientHeight) contents.scrollTop = last.link.offsetTop - contents.clientHeight / 2;
    current = last;
  };
  // Whatever is above a line in the window's upper third has been reached, however far above.
  const watch = new IntersectionObserver(mark, {rootMargin: "9999999px 0px -70%"});
  for (const e of entries) watch.observe(e.section);

  addEventListener("click", e => {
    if (details.open && (contents.contains(e.target) ? e.target.closest("a") : true)) details.open = false;
  });
  contents.addEventListener("keydown", e => {
    if (e.key !== "Escape" || !details.open) return;
    details.open = false;
    details.firstChild.focus();
  });
}
