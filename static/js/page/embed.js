// What other sites can show in a frame: the HTML to write there, made of what is on the page.
// A frame has a fixed height: what is longer can be scrolled.
for (const link of main.querySelectorAll(".embed > a")) {
  const thing = link.closest("article"), named = element => element.textContent.trim(), title = main.querySelector("h1");
  const name = !thing ? named(title) : named(thing.querySelector("h3, h4")) + (thing.matches(".recommendation") ? `: ${named(title)}` : "");
  const src = new URL(link.getAttribute("href"), document.querySelector("link[rel=canonical]").href).href;
  const escaped = text => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const code = `<iframe src="${escaped(src)}" title="${escaped(name)}" width="100%" height="${thing ? 260 : 480}" loading="lazy"></iframe>`;
  link.parentNode.replaceWith(make("details", {class: "embed"}, make("summary", {}, link.textContent), make("p", {class: "note"}, words.Framed),
    make("p", {}, make("code", {}, code)), make("p", {class: "note"}, make("a", {href: link.href}, words.Frame))));
}
