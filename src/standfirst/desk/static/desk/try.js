"use strict";
// On the empty bench a file may be dropped; on a read one the arrows go from field to field and light its place.
(() => {
  const empty = document.querySelector("[data-try]");
  if (empty) {
    const [zone, field] = [empty.querySelector("[data-drop]"), empty.querySelector("[type=file]")];
    const over = (event, is) => {
      event.preventDefault();
      zone.classList.toggle("is-over", is);
    };
    zone.addEventListener("dragover", (event) => over(event, true));
    zone.addEventListener("dragleave", (event) => over(event, false));
    zone.addEventListener("drop", (event) => {
      over(event, false);
      if (!event.dataTransfer.files.length) return;
      field.files = event.dataTransfer.files;
      empty.requestSubmit();
    });
  }
  const bench = document.querySelector("[data-tried]");
  if (!bench) return;
  bench.querySelector("[data-look]").addEventListener("change", () => bench.requestSubmit());
  const hint = bench.querySelector("[data-hint]");
  if (hint) hint.hidden = false;
  const rows = [...bench.querySelectorAll("tr[data-lines]")];
  let at = -1;
  const choose = (to, scroll = true) => {
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, to));
    for (const row of rows) row.classList.toggle("is-chosen", row === rows[at]);
    const [first, last] = rows[at].dataset.lines.split("-").map(Number);
    for (const line of bench.querySelectorAll(".wire-lines > li")) {
      const number = Number(line.id.slice(5));
      line.classList.toggle("is-lit", number >= first && number <= last);
    }
    if (!scroll) return;
    rows[at].scrollIntoView({ block: "nearest" });
    document.getElementById(`line-${first}`)?.scrollIntoView({ block: "nearest" });
  };
  bench.addEventListener("click", (event) => {
    const link = event.target.closest("tr[data-lines] a");
    if (!link) return;
    event.preventDefault();
    choose(rows.indexOf(link.closest("tr")));
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select") || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    choose(at + (event.key === "ArrowDown" ? 1 : -1));
  });
  choose(0, false);
})();
