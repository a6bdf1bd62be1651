// Search as you type: an editable combobox with a list (manual selection), in a dialog.
// Whatever the server answers becomes text nodes; nothing of it is ever read as HTML.
const $ = (query, from = document) => from.querySelector(query);
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
const cross = () => {
  const [svg, path] = ['svg', 'path'].map((tag) => document.createElementNS('http://www.w3.org/2000/svg', tag));
  svg.setAttribute('viewBox', '0 0 20 20');
  path.setAttribute('d', 'M2 2l16 16M18 2L2 18');
  svg.append(path);
  return make('button', { class: 'x', type: 'button', 'aria-label': 'Close the search' }, svg);
};
const dressed = new Promise((done) => {
  const sheet = make('link', { rel: 'stylesheet', href: asset(search.css) });
  sheet.onload = sheet.onerror = done;
  document.head.append(sheet);
});
const KEPT = 'searches';
const kept = () => { try { return JSON.parse(localStorage[KEPT] || '[]').filter((q) => typeof q === 'string'); } catch { return []; } };
const keep = (words) => {
  try { localStorage[KEPT] = JSON.stringify([words, ...kept().filter((q) => q !== words)].slice(0, 5)); } catch { /* a browser that keeps nothing */ }
};
const found = (q) => home.href + '?q=' + encodeURIComponent(q);
const wait = navigator.connection?.saveData ? 250 : 60;
let home, over, field, list, live, asking, pause, speech, active, asked;

const option = (href, parts, note, strong) => {
  const words = make(strong ? 'b' : 'span');
  for (const [text, match] of parts) words.append(match ? make('mark', {}, text) : text);
  const row = make('span', {}, words);
  if (note) row.append(make('small', {}, note));
  const node = make('div', { role: 'option', 'aria-selected': 'false', id: 'o' + list.querySelectorAll('[role=option]').length }, row);
  node.onclick = () => { if (field.value.trim()) keep(field.value.trim()); location.href = href; };
  return node;
};
const group = (title, rows) => {
  const box = make('div', { role: 'group', 'aria-label': title }, make('h2', { role: 'presentation' }, title));
  list.append(box);
  for (const row of rows) box.append(option(...row));
};
const marked = (title) => {
  const last = field.value.trim().split(/\s+/).pop().toLowerCase();
  return title.split(/(\s+)/).flatMap((word) => (last && word.toLowerCase().startsWith(last) ? [[word.slice(0, last.length), true], [word.slice(last.length)]] : [[word]]));
};
const say = (words) => {
  clearTimeout(speech);
  speech = setTimeout(() => { live.textContent = words; }, 600);
};
const select = (node) => {
  active?.setAttribute('aria-selected', 'false');
  active = node;
  if (!node) return field.removeAttribute('aria-activedescendant');
  node.setAttribute('aria-selected', 'true');
  field.setAttribute('aria-activedescendant', node.id);
  node.scrollIntoView({ block: 'nearest' });
};
const clean = () => {
  select();
  list.textContent = '';
  $('footer', over).hidden = true;
};
const shown = () => field.setAttribute('aria-expanded', String(!!$('[role=option]', list)));

const rest = async () => {
  clean();
  list.className = 'half';
  asked ??= fetch('/_topics.json').then((answer) => (answer.ok ? answer.json() : [])).catch(() => []);
  const topics = await asked;
  if (field.value.trim()) return;
  clean();
  if (topics.length) group('Today’s topics', topics.map((topic) => [topic.href, [[topic.title]]]));
  const mine = kept();
  if (mine.length) {
    const clear = make('button', { class: 'plain', type: 'button' }, 'Clear');
    clear.onclick = () => { localStorage.removeItem(KEPT); rest(); field.focus(); };
    const aside = $('.own', over);
    group('Your recent searches', mine.map((q) => [found(q), [[q]]]));
    aside.replaceChildren(clear, make('small', {}, 'Kept on this device only. We never see them.'));
  }
  $('.own', over).hidden = !mine.length;
  if (mine.length && topics.length) list.className = 'half both';
  shown();
};
const show = ({ q, total, pages, stories, suggestion }) => {
  clean();
  list.className = '';
  $('.own', over).hidden = true;
  if (pages.length) group('Topics, sections and people', pages.map((page) => [page.href, marked(page.title), page.kind, 1]));
  if (stories.length) group('Stories, newest first', stories.map((story) => [story.href, story.headline, story.section + ', ' + story.when]));
  if (suggestion) group('Did you mean', [[found(suggestion), [[suggestion]]]]);
  const foot = $('footer', over);
  foot.hidden = false;
  const number = total + (total === 1 ? ' story' : ' stories');
  foot.firstChild.textContent = total ? (total === 1 ? 'The one story' : `All ${number}`) + ` for “${q}”` : `No story for “${q}”`;
  foot.firstChild.href = found(q);
  say(number);
  shown();
};
const ask = async () => {
  asking?.abort();
  const q = field.value.trim();
  if (!q) return rest();
  const mine = (asking = new AbortController());
  try {
    const answer = await fetch(home.href + 'typed?q=' + encodeURIComponent(q), { signal: mine.signal });
    if (answer.ok && mine === asking && q === field.value.trim()) show(await answer.json());
  } catch (problem) {
    if (problem.name !== 'AbortError') say('Search does not answer. Press Enter to try the search page.');
  }
};
const keys = (event) => {
  const all = [...list.querySelectorAll('[role=option]')];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) {
    event.preventDefault();
    const at = all.indexOf(active) + step;
    select(active || step > 0 ? all[at] : all.at(-1));
  } else if (event.key === 'Enter' && active && !event.isComposing) {
    event.preventDefault();
    active.click();
  }
};
const build = () => {
  const name = $('meta[property="og:site_name"]')?.content || $('.name')?.textContent || '';
  const close = cross();
  field = make('input', { type: 'text', enterkeyhint: 'search', name: 'q', id: 'ask', placeholder: 'Begin typing your search...', autocomplete: 'off', maxlength: 200, role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'hits' });
  const form = make('form', { class: 'field', role: 'search', action: home.href }, field, make('button', { class: 'btn' }, 'Search'));
  list = make('div', { role: 'listbox', id: 'hits', 'aria-label': 'Found' });
  live = make('p', { class: 'no', role: 'status' });
  const foot = make('footer', {}, make('a', { class: 'more' }), make('small', { class: 'keys' }, '↑ ↓ to choose, Enter to open, Esc to close'));
  const label = make('label', { for: 'ask', id: 'asked' }, `Search ${name}`.trim());
  const body = make('div', {}, list, make('div', { class: 'own', hidden: '' }));
  over = make('dialog', { class: 'over', 'aria-labelledby': 'asked' }, make('header', {}, label, close), form, body, foot, live);
  document.body.append(over);
  close.onclick = () => over.close();
  over.onclick = (event) => { if (event.target === over) over.close(); };
  form.onsubmit = () => { if (field.value.trim()) keep(field.value.trim()); };
  field.onkeydown = keys;
  field.oninput = () => { clearTimeout(pause); pause = setTimeout(ask, wait); };
};
export const open = async (link) => {
  home = link;
  await dressed;
  if (!over) build();
  if (over.open) return;
  over.showModal();
  field.focus();
  field.select();
  ask();
};
