// One deferred file for every page: the way to search, pictures opened large, the copied link.
// Nothing here is needed to read, to search or to open a picture; it only makes these quicker.
(() => {
const $ = (query, from = document) => from.querySelector(query);
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
const cross = (label) => {
  const button = make('button', { class: 'x', type: 'button', 'aria-label': label });
  // A constant of ours, never a text that came from anywhere.
  button.innerHTML = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M2 2l16 16M18 2L2 18"/></svg>';
  return button;
};

// Pictures. Back closes the picture, because opening it made a step in the history.
const enlarge = (link) => {
  const from = link.closest('figure');
  const picture = link.firstElementChild.cloneNode(true);
  for (const part of [picture, ...picture.children]) if (part.sizes) part.sizes = '100vw';
  const close = cross('Close the picture');
  const box = make('dialog', { class: 'box', 'aria-label': 'Picture' }, close, picture);
  const words = $('figcaption', from);
  if (words) box.append(words.cloneNode(true));
  document.body.append(box);
  box.showModal();
  history.pushState({ box: 1 }, '');
  const back = () => box.close();
  addEventListener('popstate', back);
  close.onclick = back;
  box.onclick = (event) => { if (event.target === box) back(); };
  box.onclose = () => {
    removeEventListener('popstate', back);
    if (history.state?.box) history.back();
    box.remove();
    link.focus({ preventScroll: true });
  };
};

// Search as you type comes when a reader reaches for it; without it the link leads to the search page.
const home = $('.find');
let coming;
const fetched = () => coming ??= Promise.all([import(asset(search.js)), new Promise((done, failed) => {
  const sheet = make('link', { rel: 'stylesheet', href: asset(search.css) });
  sheet.onload = done;
  sheet.onerror = failed;
  document.head.append(sheet);
})]);
const open = () => fetched().then(([search]) => search.open(home, make, cross)).catch(() => { location.href = home.href; });
for (const hint of ['pointerenter', 'focus', 'touchstart']) home?.addEventListener(hint, () => fetched().catch(() => {}), { once: true, passive: true });

document.addEventListener('click', (event) => {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.('.find,.big,.copy');
  if (!link) return;
  event.preventDefault();
  if (link === home) open();
  else if (link.matches('.big')) enlarge(link);
  else {
    const word = link.firstElementChild;
    const tell = (text) => { word.setAttribute('role', 'status'); word.textContent = text; };
    navigator.clipboard ? navigator.clipboard.writeText(link.href).then(() => tell('Copied'), () => tell(link.href)) : tell(link.href);
  }
});
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input,textarea,select,[contenteditable]');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !$('dialog[open]')) {
    event.preventDefault();
    open();
  }
});
})();
