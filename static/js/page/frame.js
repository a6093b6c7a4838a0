// From a disk no script may read another page. The search shows one in a frame instead, and
// the page sends what it consists of, for an excerpt.
if (parent !== window && location.protocol === "file:") parent.postMessage((main || document.body).innerHTML, "*");
