import { failure, h, runOnce } from './dom.js';
import { Member } from './member.js';
import { messagesFor, notLoaded } from './messages.js';

const PATIENCE = 300;

/**
 * A panel in the light DOM. It loads, then renders. Its heading, status line and place for alerts outlive
 * every rendering, so that assistive technology hears what changes in them.
 */
export class Panel extends Member {
  async start() {
    const twins = document.querySelectorAll(this.localName);
    this.stem = this.localName + (twins[0] === this ? '' : `-${[...twins].indexOf(this) + 1}`);
    try {
      this.m = await messagesFor(this, this.catalogues);
    } catch {
      const { texts, ...language } = notLoaded(this);
      return this.replaceChildren(h('section', { class: 'account-panel', ...language }, failure(...texts)));
    }
    if (!this.closest('dialog')) this.api.host = this;
    this.frame();
    await this.reload();
  }

  frame() {
    const id = `${this.stem}-heading`;
    this.headingElement = h('h2', { id, tabindex: -1 }, this.heading());
    this.live = h('div', { role: 'status', class: 'account-status' });
    this.alarm = h('div', { role: 'alert', tabindex: -1, class: 'account-alert' });
    this.body = h('div', { class: 'account-body' });
    const { lang, dir } = this.m;
    const panel = h('section', { class: 'account-panel', 'aria-labelledby': id, lang, dir });
    panel.append(this.headingElement, this.live, this.alarm, this.body);
    this.replaceChildren(panel);
  }

  t(key, values) {
    return this.m.t(key, values);
  }

  heading() {
    return this.t(`${this.localName.slice('account-'.length)}.heading`);
  }

  /** What the panel needs from the API. */
  async load() {}

  /** The nodes that show what was loaded. */
  render() {
    return [];
  }

  /** Whether an anonymous user can use the panel. */
  get open() {
    return false;
  }

  async reload() {
    if (!this.m) return;
    const skeleton = setTimeout(() => this.wait(), PATIENCE);
    try {
      this.session = await this.api.session();
      if (this.session || this.open) this.show(this.render(await this.load()));
      else this.forget();
    } catch (problem) {
      this.show(this.failed(problem));
      this.complain(problem);
    } finally {
      clearTimeout(skeleton);
      this.body.removeAttribute('aria-busy');
    }
  }

  wait() {
    this.body.setAttribute('aria-busy', 'true');
    if (!this.body.firstChild) this.body.append(h('div', { class: 'account-skeleton' }));
  }

  /** Replaces the body; if the focus would be lost with it, it moves to the heading. */
  show(nodes) {
    const focused = this.body.contains(document.activeElement);
    this.body.replaceChildren(...[nodes].flat(Infinity).filter(Boolean));
    if (focused) this.headingElement.focus();
  }

  /** Shows nothing of the user who was signed in, not even in the heading. */
  forget() {
    this.headingElement.textContent = this.heading();
    this.say('');
    this.show(this.signedOut());
  }

  signedOut() {
    // A page of another origin is no place to return to.
    const next = this.api.base.startsWith('/') ? `?next=${encodeURIComponent(location.pathname + location.search)}` : '';
    const href = this.api.page ? `${this.api.page}${next}#/sign-in` : '#/sign-in';
    return [h('p', {}, this.t('signed-out.text')), h('p', {}, h('a', { href }, this.t('sign-in.heading')))];
  }

  failed({ code }) {
    return code === 'forbidden' || code === 'action-pending' ? [] : [this.button('retry', () => this.reload())];
  }

  can(right) {
    return this.session.rights.includes(right);
  }

  link(view) {
    return `${this.api.page}#${view}`;
  }

  /** Goes to another view, which then reports how this one ended. */
  go(view, said) {
    const event = new CustomEvent('account-navigate', { bubbles: true, cancelable: true, detail: { view, said } });
    if (this.dispatchEvent(event)) location.assign(this.link(view));
  }

  /** Tells the page which filter is in force, so that the address keeps it. */
  keep() {
    this.dispatchEvent(new CustomEvent('account-filter', { bubbles: true, detail: `${this.filter}` }));
  }

  /** Asks before something that cannot be undone. */
  async ask(question) {
    return (await import('./dialog.js')).ask(this, question);
  }

  say(text) {
    this.alarm.replaceChildren();
    this.live.replaceChildren(text ? h('p', {}, text) : '');
  }

  complain(problem) {
    if (problem.code === 'cancelled') return this.say(this.t('said.cancelled'));
    this.live.replaceChildren();
    this.alarm.replaceChildren(h('p', {}, this.m.explain(problem)));
    this.alarm.focus();
  }

  /** A button that does one thing at a time. */
  button(key, action, { values, style = '', ...attributes } = {}) {
    const all = { type: 'button', class: `account-button ${style}`, ...attributes };
    const button = h('button', all, this.t(key, values));
    const refused = (problem) => this.complain(problem);
    button.addEventListener('click', () => runOnce(button, this.m, () => action(button), refused));
    return button;
  }
}
