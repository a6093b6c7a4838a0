// Below how to cite a brief: each of its references, and its records for reference managers,
// copied. From a disk no script may read a record, which can be downloaded there all the same.
const citation = document.getElementById("Cite");
if (citation) {
  const group = make("div", {class: "cite-tools", role: "group", "aria-label": words.CopyCitation}, make("span", {}, `${words.CopyCitation}: `));
  const offer = (label, get, done = words.Copied.replace("{1}", label)) => {
    const button = make("button", {type: "button"}, label);
    button.addEventListener("click", async () => {
      const text = await get();
      if (!text) return tell(words.NotLoaded);
      group.querySelector("label")?.remove();
      if (await copy(text)) return tell(done);
      const area = make("textarea", {readonly: "", rows: "6"});
      area.value = text;
      group.append(make("label", {}, words.NotCopied, area));
      area.select();
    });
    group.append(button, " ");
  };
  for (const style of citation.querySelectorAll(".references dt")) offer(style.textContent, () => style.nextElementSibling.textContent);
  const load = async link => {
    try {
      const answer = await fetch(link.href);
      return answer.ok && answer.text();
    } catch {}
  };
  if (location.protocol !== "file:") for (const link of citation.querySelector(".citations").querySelectorAll("a")) offer(link.textContent, () => load(link));
  offer(words.CopyLink, () => document.querySelector("link[rel=canonical]")?.href || page, words.LinkCopied);
  citation.append(group);
}

// A reference to one of many things is copied when it is asked for.
addEventListener("toggle", e => {
  const one = e.target;
  if (!one.matches?.(".cite-one[open]") || one.querySelector("button")) return;
  const button = make("button", {type: "button"}, words.CopyCitation), text = one.querySelector("p").textContent;
  button.addEventListener("click", async () => {
    if (await copy(text)) tell(words.Copied.replace("{1}", words.Citation));
    else getSelection().selectAllChildren(one.querySelector("p"));
  });
  one.append(make("div", {class: "cite-tools"}, button));
}, true);
