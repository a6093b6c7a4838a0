// On the page at an old address: leads on to the new one with the query and the fragment,
// which the refresh beside this script would drop.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const to = new URL(document.querySelector("a").href);
  if (location.search) to.search = location.search;
  if (location.hash) to.hash = location.hash;
  location.replace(to);
});
