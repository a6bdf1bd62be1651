"use strict";
// While a person types: the counts, and the ink beneath the words, moved along with them.
const pasteFields = (() => {
  const form = document.querySelector("[data-paste]");
  const many = (count, word) => `${count.toLocaleString()} ${word}${count === 1 ? "" : "s"}`;

  const meters = (name, text) => {
    const meter = form.querySelector(`[data-field="${name}"] [data-meter]`);
    if (name === "headline") meter.textContent = `${[...text].length} of 90`;
    if (name !== "body") return;
    meter.textContent = many(text.split("\n\n").filter((part) => part.trim()).length, "paragraph");
    const words = text.split(/\s+/).filter(Boolean).length;
    form.querySelector("[data-length]").textContent = `${many(words, "word")} · ${Math.max(1, Math.round(words / 230))} min`;
  };

  // Cuts the typed-over stretch out of the ink: what stands before it stays, what stands after it moves.
  const ink = (under, text) => {
    const old = under.textContent;
    let ahead = 0;
    while (ahead < Math.min(old.length, text.length) && old[ahead] === text[ahead]) ahead++;
    let behind = 0;
    const most = Math.min(old.length, text.length) - ahead;
    while (behind < most && old.at(-1 - behind) === text.at(-1 - behind)) behind++;
    const walker = document.createTreeWalker(under, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let at = 0;
    let put = text.slice(ahead, text.length - behind);
    for (const node of nodes) {
      const [start, end] = [at, at + node.length];
      at = end;
      const from = Math.max(ahead, start) - start;
      const to = Math.min(old.length - behind, end) - start;
      if (from > node.length || to < 0 || (from >= to && !(put && from === to && from >= 0))) continue;
      node.data = node.data.slice(0, from) + put + node.data.slice(Math.max(from, to));
      put = "";
    }
    if (put) under.append(put);
  };

  // The number of each change stands beside its line; changes of one line share a box.
  const numbers = () => {
    for (const under of form.querySelectorAll(".paste-field--body [data-ink]")) {
      let line = null;
      for (const mark of under.querySelectorAll("[data-ink-mark]")) {
        mark.removeAttribute("data-line");
        const top = mark.offsetTop;
        if (line && Math.abs(line.offsetTop - top) < 4) {
          line.dataset.line = `${line.dataset.number}–${mark.dataset.number}`;
        } else {
          line = mark;
          mark.dataset.line = mark.dataset.number;
        }
      }
    }
  };

  form.addEventListener("input", (event) => {
    const field = event.target.closest("textarea.desk-input");
    if (!field) return;
    const under = field.parentElement.querySelector("[data-ink]");
    if (under) ink(under, `${field.value}\n`);
    meters(field.name, field.value);
    if (field.name === "body") numbers();
  });
  addEventListener("resize", numbers);
  numbers();
  return { numbers };
})();
