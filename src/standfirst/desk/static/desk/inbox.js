"use strict";
// The list stays where it is while J and K move through it; only the copy at the right is fetched. What is newer is
// counted at the foot and never pushed in. Every key presses a link or a button that also works without this script.
(() => {
  const box = document.querySelector("[data-inbox]");
  const rows = [...box.querySelectorAll("[data-row]")];
  const wide = matchMedia("(min-width: 800px)");
  let at = Math.max(0, rows.findIndex((row) => row.classList.contains("is-chosen")));
  let asked = 0;

  const show = async (address) => {
    const mine = ++asked;
    const answer = await fetch(address);
    if (!answer.ok || mine !== asked) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".inbox-preview");
    if (!fresh || mine !== asked) return;
    const old = box.querySelector(".inbox-preview");
    const then = rows[at + 1]?.querySelector("a").href ?? location.href;
    const field = fresh.querySelector("[name=then]");
    if (field) field.value = new URL(then).pathname + new URL(then).search;
    const focused = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (focused) fresh.querySelector(".inbox-read").focus({ preventScroll: true });
  };

  let waiting = 0;
  const choose = (to) => {
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows.forEach((row, number) => {
      row.classList.toggle("is-chosen", number === at);
      const link = row.querySelector("a");
      if (number === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    rows[at].scrollIntoView({ block: "nearest" });
    clearTimeout(waiting);
    waiting = setTimeout(() => show(rows[at].querySelector("a").dataset.preview), 60);
    history.replaceState(null, "", rows[at].querySelector("a").href);
  };

  const undo = box.querySelector("[data-undo]");
  const last = sessionStorage.getItem("desk-ignored");
  if (last) undo.hidden = false;

  box.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    const row = event.target.closest("[data-row]");
    const look = event.target.closest("[data-show]");
    const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (event.target.closest("[data-to-find]")) box.querySelector("[data-find]").focus();
    else if (event.target.closest("[data-ignore]"))
      sessionStorage.setItem("desk-ignored", event.target.closest("[data-ignore]").dataset.ignore);
    else if (event.target.closest("[data-undo]")) {
      const form = box.querySelector("[data-undo-form]");
      form.action = sessionStorage.getItem("desk-ignored");
      sessionStorage.removeItem("desk-ignored");
      form.submit();
    } else if (step) {
      event.preventDefault();
      choose(at + Number(step.dataset.step));
    } else if (look && plain) {
      event.preventDefault();
      show(look.dataset.show);
    } else if (row && plain && wide.matches) {
      event.preventDefault();
      choose(rows.indexOf(row));
    }
  });
  for (const pick of box.querySelectorAll("[data-pick]")) pick.addEventListener("change", () => pick.form.requestSubmit());

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input, textarea, select");
    if (event.key === "Escape") field?.blur();
    if (field || event.metaKey || event.ctrlKey || event.altKey) return;
    const versions = box.querySelector("[data-versions]");
    if (event.key === "ArrowRight" && versions) versions.open = true;
    if (event.key === "ArrowLeft" && versions) versions.open = false;
    if (event.key === "Enter" && event.target === document.body) box.querySelector("[data-open]")?.click();
  });

  const link = box.querySelector("[data-newer-link]");
  const look = async () => {
    if (!box.dataset.newest || document.hidden) return;
    const answer = await fetch(`${box.dataset.newer}?since=${encodeURIComponent(box.dataset.newest)}`);
    if (!answer.ok) return;
    const { count } = await answer.json();
    link.hidden = !count;
    link.querySelector("[data-newer-count]").textContent = count < 100 ? `${count} newer` : "100 newer or more";
  };
  setInterval(() => look().catch((why) => console.warn(why)), 10_000);
})();
