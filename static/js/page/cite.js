// Below how to cite a brief: its citation, its address and three formats of reference
// managers, each copied.
const citation = document.getElementById("Cite");
if (citation) {
  const id = document.body.dataset.page.match(/([^/]+)\.html$/)[1], group = make("dd", {class: "cite-tools"});
  const offer = (label, get, done) => {
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
  offer(words.CopyCitation, () => citation.querySelector("dd").textContent, words.CitationCopied);
  ["BibTeX", "RIS", "CSL-JSON"].forEach((format, i) =>
    offer(format, async () => (await glance("cites", id))?.[i], words.Copied.replace("{1}", format)));
  offer(words.CopyLink, () => document.querySelector("link[rel=canonical]")?.href || page, words.LinkCopied);
  citation.append(group);
}
