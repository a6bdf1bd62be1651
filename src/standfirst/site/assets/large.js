// A picture opened large, in a dialog. Back closes it, because opening it made a step in the history.
export const open = (link) => {
  const box = document.createElement('dialog');
  box.className = 'box';
  box.ariaLabel = 'Picture';
  const close = document.createElement('button');
  close.className = 'x';
  close.ariaLabel = 'Close the picture';
  const from = link.closest('figure');
  close.append(from.querySelector('.x svg').cloneNode(true));
  const picture = link.firstElementChild.cloneNode(true);
  for (const part of [picture, ...picture.children]) if (part.sizes) part.sizes = '100vw';
  const words = from.querySelector('figcaption');
  box.append(close, picture, ...(words ? [words.cloneNode(true)] : []));
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
