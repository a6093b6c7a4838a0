// The key / leads to the field of the search, from other pages by way of its page.
addEventListener("keydown", e => {
  const field = document.getElementById("Query"), page = document.querySelector(".sections a[href*='search/index.htm']");
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || !(field || page) || e.target.closest?.("input,textarea,select,[contenteditable]")) return;
  e.preventDefault();
  if (field) field.focus();
  else location.href = page.href + "#Query";
});
