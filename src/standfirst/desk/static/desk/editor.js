"use strict";
// The two menus: opened, the focus is on the mildest; Esc closes; ⌘↵ in the open menu does the first. No other key acts.
(() => {
  for (const menu of document.querySelectorAll(".desk-menu")) {
    menu.addEventListener("toggle", () => {
      if (menu.open) menu.querySelector("div > a, div > button")?.focus();
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        menu.querySelector("button[name=action-publish]")?.click();
      }
    });
  }
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".desk-menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
})();
