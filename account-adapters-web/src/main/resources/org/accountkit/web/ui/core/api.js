import { now, setClock } from './clock.js';
import { Problem, problemOf } from './problem.js';

const clients = new Map();

/** The one client of a mount, of another origin too; without a base, of the mount that this module was loaded from. */
export function client(base) {
  const url = base == null ? new URL('../..', import.meta.url) : new URL(base, document.baseURI);
  const origin = url.origin === location.origin ? '' : url.origin;
  const mount = origin + url.pathname.replace(/\/+$/, '');
  if (!clients.has(mount)) clients.set(mount, new Client(mount));
  return clients.get(mount);
}

/**
 * Calls the API. Fires `session` whenever the signed-in user may have changed. Dialogs that a
 * request needs (proof, sign in again) use the language of `host`, the panel that was connected last.
 */
class Client extends EventTarget {
  constructor(base) {
    super();
    Object.assign(this, { base, page: `${base}/`, changes: new Set() });
    addEventListener('pageshow', ({ persisted }) => persisted && this.resume());
  }

  /** Sends a request, and remedies what it can: a stale proof, a session that has ended. */
  async request(method, path, body) {
    let repeated = false;
    for (;;) {
      try {
        return await this.send(method, path, body);
      } catch (problem) {
        // A first 401 may only mean that a concurrent request replaced the session's token.
        if (problem.code !== 'not-authenticated' || repeated) await this.remedy(problem, method);
        else await Promise.allSettled(this.changes);
        repeated = true;
      }
    }
  }

  /** Sends a request once. */
  send(method, path, body) {
    const sent = this.exchange(method, path, body);
    if (method !== 'GET') {
      this.changes.add(sent);
      sent.catch(() => {}).finally(() => this.changes.delete(sent));
    }
    return sent;
  }

  async exchange(method, path, body) {
    const headers = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const request = { method, headers, body: body && JSON.stringify(body), cache: 'no-store', credentials: 'include' };
    const answer = await fetch(`${this.base}/api/${path}`, request).catch(() => null);
    if (!answer) throw new Problem({ code: 'network' });
    setClock(answer);
    if (!answer.ok) throw await problemOf(answer);
    return [202, 204].includes(answer.status) ? null : answer.json();
  }

  /** Returns if the request is worth repeating, and throws otherwise. */
  async remedy(problem, method) {
    if (problem.code === 'reauthentication-required' && !this.elsewhere) return this.prove();
    if (problem.code === 'action-pending') this.refresh();
    if (problem.code !== 'not-authenticated' || this.finished) throw problem;
    await this.once('sign-in-again', ({ signInAgain }) => signInAgain(this, problem));
    if (method !== 'GET') throw new Problem({ code: 'signed-in-again' });
  }

  /** The signed-in user, or null; requested once, however many panels there are. */
  session() {
    this.current ??= this.load();
    return this.current;
  }

  async load() {
    try {
      const session = await this.send('GET', 'session');
      import('./expiry.js').then(({ watch }) => watch(this, session));
      return session;
    } catch (problem) {
      if (problem.code === 'not-authenticated') return null;
      this.current = null;
      throw problem;
    }
  }

  /** The page is back from the browser's memory, where it could not hear that its session had ended. */
  resume() {
    return this.refresh().catch(() => this.dispatchEvent(new Event('session')));
  }

  async refresh() {
    this.current = this.load();
    await this.current;
    this.dispatchEvent(new Event('session'));
    return this.current;
  }

  /** Asks for the password and, if there is one, the second factor. */
  prove(why) {
    return this.once('proof', ({ prove }) => prove(this, why));
  }

  /** One dialog, however many requests wait for it. */
  once(panel, open) {
    const forget = () => delete this[panel];
    this[panel] ??= import(`../panels/${panel}.js`).then(open).finally(forget);
    return this[panel];
  }

  /** The session has ended, but its last response is still being read: no 401 may interrupt. */
  finish() {
    clearTimeout(this.timer);
    this.finished = true;
    this.dispatchEvent(new Event('finished'));
  }

  /** The session has ended. A host may take over from here by cancelling the event. */
  end(reason) {
    clearTimeout(this.timer);
    this.finished = false;
    this.current = Promise.resolve(null);
    const host = !this.announce(reason);
    this.dispatchEvent(new Event('ended'));
    if (!host && this.page) location.assign(`${this.page}#/sign-in`);
  }

  announce(reason) {
    return document.dispatchEvent(new CustomEvent('account-signed-out', { cancelable: true, detail: { reason } }));
  }

  /** The milliseconds until a time, by the server's clock. */
  until(time) {
    return Date.parse(time) - now();
  }
}

for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
  Client.prototype[method] = function send(path, body) {
    return this.request(method.toUpperCase(), path, body);
  };
}
