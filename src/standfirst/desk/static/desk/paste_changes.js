"use strict";
// Choosing a change: its number turns yellow on both sides, the strip says what it is. The form can do all of
// this by itself, a page at a time; here nothing is sent.
const pasteChanges = (() => {
  const form = document.querySelector("[data-paste]");
  const all = (selector) => [...form.querySelectorAll(selector)];
  const at = () => form.elements.namedItem("at").value;

  const shown = () => {
    const kinds = all("[name=show]:checked").map((chip) => `paste-kind--${chip.value}`);
    return all(".paste-gutter [data-number]").filter(
      (number) => !kinds.length || kinds.some((kind) => number.classList.contains(kind)),
    );
  };

  const strip = ({ dataset }) => {
    const undo = form.querySelector("[data-undo]");
    undo.name = dataset.undone ? "again" : "undo";
    undo.value = dataset.key;
    undo.hidden = undo.disabled = !dataset.undone && !dataset.undoable;
    undo.firstElementChild.textContent = dataset.undone ? "Do it again" : "Undo";
    const show = form.querySelector("[data-show-in-story]");
    show.hidden = !dataset.place;
    show.href = `#field-${dataset.place}`;
  };

  // Marks one change as chosen everywhere, and brings it into view in the original.
  const choose = (id, { scroll = true } = {}) => {
    const says = form.querySelector(`[data-says="${CSS.escape(id)}"]`);
    if (!says) return;
    form.elements.namedItem("at").value = id;
    for (const one of all("[data-says]")) one.hidden = one !== says;
    for (const one of all("button[data-number]")) one.setAttribute("aria-pressed", one.dataset.number === id);
    for (const one of all("[data-said]")) one.hidden = one.dataset.said !== id;
    for (const one of all("[data-mark], [data-ink-mark]"))
      one.classList.toggle("is-chosen", (one.dataset.mark ?? one.dataset.inkMark) === id);
    for (const one of all("[data-field]"))
      one.classList.toggle("is-chosen", !!one.querySelector(`[data-number="${CSS.escape(id)}"], [data-said="${CSS.escape(id)}"]`));
    strip(says);
    if (scroll) form.querySelector(`[data-mark="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const ids = [...new Set(shown().map((number) => number.dataset.number))];
    if (!ids.length) return;
    const here = ids.indexOf(at());
    choose(ids[here < 0 ? 0 : Math.max(0, Math.min(ids.length - 1, here + by))]);
  };

  const light = (element) => {
    element.scrollIntoView({ block: "center" });
    element.classList.add("paste-lit");
    setTimeout(() => element.classList.remove("paste-lit"), 1200);
  };

  const showInStory = () => {
    const id = CSS.escape(at());
    const place = form.querySelector(`[data-says="${id}"]`)?.dataset.place;
    if (!place) return;
    light(form.querySelector(`[data-ink-mark="${id}"]`) ?? document.getElementById(`field-${place}`));
  };

  form.addEventListener("click", (event) => {
    const chosen = event.target.closest("button[data-number]");
    const stepped = event.target.closest("[data-step]");
    const show = event.target.closest("[data-show-in-story]");
    if (!chosen && !stepped && !show) return;
    event.preventDefault();
    if (chosen) choose(chosen.value);
    if (stepped) step(Number(stepped.dataset.step));
    if (show) showInStory();
  });

  // What was switched with a pointer gives the keys back at once: they rest while a field has the focus.
  form.addEventListener("pointerup", (event) => {
    if (event.target.closest("label")?.querySelector("[type=radio], [type=checkbox]"))
      setTimeout(() => document.activeElement.blur());
  });

  return { choose, showInStory, light, at };
})();
