// In a page that chancery serve shows: the page is loaded again when it is another one, where
// its reader was, or at what has changed; what is wrong is shown over it. Everything is made in
// a shadow tree, out of the way of the archive's own style sheets and scripts.
(() => {
  "use strict";
  const script = document.currentScript, version = script.dataset.version;
  if (parent !== window) return;

  const place = "chancery-place", read = "chancery-read", page = location.pathname;
  const address = name => new URL(`${name}?page=${encodeURIComponent(page)}`, script.src);
  const make = (name, attributes, ...children) => {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children);
    return e;
  };

  // What a page consists of, as it is loaded; a number for each block, so that two loads can
  // be compared.
  const number = text => {
    let hash = 2166136261;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
    return hash >>> 0;
  };
  const blocks = [...document.querySelectorAll("main :is(p, li, h1, h2, h3, h4, h5, h6, tr, dt, dd, pre, figure, blockquote)")];
  const numbers = blocks.map(e => number(e.textContent + [...e.querySelectorAll("[href], [src]")].map(l => l.getAttribute("href") || l.getAttribute("src"))));
  const inText = blocks.map(e => e.closest(".prose") ? 1 : 0);

  // reload loads the page again, and notes where its reader is: at the first block in view.
  function reload() {
    const at = blocks.findIndex(e => e.getBoundingClientRect().bottom > 0);
    const top = at < 0 ? 0 : blocks[at].getBoundingClientRect().top;
    try {
      sessionStorage.setItem(place, JSON.stringify({page, y: scrollY, at, top, numbers, inText}));
    } catch { /* a page may be too long to note: then it stands where the browser puts it */ }
    location.reload();
  }

  // changed is the first block that is not as it was: in the text, if one is there, for what
  // stands around it counts its words and lists its headings.
  function changed(was) {
    const first = part => {
      const before = was.numbers.filter((_, i) => was.inText[i] === part);
      const now = blocks.map((_, i) => i).filter(i => inText[i] === part);
      let i = 0;
      while (i < now.length && i < before.length && numbers[now[i]] === before[i]) i++;
      if (i === now.length && i === before.length) return;
      return now[Math.min(i, now.length - 1)];
    };
    let i = first(1) ?? first(0);
    if (i === undefined) return;
    // Of blocks within each other, the innermost that is new.
    while (blocks[i].contains(blocks[i + 1] || null) && !was.numbers.includes(numbers[i + 1])) i++;
    return blocks[i];
  }

  function back() {
    let was;
    try {
      was = JSON.parse(sessionStorage.getItem(place));
      sessionStorage.removeItem(place);
    } catch { return; }
    if (was?.page !== page) return;
    history.scrollRestoration = "manual";
    const go = () => {
      const same = numbers.map((n, i) => n === was.numbers[was.at] ? i : -1).filter(i => i >= 0);
      const near = same.sort((a, b) => Math.abs(a - was.at) - Math.abs(b - was.at))[0];
      scrollTo({top: was.y, behavior: "instant"});
      // What was out of sight gets its height only when it is laid out.
      for (let i = 0; i < 3 && near !== undefined; i++) scrollBy({top: blocks[near].getBoundingClientRect().top - was.top, behavior: "instant"});
      const block = changed(was);
      if (block) {
        const box = block.getBoundingClientRect();
        if (box.top < 0 || box.bottom > innerHeight) block.scrollIntoView({block: box.height < innerHeight ? "center" : "start", behavior: "instant"});
        if (!matchMedia("(prefers-reduced-motion: reduce)").matches) block.animate([{outline: "3px solid #b4503f"}, {outline: "3px solid transparent"}], 1500);
      }
      history.scrollRestoration = "auto";
    };
    if (document.readyState === "complete") go();
    else addEventListener("load", () => requestAnimationFrame(go), {once: true});
  }

  // The notice is small; the dialog shows all that is wrong, and stands over a page that is
  // not its newest because of it.
  const host = make("chancery-desk", {}), root = host.attachShadow({mode: "open"});
  const count = make("p", {role: "status"}), show = make("button", {type: "button"}), dismiss = make("button", {type: "button"});
  const notice = make("section", {class: "notice", "aria-label": "chancery serve"}, count, show, dismiss);
  const title = make("h2", {id: "Title"}), last = make("p", {class: "last", id: "Last"}), close = make("button", {type: "button"});
  const list = make("div", {});
  const dialog = make("dialog", {role: "alertdialog", "aria-labelledby": "Title", "aria-describedby": "Last"}, make("div", {class: "head"}, make("div", {}, title, last), close), list);
  notice.hidden = true;
  close.autofocus = true;
  root.append(make("link", {rel: "stylesheet", href: new URL("serve.css", script.src)}), notice, dialog);
  document.body.append(host);
  let now, gone;

  // What its reader has closed stays closed until something else is wrong.
  const key = () => page + now.key;
  const seen = () => { try { return sessionStorage.getItem(read) === key(); } catch { return false; } };
  const note = () => { try { sessionStorage.setItem(read, key()); } catch { /* it opens again, then */ } };

  const items = list => make("ol", {}, ...list.map(m => {
    const e = make("li", {class: m.severity}, make("p", {}, m.head));
    if (m.excerpt) e.append(make("pre", {tabindex: "0"}, m.excerpt));
    if (m.fix) e.append(make("p", {class: "fix"}, m.fix));
    return e;
  }));

  // fill shows all mistakes: those of the page, and the others when they are wanted.
  async function fill(all) {
    const w = now.words, at = now.key, rest = make("div", {});
    list.replaceChildren(items(now.own), rest);
    if (!now.others) return;
    const more = make("button", {type: "button"}, w.show);
    if (now.own.length) rest.append(make("h3", {}, w.notice));
    if (!all) {
      more.addEventListener("click", () => fill(true));
      rest.append(more);
      return;
    }
    try {
      const answer = await fetch(address("others.json"));
      const others = items(await answer.json());
      if (now.key !== at) return;
      rest.append(others);
      if (now.own.length) close.focus();
    } catch { /* the server is gone, which the notice says */ }
  }

  function open() {
    if (!dialog.open) {
      fill(!now.own.length);
      dialog.showModal();
    }
    notice.hidden = true;
  }

  function draw(moved) {
    const w = now.words, own = now.own.length > 0, wrong = own || now.others;
    host.lang = w.language;
    title.textContent = own ? w.title : w.notice;
    last.textContent = own ? w.last : "";
    last.hidden = !last.textContent;
    show.textContent = w.show;
    close.textContent = dismiss.textContent = w.close;
    show.hidden = gone || !wrong;
    dismiss.hidden = gone;
    notice.className = gone || now.errors ? "notice" : "notice mild";
    if (dialog.open && (!wrong || moved && !own && dialog.dataset.own)) dialog.close();
    dialog.dataset.own = own ? "own" : "";
    if (moved && dialog.open) fill(!own);
    if (moved && own && !seen()) open();
    notice.hidden = dialog.open || !gone && (!wrong || !own && seen());
    // Read aloud is what changes in a notice that is there already.
    requestAnimationFrame(() => count.textContent = gone ? w.ended : own ? w.title : w.notice);
  }

  show.addEventListener("click", open);
  dismiss.addEventListener("click", () => {
    note();
    notice.hidden = true;
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    if (dialog.dataset.own) note();
    draw();
  });

  // Browsers allow a server six connections: only a page that is seen has one.
  let stream, lost;
  function connect() {
    if (stream || document.hidden) return;
    stream = new EventSource(address("events"));
    stream.addEventListener("message", e => {
      clearTimeout(lost);
      const before = now?.key;
      now = JSON.parse(e.data);
      gone = false;
      if (now.version !== version) return reload();
      draw(now.key !== before);
    });
    stream.addEventListener("error", () => {
      clearTimeout(lost);
      lost = setTimeout(() => {
        gone = true;
        if (now) draw();
      }, 2000);
      if (stream.readyState === EventSource.CLOSED) { // the browser has given up
        disconnect();
        setTimeout(connect, 2000);
      }
    });
  }
  function disconnect() {
    stream?.close();
    stream = undefined;
  }
  document.addEventListener("visibilitychange", () => document.hidden ? disconnect() : connect());
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  back();
  connect();
})();
