/**
 * Where the page is among the entries of the browser's history. A way out cannot be stopped, only undone. So that this
 * changes no entry, each has a number by which the way back is found.
 */
export class Place {
  constructor() {
    this.number = history.state?.accountPlace ?? 0;
    this.returning = '';
    addEventListener('popstate', () => (this.returning &&= 'arrived'));
  }

  /** Numbers the present entry if it is a new one. */
  arrive() {
    this.number = history.state?.accountPlace ?? this.number + 1;
    history.replaceState({ ...history.state, accountPlace: this.number }, '');
  }

  /** Gives the present entry another address, and nothing else to remember. */
  rename(fragment) {
    history.replaceState({ accountPlace: this.number }, '', fragment);
  }

  /**
   * Returns to the entry that was left, which has this address. The result is a function that goes where the user wanted
   * to go, or null if the page is back, or on its way.
   */
  undo(fragment) {
    const { hash } = location;
    const { returning } = this;
    if (returning !== 'leaving') this.returning = '';
    if (hash === fragment || returning === 'leaving') return null;
    const known = history.state?.accountPlace;
    const steps = known === undefined ? 1 : known - this.number;
    if (!steps || returning) return this.stay(fragment);
    this.returning = 'leaving';
    history.go(-steps);
    return () => (known === undefined ? location.assign(hash) : history.go(steps));
  }

  /** A new entry has taken the place of the one that was left. */
  stay(fragment) {
    const { hash } = location;
    this.arrive();
    this.rename(fragment);
    return () => location.assign(hash);
  }
}
