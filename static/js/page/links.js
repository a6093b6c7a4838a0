// A permanent link of a heading, a recommendation or an event is copied when it is followed.
addEventListener("click", async e => {
  const link = e.target.closest?.("#Main a[href]");
  if (!link || !link.hash || !plain(e) || !here(link)) return;
  if ((link.matches(".anchor") || fragment(link) === link.closest("[id]")?.id) && await copy(link.href)) tell(words.LinkCopied);
});
