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
        menu.querySelector("button[name=action-publish], button[name=action-approve]")?.click();
      }
    });
  }
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".desk-menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  if (/Mac|iP(hone|ad)/.test(navigator.platform))
    for (const key of document.querySelectorAll("[data-mod-key]")) key.textContent = `⌘${key.dataset.modKey}`;
})();

// How long it is, while a person types; and what the checks said of the last saving: on the fields, and in the bar.
(() => {
  const form = document.getElementById("w-editor-form");
  if (!form) return;
  const field = (name) => form.querySelector(`[data-contentpath="${name}"]`)?.closest(".w-panel");
  const blocks = () =>
    [...form.querySelectorAll("#body-root > [data-streamfield-stream-container] > [data-streamfield-child]")].filter(
      (block) => !block.hidden && block.querySelector("input[name$=-deleted]")?.value !== "1",
    );
  const place = (go) => {
    const [name, number] = go.split(":");
    if (name === "bylines" || name === "pictures") return document.getElementById(`id_${name}-FORMS`)?.closest(".w-panel");
    return (number !== undefined && blocks()[Number(number)]) || field(name);
  };

  const meters = document.createElement("div");
  meters.className = "desk-meters";
  const LIMITS = [["Front", 70], ["Search", 60], ["Social", 100]];
  meters.innerHTML = LIMITS.map(
    ([label, most]) => `<span><meter min="0" max="${most}" high="${most}" optimum="1" aria-hidden="true"></meter><span>${label} <b></b> of ${most}</span></span>`,
  ).join("");
  const headline = document.getElementById("id_headline");
  headline?.closest(".w-panel__content").append(meters);
  const counted = (name) => {
    const head = field(name)?.querySelector(":scope > .w-panel__header");
    if (!head) return null;
    const found = head.querySelector(".desk-count-of") ?? document.createElement("span");
    found.className = "desk-count-of";
    head.append(found);
    return found;
  };
  const standfirst = counted("standfirst");
  const body = counted("body");
  const measure = () => {
    const letters = headline ? [...headline.value].length : 0;
    [...meters.children].forEach((meter, number) => {
      meter.querySelector("meter").value = letters;
      meter.querySelector("b").textContent = letters;
      meter.classList.toggle("desk-over", letters > LIMITS[number][1]);
    });
    const long = [...(document.getElementById("id_standfirst")?.value ?? "")].length;
    if (standfirst) {
      standfirst.textContent = `${long} of 180`;
      standfirst.classList.toggle("desk-over", long > 180);
    }
    // Wagtail leaves each paragraph without a name.
    blocks().forEach((block, number) => {
      const text = block.querySelector("[contenteditable=true]:not([aria-label])");
      text?.setAttribute("aria-label", `Body ${number + 1}`);
    });
    const paragraphs = blocks().filter((block) => block.querySelector("input[name$=-type]")?.value === "paragraph").length;
    if (body) {
      const told = `${paragraphs} paragraph${paragraphs === 1 ? "" : "s"}`;
      if (body.textContent !== told) body.textContent = told;
    }
  };
  form.addEventListener("input", measure);
  headline?.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  // Wagtail draws the blocks after us, and puts in and takes out whole elements.
  const text = document.querySelector('[data-contentpath="body"]');
  if (text) new MutationObserver(measure).observe(text, { childList: true, subtree: true });
  measure();

  const light = (element) => {
    element.scrollIntoView({ block: "center" });
    element.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true]")?.focus({ preventScroll: true });
    element.classList.add("desk-lit");
    setTimeout(() => element.classList.remove("desk-lit"), 1200);
  };
  document.addEventListener("click", (event) => {
    const go = event.target.closest("[data-go]")?.dataset.go ?? event.target.closest("[data-desk-blocked]")?.hash?.match(/^#field-(.+)/)?.[1];
    const element = go && place(go);
    if (!element) return;
    event.preventDefault();
    light(element);
  });

  const panel = document.querySelector("[data-side-panel=checks]");
  const told = () => {
    const checks = panel?.querySelector("[data-desk-checks]");
    if (!checks) return;
    for (const one of form.querySelectorAll(".desk-field-blocked")) one.classList.remove("desk-field-blocked");
    for (const said of form.querySelectorAll("[data-desk-blocks]")) said.hidden = true;
    for (const row of checks.querySelectorAll(".desk-must [data-about]")) {
      place(row.dataset.about)?.classList.add("desk-field-blocked");
      const said = form.querySelector(`[data-desk-blocks="${CSS.escape(row.dataset.about)}"]`);
      if (!said) continue;
      said.querySelector("span").textContent = row.querySelector("p").textContent.trim();
      said.hidden = false;
    }
    const blocked = document.querySelector("[data-desk-blocked]");
    const publish = document.querySelector("[data-desk-publish]");
    if (!blocked || !publish) return;
    blocked.hidden = !checks.dataset.blocked;
    publish.hidden = !blocked.hidden;
    const instead = document.querySelector("[data-desk-instead]");
    if (instead) instead.hidden = blocked.hidden;
    blocked.querySelector("[data-desk-blocked-words]").textContent = checks.dataset.blocked;
    const first = checks.querySelector(".desk-must li");
    const href = first?.querySelector("a")?.href ?? (first?.dataset.about ? `#field-${first.dataset.about}` : "");
    if (href) blocked.href = href;
    const counter = document.querySelector("[data-side-panel-toggle=checks] [data-side-panel-toggle-counter]");
    const count = checks.querySelectorAll(".desk-must li").length;
    if (counter) {
      counter.textContent = count;
      counter.hidden = !count;
    }
  };
  if (panel) new MutationObserver(told).observe(panel, { childList: true });
  told();
})();
