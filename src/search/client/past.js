// What the search page was asked, in the browser's history: what is sent gets an entry of its own;
// what is only typed changes the address of the entry that is there.

/** The entries that the page makes. Their state is how many results were `shown`, if that is known. */
export class Past {
  #sent;
  #kept;

  /** Begins where an address was opened or come back to. */
  begin(address) {
    this.#sent = { address, state: history.state };
    this.#kept = this.#sent;
  }

  /** Keeps in the present entry what is asked now. */
  keep(address, shown) {
    this.#kept = { address, state: { ...history.state, shown } };
    enter('replaceState', this.#kept);
    if (address === this.#sent.address) this.#sent = this.#kept;
  }

  /** Gives what is asked now an entry of its own. */
  send(address) {
    this.#push({ address, state: null });
  }

  /** Gives what was kept last an entry of its own. */
  sendKept() {
    this.#push(this.#kept);
  }

  /** Typing has written over the entry of what was sent before, which gets its address back. */
  #push(entry) {
    if (entry.address !== this.#sent.address) {
      enter('replaceState', this.#sent);
      enter('pushState', entry);
    }
    this.#sent = entry;
    this.#kept = entry;
  }
}

function enter(how, { address, state }) {
  history[how](state, '', address);
}
