"use strict";
// Pasting is the whole action. A picture is refused at once, for a browser puts none into a text field.
(() => {
  const form = document.querySelector("[data-paste-empty]");
  const field = form.querySelector("textarea");
  const refused = form.querySelector("[data-refused]");
  field.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    if (!data.getData("text/plain") && [...data.files].some((file) => file.type.startsWith("image/"))) {
      event.preventDefault();
      refused.textContent = "This is a picture, not text. Add it to a story as a picture.";
      refused.hidden = false;
      return;
    }
    setTimeout(() => field.value.trim() && form.requestSubmit());
  });
})();
