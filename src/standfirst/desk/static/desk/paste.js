"use strict";
// The form is sent in the background, and only the parts that came back different are put in place: scroll,
// selection and focus stay. Saving and publishing leave the screen and are sent as forms are.
(() => {
  const form = document.querySelector("[data-paste]");
  const HERE = new Set(["undo", "again", "leave", "unleave", "tab"]);
  const config = JSON.parse(document.getElementById("wagtail-config").textContent);
  let leaving = false;

  const say = (sentence) =>
    document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { clear: true, text: sentence, type: "error" } }));

  const staysHere = (button) =>
    button && (HERE.has(button.name) || (button.name === "do" && /rights$|^clean$/.test(button.value)));

  const scrolls = new Map();
  const panes = () => [...form.querySelectorAll("[data-scroll]")].filter((pane) => pane.offsetParent);
  const chosenMark = () => {
    const mark = form.querySelector(`[data-mark="${CSS.escape(pasteChanges.at())}"]`);
    return mark?.offsetParent ? mark : null;
  };

  // A pane out of sight has no scroll of its own: its last one is kept until it is seen again.
  const remembered = () => {
    for (const pane of panes()) scrolls.set(pane.id, pane.scrollTop);
    const active = document.activeElement;
    const focus = form.contains(active)
      ? { id: active.id, name: active.name, value: active.value, selection: [active.selectionStart, active.selectionEnd] }
      : null;
    return { top: chosenMark()?.getBoundingClientRect().top, focus };
  };

  const refocus = (focus) => {
    if (!focus || form.contains(document.activeElement)) return;
    const named = [...form.querySelectorAll(`[name="${CSS.escape(focus.name ?? "")}"]`)].filter((one) => !one.hidden);
    const target =
      (focus.id && document.getElementById(focus.id)) ||
      named.find((one) => one.value === focus.value) ||
      (/^(undo|again)$/.test(focus.name) && form.querySelector("[data-undo]:not([hidden])")) ||
      named.find((one) => one.type !== "hidden") ||
      form.querySelector(".desk-side button, .desk-side input");
    target?.focus({ preventScroll: true });
    if (target?.setSelectionRange && focus.selection[0] != null && target.tagName === "TEXTAREA")
      target.setSelectionRange(...focus.selection);
  };

  // The chosen change keeps its place under the eye: by Edit, since numbers and heights may have changed.
  const restore = ({ top, focus }) => {
    for (const pane of panes()) pane.scrollTop = scrolls.get(pane.id) ?? 0;
    const mark = chosenMark();
    if (mark && top !== undefined) document.getElementById("original-pane").scrollTop += mark.getBoundingClientRect().top - top;
    refocus(focus);
  };

  const put = (html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-paste]");
    if (!fresh) return false;
    const memory = remembered();
    const parts = new Set([...form.querySelectorAll("[data-part]"), ...fresh.querySelectorAll("[data-part]")].map((part) => part.id));
    for (const id of parts) {
      const [old, now] = [form.querySelector(`#${id}`), fresh.querySelector(`#${id}`)];
      if (old && now && !old.isEqualNode(now)) old.replaceWith(now);
      else if (old && !now) old.remove();
      else if (!old && now) form.querySelector("#paste-text").after(now);
    }
    restore(memory);
    pasteFields.numbers();
    return true;
  };

  const send = async (name, value) => {
    const data = new FormData(form);
    data.append(name, value);
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data });
      if (!put(await answer.text()))
        say("The desk did not take this: you may have been signed out. Sign in in another tab, then try again; what you typed is still here.");
    } catch (why) {
      if (!(why instanceof TypeError)) throw why;
      say("The desk cannot be reached. What you typed is still here: try again in a moment.");
    } finally {
      form.removeAttribute("aria-busy");
    }
  };

  // One after the other: each sending holds what the answer before it left.
  let sending = Promise.resolve();
  const queue = ({ name, value }) => {
    sending = sending.then(() => send(name, value));
  };

  form.addEventListener("submit", (event) => {
    if (!staysHere(event.submitter)) {
      leaving = event.submitter?.formTarget !== "_blank";
      return;
    }
    event.preventDefault();
    queue(event.submitter);
  });

  // Another language has other rules: the text is looked at again.
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-look-again]")) queue({ name: "do", value: "clean" });
  });

  form.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (event.target.closest("[data-leave]")) leaving = true;
    if (!link || link.hasAttribute("data-show-in-story")) return;
    event.preventDefault();
    const target = document.getElementById(link.hash.slice(1));
    if (target.id === "rights") {
      target.scrollIntoView({ block: "nearest" });
      (target.querySelector("input[type=radio]:checked") ?? target.querySelector("input")).focus();
      return;
    }
    const field = target.querySelector("textarea.desk-input");
    if (link.dataset.end > 0 && field) {
      field.focus({ preventScroll: true });
      field.setSelectionRange(Number(link.dataset.start), Number(link.dataset.end));
    }
    pasteChanges.light(target.querySelector(`#${link.dataset.place}-${link.textContent.match(/\d+$/)?.[0]}`) ?? target);
  });

  // A licence but our own needs its ground; until both are there the button says that it waits.
  const ready = () => {
    const button = form.querySelector("[data-state-rights]");
    if (!button) return;
    const licence = form.querySelector("[name=licence]:checked")?.value;
    button.classList.toggle("desk-button--off", !licence || (licence !== "own" && !form.elements.namedItem("ground").value.trim()));
  };
  form.addEventListener("input", ready);
  new MutationObserver(ready).observe(form, { childList: true });
  ready();

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
    if (event.key === "Escape" && event.target.closest("input, textarea, select")) event.target.blur();
    if (!config.KEYBOARD_SHORTCUTS_ENABLED || typing || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "Enter" && !event.target.closest("a, button, summary, input, label")) pasteChanges.showInStory();
  });

  addEventListener("beforeunload", (event) => {
    if (!leaving) event.preventDefault();
  });
  if (/Mac|iP(hone|ad)/.test(navigator.platform)) for (const key of form.querySelectorAll("[data-mod-key]")) key.textContent = "⌘S";
})();
