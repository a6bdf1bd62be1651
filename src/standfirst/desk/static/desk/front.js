"use strict";
// Keys press the screen's own buttons: J K choose, with shift they move; F finds, E sets the end, X lets it run itself.
(() => {
  const form = document.querySelector("[data-desk-front]");
  const slots = [...form.querySelectorAll("[data-desk-slot]")];
  let at = Math.max(0, slots.findIndex((slot) => slot.dataset.deskSlot === sessionStorage.getItem("desk-front")));
  const choose = (to) => {
    slots[at].classList.remove("is-chosen");
    at = Math.max(0, Math.min(slots.length - 1, to));
    slots[at].classList.add("is-chosen");
    slots[at].scrollIntoView({ block: "nearest" });
    sessionStorage.setItem("desk-front", slots[at].dataset.deskSlot);
  };
  choose(at);
  const press = (what) => slots[at].querySelector(`[data-desk-${what}]`)?.click();
  const move = (what, by) => {
    const button = slots[at].querySelector(`[data-desk-${what}]`);
    if (!button) return;
    choose(at + by);
    button.click();
  };
  const end = () => {
    slots[at].querySelector("details").open = true;
    slots[at].querySelector("[data-desk-until]").focus();
  };
  const keys = {
    j: () => choose(at + 1), k: () => choose(at - 1), J: () => move("down", 1), K: () => move("up", -1),
    f: () => press("find"), e: end, x: () => press("itself"),
  };
  document.addEventListener("keydown", (event) => {
    if ((event.metaKey || event.ctrlKey) && event.key === "Enter") {
      event.preventDefault();
      form.querySelector("[data-desk-live]").click();
      return;
    }
    const field = event.target.closest("input, textarea, select, [contenteditable]");
    if (field && event.key === "Enter" && field.name === "q") {
      event.preventDefault();
      form.querySelector("[data-desk-seek]").click();
    }
    if (event.key === "Escape") field?.blur();
    if (field || event.metaKey || event.ctrlKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
