import { client } from './api.js';

/**
 * An element that starts once, and from then on shows nothing of a user who is no longer the one that is signed in.
 * While it is not in the document, it listens to nothing.
 */
export class Member extends HTMLElement {
  connectedCallback() {
    this.api = client(this.getAttribute('base'));
    this.connection = new AbortController();
    const { signal } = this.connection;
    for (const event of ['session', 'ended']) this.api.addEventListener(event, () => this.changed(), { signal });
    addEventListener('pagehide', () => this.toggleAttribute('hidden', true), { signal });
    this.ready ??= this.start();
  }

  disconnectedCallback() {
    this.connection.abort();
  }

  /** Shows nothing of a user who is no longer the one that is signed in. */
  async changed() {
    await this.ready;
    const session = await this.api.session().catch(() => null);
    const other = session?.user.id !== this.session?.user.id;
    if (other && this.isConnected && !this.open) await this.reload();
    this.toggleAttribute('hidden', false);
  }
}
