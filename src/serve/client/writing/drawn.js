// Tells what somebody has touched in a form; all else stays as the sidecar has it.

/** Keeps what a control shows at first, which need not be what it was drawn from: a browser leaves
 *  line breaks out. */
export function drawn(input) {
  input.dataset.drawn = input.value;
  return input;
}

/** Whether a control shows something else than at first. */
export function isTouched(input) {
  return input.value !== input.dataset.drawn;
}

/** The text that a control stands for: as the sidecar has it, until somebody touches it. */
export function meant(input, own) {
  return isTouched(input) ? input.value.trim() || null : own;
}
