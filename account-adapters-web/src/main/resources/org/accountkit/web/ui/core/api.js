const clients = new Map();

/** The one client of a mount; without a base, of the mount that this module was loaded from. */
export function client(base) {
  const { pathname } = base == null ? new URL('../..', import.meta.url) : new URL(base, document.baseURI);
  const mount = pathname.replace(/\/+$/, '');
  if (!clients.has(mount)) clients.set(mount, new Client(mount));
  return clients.get(mount);
}

/** A refusal by its stable code: an answer of the API, or the page's own `network`, `cancelled`, `signed-in-again`. */
export class Problem extends Error {
  constructor(fields) {
    super(fields.title ?? fields.code);
    Object.assign(this, { violations: [] }, fields);
  }
}

async function problemOf(answer) {
  const body = await answer.json().catch(() => ({}));
  const wait = Number(answer.headers.get('Retry-After')) || body.retryAfterSeconds;
  const code = answer.status === 503 ? 'unavailable' : 'internal-error';
  return new Problem({ code, ...body, status: answer.status, retryAfterSeconds: wait });
}

/**
 * Speaks to the API. Says `session` to its listeners whenever who is signed in may have changed. Dialogs that a
 * request needs (proof, sign in again) speak the language of `host`, the panel that was connected last.
 */
class Client extends EventTarget {
  constructor(base) {
    super();
    Object.assign(this, { base, page: `${base}/`, skew: 0, changes: new Set() });
  }

  /** Sends, and remedies what can be: a proof that is too old, a session that has ended. */
  async request(method, path, body) {
    let repeated = false;
    for (;;) {
      try {
        return await this.send(method, path, body);
      } catch (problem) {
        // The first 401 may only mean that the request crossed one whose answer replaced the session's token.
        if (problem.code !== 'not-authenticated' || repeated) await this.remedy(problem, method);
        else await Promise.allSettled(this.changes);
        repeated = true;
      }
    }
  }

  /** Sends once. */
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
    const request = { method, headers, body: body && JSON.stringify(body), cache: 'no-store' };
    const answer = await fetch(`${this.base}/api/${path}`, request).catch(() => null);
    if (!answer) throw new Problem({ code: 'network' });
    const date = Date.parse(answer.headers.get('Date'));
    if (date) this.skew = date - Date.now();
    if (!answer.ok) throw await problemOf(answer);
    return answer.status === 204 ? null : answer.json();
  }

  /** Returns when the request is worth repeating, and throws otherwise. */
  async remedy(problem, method) {
    if (problem.code === 'reauthentication-required') return this.prove();
    if (problem.code === 'action-pending') this.refresh();
    if (problem.code !== 'not-authenticated' || this.over) throw problem;
    await this.once('again', ({ signInAgain }) => signInAgain(this, problem));
    if (method !== 'GET') throw new Problem({ code: 'signed-in-again' });
  }

  /** Who is signed in, or null; asked once, however many panels there are. */
  session() {
    this.current ??= this.load();
    return this.current;
  }

  async load() {
    try {
      const session = await this.send('GET', 'session');
      import('../panels/expiring.js').then(({ watch }) => watch(this, session));
      return session;
    } catch (problem) {
      if (problem.code === 'not-authenticated') return null;
      this.current = null;
      throw problem;
    }
  }

  async refresh() {
    this.current = this.load();
    await this.current;
    this.dispatchEvent(new Event('session'));
    return this.current;
  }

  /** Asks for the password, and the second factor where there is one. */
  prove(why) {
    return this.once('proof', ({ prove }) => prove(this, why));
  }

  /** One dialog, however many requests wait for its end. */
  once(panel, open) {
    const forget = () => delete this[panel];
    this[panel] ??= import(`../panels/${panel}.js`).then(open).finally(forget);
    return this[panel];
  }

  /** The session is over, but what it gave last is still being read: no 401 may come between. */
  finish() {
    clearTimeout(this.timer);
    this.over = true;
    this.dispatchEvent(new Event('over'));
  }

  /** The session is over; what comes next is the host's to say, by cancelling the event. */
  end(reason) {
    clearTimeout(this.timer);
    this.over = false;
    this.current = Promise.resolve(null);
    if (this.announce(reason) && this.page) location.assign(`${this.page}#/sign-in`);
  }

  announce(reason) {
    return document.dispatchEvent(new CustomEvent('account-signed-out', { cancelable: true, detail: { reason } }));
  }

  /** Milliseconds until a time, by the server's clock. */
  until(time) {
    return Date.parse(time) - Date.now() - this.skew;
  }
}

for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
  Client.prototype[method] = function send(path, body) {
    return this.request(method.toUpperCase(), path, body);
  };
}
