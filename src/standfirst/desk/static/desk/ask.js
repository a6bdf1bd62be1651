"use strict";
// A question: Esc goes back and changes nothing; a red button is off until there is a reason; no key does it.
// A story coming down: every second the page is asked again, and only the right ends of its rows change.
(() => {
  const back = document.querySelector("[data-desk-back]");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && back) back.click();
  });
  const reason = document.querySelector(".desk-question--red textarea[required]");
  const button = document.querySelector("[data-desk-do]");
  if (reason && button) {
    const look = () => { button.disabled = !reason.value.trim(); };
    reason.addEventListener("input", look);
    look();
  }
  const box = document.querySelector("[data-desk-down]");
  if (!box) return;
  back?.focus();
  const said = box.querySelector("[data-desk-said]");
  const again = async () => {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-desk-down]");
    const live = [...fresh.querySelectorAll("[data-desk-live]")];
    box.querySelectorAll("[data-desk-live]").forEach((each, number) => {
      if (each.innerHTML !== live[number].innerHTML) each.replaceChildren(...live[number].childNodes);
    });
    const title = box.querySelector("h2").textContent;
    if (said.textContent !== title) said.textContent = title;
    box.dataset.deskDown = fresh.dataset.deskDown;
    box.className = fresh.className;
  };
  const timer = setInterval(() => {
    if (box.dataset.deskDown === "0") clearInterval(timer);
    else again().catch((why) => console.warn(why));
  }, 1000);
})();
