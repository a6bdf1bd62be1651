"use strict";
// J and K go from change to change, U undoes the chosen one; only outside fields.
(() => {
  const marks = [...document.querySelectorAll(".desk-mark")];
  let at = -1;
  const choose = (to) => {
    if (!marks.length) return;
    marks[at]?.classList.remove("is-chosen");
    at = Math.max(0, Math.min(marks.length - 1, to));
    marks[at].classList.add("is-chosen");
    marks[at].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const key = event.key.toLowerCase();
    if (key === "j") choose(at + 1);
    if (key === "k") choose(at - 1);
    if (key === "u" && at >= 0) {
      const id = marks[at].id.replace("change-", "");
      document.querySelector(`button[name="undo"][value="${CSS.escape(id)}"]`)?.click();
    }
  });
})();
