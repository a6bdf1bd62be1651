"use strict";
// Starts what Wagtail's forms start with inline scripts, which the desk's Content Security Policy does not allow:
// panels of rows, choosers, and fields for days and hours; those that come later too (a row added, a dialog opened).
(() => {
  const start = (each) => {
    const { deskPanel, deskChooser, deskDate, deskFor, deskOptions } = each.dataset;
    const options = JSON.parse(deskOptions);
    each.remove();
    if (deskPanel) new window[deskPanel](options);
    if (deskChooser) new window[deskChooser](deskFor, options);
    if (deskDate) window[deskDate](deskFor, options);
  };
  const within = (root) => {
    if (root.matches?.("[data-desk-options]")) start(root);
    for (const each of root.querySelectorAll?.("[data-desk-options]") ?? []) start(each);
  };
  document.addEventListener("DOMContentLoaded", () => {
    within(document);
    new MutationObserver((changes) => {
      for (const change of changes) change.addedNodes.forEach(within);
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
