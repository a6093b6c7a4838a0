// Walks pages in Firefox: what the console says, what sticks out, what a reader can do, and
// how the page is printed. Reads what to do from its argument, prints what it saw.
import {readFileSync} from "node:fs";
import puppeteer from "puppeteer-core";

const {firefox, probe, pages, widths, search} = JSON.parse(readFileSync(process.argv[2]));
const browser = await puppeteer.launch({browser: "firefox", executablePath: firefox, headless: true});
const seen = [];
for (const {name, url, pdf} of pages) {
  const page = await browser.newPage(), said = [], wide = [];
  page.on("console", m => said.push(m.text()));
  page.on("pageerror", e => said.push(String(e)));
  for (const width of widths) {
    await page.setViewport({width, height: 900});
    await page.goto(url, {waitUntil: "load"});
    const found = await page.evaluate(`(() => { const p = ${probe}; return p.width() > ${width} ? p.outside(${width}).slice(0, 5) : null })()`);
    if (found) wide.push(`at ${width} pixels ${found.join("; ")}`);
  }
  if (pdf) await page.pdf({path: pdf, format: "a4"});
  seen.push({name, said, wide});
  await page.close();
}

// What a reader does: a note beside the text, a citation copied, a word sought.
const page = await browser.newPage(), did = {};
const until = (what, condition) => page.waitForFunction(condition, {timeout: 20000}).then(() => did[what] = true, () => did[what] = false);
await page.setViewport({width: 1280, height: 900});
await page.goto(pages.find(p => p.name === "brief").url, {waitUntil: "load"});
await page.evaluate(`document.querySelector(".prose [role=doc-biblioref]").click(), 0`);
await until("note", `document.querySelector(".sidenote")`);
await page.evaluate(`Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: async text => { window.copied = text; }}}), document.querySelectorAll(".cite-tools button")[0].click(), 0`);
await until("citation", `window.copied?.includes(document.querySelector("h1").textContent)`);
await page.goto(search, {waitUntil: "load"});
await until("results", `document.querySelectorAll(".hits li").length > 0`);
await browser.close();
console.log(JSON.stringify({seen, did}));
