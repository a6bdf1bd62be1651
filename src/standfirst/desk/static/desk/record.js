"use strict";
// Keys press the screen's own buttons: A accept, E correct, M same as, X reject, S later, Z undo; J K other lines;
// 1 to 8 and 0 say how the framed event was told, and the arrows frame another.
(() => {
  const form = document.getElementById("record-form");
  const events = [...form.querySelectorAll("[data-event]")];
  let at = 0;
  const frame = (to) => {
    events[at]?.classList.remove("is-framed");
    at = Math.max(0, Math.min(events.length - 1, to));
    events[at]?.classList.add("is-framed");
    events[at]?.scrollIntoView({ block: "nearest" });
  };
  frame(events.length > 1 ? events.findIndex((event) => !event.querySelector("[value=asserted]:checked")) : 0);
  for (const event of events) event.addEventListener("focusin", () => frame(events.indexOf(event)));
  document.querySelector(".desk-record__list [aria-current]")?.scrollIntoView({ block: "nearest" });
  const press = (key) => document.querySelector(`[data-key="${key}"]`)?.click();
  const opened = (name) => {
    const more = form.querySelector(`[data-${name}]`);
    if (!more || more.open) return false;
    more.open = true;
    more.querySelector("input, select").focus();
    return true;
  };
  const go = (where) => { if (form.dataset[where]) location.assign(form.dataset[where]); };
  const keys = {
    a: () => press("a"), x: () => press("x"), s: () => press("s"), z: () => press("z"),
    e: () => opened("correct") || press("e"), m: () => opened("same") || press("m"),
    j: () => go("after"), k: () => go("before"), ArrowDown: () => frame(at + 1), ArrowUp: () => frame(at - 1),
  };
  // The buttons open what has to be filled in first, as the keys do.
  for (const [key, name] of [["e", "correct"], ["m", "same"]]) {
    document.querySelector(`.desk-bar [data-key="${key}"]`)?.addEventListener("click", (event) => {
      if (opened(name)) event.preventDefault();
    });
  }
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]");
    if (event.key === "Escape") field?.blur();
    if (field || event.metaKey || event.ctrlKey || event.altKey) return;
    if (/^[0-8]$/.test(event.key)) {
      const ways = events[at]?.querySelectorAll("[type=radio]") ?? [];
      const way = event.key === "0" ? ways[8] : ways[event.key - 1];
      if (way) way.checked = true;
      event.preventDefault();
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
