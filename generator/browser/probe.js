// What the tests measure in a page. Evaluates to an object of functions.
({
	// lines gives the number of characters of each full line of long text: the
	// last line of a paragraph is as long as it happens to be, so it is left out.
	lines() {
		const lengths = [];
		for (const p of document.querySelectorAll(".prose > p")) {
			const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
			const range = document.createRange();
			const found = [];
			let text = "", bottom = null;
			for (let node; (node = walker.nextNode());) {
				for (let i = 0; i < node.data.length; i++) {
					range.setStart(node, i);
					range.setEnd(node, i + 1);
					const box = range.getClientRects()[0];
					if (!box || box.width === 0) continue;
					if (bottom !== null && box.top > bottom - 2) {
						found.push(text.trim().length);
						text = "";
						bottom = null;
					}
					text += node.data[i];
					bottom = Math.max(bottom ?? 0, box.bottom);
				}
			}
			lengths.push(...found);
		}
		return lengths;
	},

	// firstParagraph gives where reading begins, in pixels from the top of the page; -1 when
	// the page is a list alone.
	firstParagraph() {
		for (const p of document.querySelectorAll("main .standfirst, main .prose > *")) {
			const box = p.getBoundingClientRect();
			if (box.height > 0) return Math.round(box.top + scrollY);
		}
		return -1;
	},

	// width gives how wide the page is with all that sticks out, in pixels.
	width() { return document.documentElement.scrollWidth; },

	// scrollers names the boxes that scroll sideways.
	scrollers() {
		const found = [];
		for (const e of document.body.querySelectorAll("*")) {
			const style = getComputedStyle(e);
			if (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(style.overflowX)) found.push(this.name(e));
		}
		return found;
	},

	// outside names the elements that stick out of the page at its right.
	outside(width) {
		const found = [];
		for (const e of document.body.querySelectorAll("*")) {
			if (e.getBoundingClientRect().right > width + 1 && !e.closest("svg svg")) found.push(this.name(e));
		}
		return found;
	},

	// small names the targets that are less than 24 pixels wide or high, one of each
	// sort. A link in a line of text is as high as the line (WCAG 2.2, 2.5.8, exception "inline").
	small() {
		const found = new Map();
		for (const e of document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")) {
			if (e.closest("svg") || !e.checkVisibility({visibilityProperty: true}) || e.matches("[tabindex='-1'], .skip")) continue;
			const box = e.getBoundingClientRect();
			if (box.width >= 23.5 && box.height >= 23.5 || this.inText(e)) continue;
			const name = this.name(e);
			found.set(name.replace(/#[^. ]*| “.*/g, ""), `${name} ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
		}
		return [...found.values()];
	},

	// inText reports whether a link stands in a line with other text.
	inText(link) {
		if (!getComputedStyle(link).display.startsWith("inline")) return false;
		let block = link.parentElement;
		while (getComputedStyle(block).display === "inline") block = block.parentElement;
		const rest = block.cloneNode(true);
		rest.querySelectorAll("a, button").forEach(e => e.remove());
		return rest.textContent.trim() !== "";
	},

	// name tells which element it is.
	name(e) {
		const path = [];
		for (let at = e; at && at !== document.body && path.length < 4; at = at.parentElement) {
			path.unshift(at.localName + (at.id ? "#" + at.id : "") + [...at.classList].map(c => "." + c).join(""));
		}
		return path.join(" > ") + ` “${e.textContent.trim().slice(0, 40)}”`;
	},

	// styled reports whether the page's own style sheet is in force.
	styled() {
		return document.styleSheets.length > 0
			&& getComputedStyle(document.documentElement).getPropertyValue("--paper") !== ""
			&& getComputedStyle(document.body).display === "flex";
	},

	// colours gives the lightness, from 0 to 1, of the page and of its text.
	colours() {
		const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
		const lightness = colour => {
			canvas.fillStyle = colour;
			canvas.fillRect(0, 0, 1, 1);
			const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
			return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
		};
		return {
			paper: lightness(getComputedStyle(document.documentElement).backgroundColor),
			ink: lightness(getComputedStyle(document.querySelector("h1")).color),
		};
	},

	// visible gives the text that a reader sees, with its spaces made one: that of the page,
	// without what a script adds.
	visible(selector) {
		if (!this.whole) { // what is out of sight has no text where its layout is skipped
			this.whole = new CSSStyleSheet();
			this.whole.replaceSync("* { content-visibility: visible !important }");
			document.adoptedStyleSheets.push(this.whole);
		}
		return [...document.querySelectorAll(selector)].filter(e => e.checkVisibility() && !e.closest("[role=search], .found, .cite-tools")).map(e => e.innerText.replace(/\s+/g, " ").trim()).filter(t => t);
	},

	// controls names the controls in sight that need a script: none in a form that is sent somewhere.
	controls() {
		return [...document.querySelectorAll("button, input, select, textarea, [role=button], [onclick]")]
			.filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest("form[action]"))
			.map(e => this.name(e));
	},
})
