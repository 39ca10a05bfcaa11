"use strict";
(() => {
  const form = document.querySelector(".filter form");
  const rows = [...document.querySelectorAll(".beads tbody tr")];
  const words = form.elements.words, doubtful = form.elements.doubtful, unpaired = form.elements.unpaired;
  const least = form.elements.least, shown = document.querySelector(".shown");
  const nothing = document.querySelector(".empty");
  const texts = new Map();
  const plain = (text) => text.normalize("NFC").toLowerCase();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, plain([...row.querySelectorAll("p")].map((p) => p.textContent).join("\n")));
    return texts.get(row);
  };
  const mark = (wanted) => {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!wanted.length) return;
    const ranges = [];
    for (const row of rows) {
      if (row.hidden) continue;
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.closest("p")) continue;
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (const word of wanted) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            ranges.push(range);
            if (ranges.length > 5000) { CSS.highlights.set("found", new Highlight(...ranges)); return; }
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };
  const apply = () => {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    const bound = Number(least.value);
    form.elements.bound.value = bound + " %";
    let count = 0;
    for (const row of rows) {
      const kind = row.className;
      const chosen = (!doubtful.checked && !unpaired.checked)
        || (doubtful.checked && row.dataset.doubtful === "1") || (unpaired.checked && kind === "unpaired");
      const show = chosen && Number(row.dataset.confidence) * 100 >= bound
        && wanted.every((word) => textOf(row).includes(word));
      row.hidden = !show;
      count += show;
    }
    shown.value = count === rows.length ? rows.length + " rows" : count + " of " + rows.length + " rows";
    nothing.hidden = count > 0;
    mark(wanted);
  };
  let timer = 0;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 80); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  // A link to a row that the filter hides must still lead there.
  window.addEventListener("hashchange", () => {
    const row = document.getElementById(location.hash.slice(1));
    if (row && row.hidden) { form.reset(); setTimeout(() => row.scrollIntoView(), 50); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      words.focus();
    }
    if (event.key === "Escape" && event.target === words) { words.value = ""; apply(); }
  });
  document.querySelector(".filter").hidden = false;
  apply();
})();
