/**
 * Quotes the words that a reader selects: with reference and address, or as a link to the words;
 * and copies references to the whole article.
 *
 * The link is a text fragment (https://wicg.github.io/scroll-to-text-fragment/) on top of the
 * paragraph's own place, so that a browser without text fragments still finds the paragraph.
 */

/** A longer quotation is linked by its first and last words, in characters. */
const LONGEST_EXACT = 120;
/** How many words stand for either end of a longer quotation, and for what is around a short one. */
const END_WORDS = 5;
const CONTEXT_WORDS = 3;
/** What stands in the text without being part of it. */
const FURNITURE = '.ref, .margin, .comment-name';

const text = document.querySelector('[data-cite]');
const bar = document.querySelector('[data-cite-bar]');
const status = bar?.querySelector('[data-cite-status]');

if (text && bar && status) start();
offerReferences();

/** Puts a button beside each reference and each file. */
function offerReferences() {
  const list = document.querySelector('[data-copy]');
  for (const [index, name] of [...list?.querySelectorAll('dt') ?? []].entries()) {
    const reference = name.nextElementSibling;
    const words = wordsOf(reference);
    const button = document.createElement('button');
    button.textContent = list.dataset.copy;
    // All buttons have one name; that of what each of them copies tells them apart.
    name.id = `cite-${index + 1}`;
    button.setAttribute('aria-describedby', name.id);
    button.addEventListener('click', () => copy(words, document.querySelector('[data-copy-status]')));
    reference.append(button);
  }
}

/** The words of a reference, or the file that lies in its link. */
function wordsOf(reference) {
  const link = reference.querySelector('a')?.getAttribute('href');
  return link ? decodeURIComponent(link.slice(link.indexOf(',') + 1)) : reference.textContent;
}

function start() {
  // A selection that grows under the finger or the keys must not have the bar jump after it.
  let timer;
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    timer = setTimeout(update, 200);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') bar.hidden = true;
    if (event.altKey && event.code === 'KeyC' && selected()) {
      event.preventDefault();
      update();
      bar.querySelector('button').focus();
    }
  });
  bar.title = bar.dataset.shortcut;
  // A press on the bar must leave the selection as it is.
  bar.addEventListener('pointerdown', (event) => event.preventDefault());
  bar.addEventListener('click', (event) => {
    const range = selected();
    const kind = event.target.closest('[data-cite]')?.dataset.cite;
    if (range && kind) copy(kind === 'link' ? linkTo(range) : quotationOf(range), status);
  });
}

/** The selected words, if they are the article's. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return text.contains(range.commonAncestorContainer) && words(range) && blockOf(range) ? range : null;
}

function update() {
  const range = selected();
  if (!range) {
    bar.hidden = !bar.contains(document.activeElement) || getSelection().isCollapsed;
    return;
  }
  status.textContent = '';
  bar.hidden = false;
  const box = range.getBoundingClientRect();
  const left = Math.min(box.left + scrollX, scrollX + innerWidth - bar.offsetWidth - 8);
  bar.style.left = `${Math.max(8, left)}px`;
  bar.style.top = `${box.bottom + scrollY + 8}px`;
}

/** The words of a range, without numbers and notes. */
function words(range) {
  const copy = range.cloneContents();
  for (const other of copy.querySelectorAll(FURNITURE)) other.remove();
  for (const block of copy.querySelectorAll('p, li, h2, h3, h4, tr, pre, blockquote')) block.append('\n');
  return copy.textContent.replace(/[^\S\n]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
}

/** The first paragraph that a range touches. */
function blockOf(range) {
  const start = range.startContainer;
  const element = start.nodeType === Node.ELEMENT_NODE ? start : start.parentElement;
  if (element.closest(FURNITURE)?.contains(range.endContainer)) return null;
  const block = element.closest('[id^="p-"]');
  return block ?? [...text.querySelectorAll('[id^="p-"]')].find((one) => range.intersectsNode(one));
}

function address(id) {
  const page = bar.dataset.address ?? location.href.split('#')[0];
  return `${page}#${id}`;
}

function quotationOf(range) {
  const { author, title, source, date } = bar.dataset;
  const reference = [author, title, source, date].filter(Boolean);
  const said = reference.map((part) => part.replace(/\.$/, '')).join('. ');
  return `«${words(range)}»\n${said}.\n${address(blockOf(range).id)}`;
}

/** The address of the words themselves. */
function linkTo(selection) {
  const range = wholeWords(selection);
  return `${address(blockOf(range).id)}:~:text=${directive(range)}`;
}

function directive(range) {
  const quote = words(range);
  if (quote.includes('\n') || quote.length > LONGEST_EXACT) {
    const first = quote.split('\n')[0].split(' ').slice(0, END_WORDS);
    const last = quote.split('\n').at(-1).split(' ').slice(-END_WORDS);
    return [first, last].map((part) => encode(part.join(' '))).join(',');
  }
  const [before, after] = around(range);
  const parts = [before && `${encode(before)}-`, encode(quote), after && `-${encode(after)}`];
  return parts.filter(Boolean).join(',');
}

/** A range that cuts no word in two, as text fragments ask for. */
function wholeWords(range) {
  const whole = range.cloneRange();
  const letter = /[\p{L}\p{N}]/u;
  const { startContainer: first, endContainer: last } = range;
  let [start, end] = [range.startOffset, range.endOffset];
  if (first.nodeType === Node.TEXT_NODE && letter.test(first.data[start] ?? '')) {
    while (start > 0 && letter.test(first.data[start - 1])) start -= 1;
    whole.setStart(first, start);
  }
  if (last.nodeType === Node.TEXT_NODE && letter.test(last.data[end - 1] ?? '')) {
    while (end < last.length && letter.test(last.data[end])) end += 1;
    whole.setEnd(last, end);
  }
  return whole;
}

/** The words before and after a short quotation, if the page has it more than once. */
function around(range) {
  const quote = words(range).toLowerCase();
  const page = text.closest('main').textContent.toLowerCase().replace(/\s+/g, ' ');
  if (page.indexOf(quote) === page.lastIndexOf(quote)) return ['', ''];
  const block = blockOf(range);
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(block, block.childNodes.length);
  const head = words(before).split(/\s+/).slice(-CONTEXT_WORDS).join(' ');
  const tail = after.collapsed ? '' : words(after).split(/\s+/).slice(0, CONTEXT_WORDS).join(' ');
  return [head, tail];
}

/** A hyphen has a meaning of its own in a text fragment, besides what a URL forbids. */
function encode(part) {
  return encodeURIComponent(part).replaceAll('-', '%2D');
}

/** Copies words, and says so in `place`. */
async function copy(words, place) {
  try {
    await navigator.clipboard.writeText(words);
    place.textContent = bar.dataset.copied;
  } catch {
    place.textContent = copyOldWay(words) ? bar.dataset.copied : bar.dataset.failed;
  }
}

/** For pages without a secure context, where there is no clipboard to write to. */
function copyOldWay(words) {
  const listener = (event) => {
    event.clipboardData.setData('text/plain', words);
    event.preventDefault();
  };
  document.addEventListener('copy', listener);
  const done = document.execCommand('copy');
  document.removeEventListener('copy', listener);
  return done;
}
