// Finds the words that are selected in the article, with what stands beside them.

const contextLength = 160;
const notText = ".ref, [role=note], [popover], button, dialog";

/** The selected words as `{quote, before, after, box}`; null where none are in the article. */
export function selectedWords() {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const blocks = [...document.querySelectorAll("main [id]")]
    .filter((block) => /^p-/.test(block.id) && range.intersectsNode(block));
  const parts = blocks.map((block) => within(range, block)).filter((part) => words(part).trim());
  if (parts.length === 0) return null;
  const quote = parts.map((part) => words(part).trim()).join("\n");
  const [first, last] = [parts[0], parts.at(-1)];
  return {
    quote,
    before: trimmedPart(words(beside(first, "before")), words(first), "before"),
    after: trimmedPart(words(beside(last, "after")), words(last), "after"),
    box: range.getBoundingClientRect(),
  };
}

// The part of a block that a range covers, with the block.
function within(range, block) {
  const part = document.createRange();
  part.selectNodeContents(block);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
    part.setEnd(range.endContainer, range.endOffset);
  }
  part.block = block;
  return part;
}

function beside(part, side) {
  const rest = document.createRange();
  rest.selectNodeContents(part.block);
  if (side === "before") rest.setEnd(part.startContainer, part.startOffset);
  else rest.setStart(part.endContainer, part.endOffset);
  return rest;
}

// The text of a range without the numbers of notes.
function words(range) {
  const copy = range.cloneContents();
  copy.querySelectorAll(notText).forEach((element) => element.remove());
  return copy.textContent;
}

// The words beside the quote; white space that was trimmed off the quote belongs to them.
function trimmedPart(context, quoted, side) {
  if (side === "before") {
    const lost = quoted.slice(0, quoted.length - quoted.trimStart().length);
    return (context + lost).slice(-contextLength) || null;
  }
  return (quoted.slice(quoted.trimEnd().length) + context).slice(0, contextLength) || null;
}
