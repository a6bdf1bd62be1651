// One small deferred file for every page. Reading, searching and opening a picture work without it; what makes
// them quicker is fetched when a reader reaches for it, and if that fails the plain link is followed.
(() => {
const module = (link) => (link.matches('.find') ? import(asset(search.js)) : import(asset(large.js)));
const open = (link) => module(link).then((it) => it.open(link)).catch(() => { location = link.href; });
const copy = (link) => {
  const word = link.firstElementChild;
  const tell = (text) => { word.role = 'status'; word.textContent = text; };
  Promise.resolve(navigator.clipboard?.writeText(link.href)).then(() => tell(navigator.clipboard ? 'Copied' : link.href), () => tell(link.href));
};
const reached = (event) => event.target.closest?.('.find,.big');
for (const hint of ['pointerover', 'focusin']) addEventListener(hint, (event) => { if (reached(event)) module(reached(event)).catch(() => {}); });
addEventListener('click', (event) => {
  const link = reached(event) || event.target.closest?.('.copy');
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  (link.matches('.copy') ? copy : open)(link);
});
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.('input,textarea,select,dialog')) return;
  event.preventDefault();
  open(document.querySelector('.find'));
});
})();
