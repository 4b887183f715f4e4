import { check } from '../core/choices.js';
import { h } from '../core/dom.js';
import { Form } from '../core/form.js';
import { messagesFor } from '../core/messages.js';
import { client } from '../core/api.js';
import { holdUntilSaved } from '../core/leaving.js';
import { copyButton, downloadButton, printButton } from '../core/secret.js';

/** New recovery codes. They are shown only here, so the user must tick a box before leaving. */
class RecoveryCodes extends HTMLElement {
  async connectedCallback() {
    if (this.m || !this.codes) return;
    this.stem = this.localName;
    this.api = client(this.getAttribute('base'));
    this.m = await messagesFor(this, ['two-factor']);
    this.wipe = () => this.replaceChildren();
    this.hold();
    addEventListener('pagehide', this.wipe);
    this.live = h('div', { role: 'status', class: 'account-status' });
    this.replaceChildren(this.live, ...this.render());
  }

  hold() {
    this.release = holdUntilSaved(this.api, () => this.form.fail([{ name: 'saved', text: this.t('missing.saved') }]));
  }

  disconnectedCallback() {
    this.release?.();
    removeEventListener('pagehide', this.wipe);
    this.codes = [];
    this.replaceChildren();
  }

  t(key, values) {
    return this.m.t(key, values);
  }

  say(text) {
    this.live.replaceChildren(text ? h('p', {}, text) : '');
  }

  render() {
    const list = h(
      'ol',
      { class: 'account-codes account-mono', dir: 'ltr', tabindex: -1 },
      this.codes.map((code) => h('li', {}, code)),
    );
    const heading = h('h3', { id: `${this.stem}-heading` }, this.t('recovery-codes.heading'));
    return [
      h(
        'section',
        { class: 'account-print', 'aria-labelledby': heading.id },
        heading,
        h('p', {}, this.t('recovery-codes.text')),
        h('p', { class: 'account-paper' }, this.about()),
        list,
      ),
      h(
        'div',
        { class: 'account-actions' },
        copyButton(this, this.t('copy.codes'), () => this.text(), list),
        downloadButton(this, `recovery-codes-${this.user.replace(/[^\p{L}\p{N}.@-]+/gu, '_')}.txt`, () => this.text()),
        printButton(this),
      ),
      this.leaving(),
    ];
  }

  leaving() {
    this.form = new Form(this, {
      fields: [(of) => this.saved(check('saved')(of))],
      notes: this.exit.note ? [h('p', { class: 'account-note' }, this.t(this.exit.note))] : [],
      submit: this.t(this.exit.exit),
      send: () => this.exit.done(),
    });
    return this.form.element;
  }

  saved(tick) {
    tick.input.addEventListener('change', () => {
      if (tick.input.checked) this.release();
      else this.hold();
    });
    return { ...tick, check: () => (tick.input.checked ? '' : this.t('missing.saved')) };
  }

  about() {
    const product = document.title.split(' – ').at(-1);
    return this.t('recovery-codes.about', { product, user: this.user, date: this.m.date(Date.now()) });
  }

  text() {
    return [this.about(), ...this.codes, ''].join('\n');
  }
}

customElements.define('account-recovery-codes', RecoveryCodes);
