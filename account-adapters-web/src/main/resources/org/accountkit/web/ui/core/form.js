import { h, runOnce } from './dom.js';

/** The fields that a refusal can concern, by its code; the first one in the form is used. */
const PLACES = {
  'wrong-password': ['currentPassword', 'password'],
  'wrong-code': ['code', 'recoveryCode'],
  'second-factor-refused': ['code'],
  'recovery-code-refused': ['recoveryCode'],
  'username-taken': ['username'],
  'role-taken': ['name'],
  'name-taken': ['name'],
  'password-rejected': ['newPassword', 'password'],
};

/**
 * The form of a panel. Checks, sends once however often it is clicked, and reports errors in a summary that
 * gets the focus and next to each field. `of` has `t`, `m`, `stem` and `say`: a panel, or a dialog in its place.
 * `clears` names the fields to empty by the refusal's code, `waits` the field whose value a wait concerns.
 */
export class Form {
  constructor(of, { name, fields, submit, send, notes = [], extra = [], style = '', clears = {}, waits }) {
    Object.assign(this, { of, send, clears, waits });
    this.stem = `${of.stem}${name ? `-${name}` : ''}`;
    this.fields = fields
      .flat()
      .filter(Boolean)
      .map((make) => make(this));
    this.button = h('button', { type: 'submit', class: `account-button account-primary ${style}` }, submit);
    this.alarm = h('div', { role: 'alert', tabindex: -1, class: 'account-alert' });
    // method=post: otherwise a form whose script has failed would put the password into the URL.
    this.element = h(
      'form',
      { method: 'post', novalidate: true, class: 'account-form', name: this.stem },
      this.alarm,
      this.fields.map((field) => field.node),
      this.reveal(),
      notes,
      h('div', { class: 'account-actions' }, h('div', { class: 'account-submit' }, this.button), extra),
    );
    this.element.addEventListener('submit', (event) => this.submit(event));
  }

  t(key, values) {
    return this.of.t(key, values);
  }

  field(name) {
    return this.fields.find((field) => field.name === name);
  }

  passwords() {
    return this.fields.filter(({ secret }) => secret);
  }

  /** One checkbox shows all passwords of the form, which prevents typing errors on small keyboards. */
  reveal() {
    const n = this.passwords().length;
    if (!n) return null;
    const id = `${this.stem}-reveal`;
    const tick = h('input', { type: 'checkbox', id });
    tick.addEventListener('change', () => this.showPasswords(tick.checked));
    this.hide = () => this.showPasswords((tick.checked = false));
    return h('div', { class: 'account-check' }, tick, h('label', { for: id }, this.t('field.reveal', { n })));
  }

  showPasswords(on) {
    for (const { input } of this.passwords()) input.type = on ? 'text' : 'password';
  }

  values() {
    return Object.fromEntries(this.fields.filter(({ read }) => read).map(({ name, read }) => [name, read()]));
  }

  async submit(event) {
    event.preventDefault();
    if (this.button.hasAttribute('aria-disabled')) return;
    this.clear();
    const checked = this.fields.map((field) => ({ name: field.name, text: field.check?.(this) }));
    const wrong = checked.filter(({ text }) => text);
    if (wrong.length) return this.fail(wrong);
    this.hide?.();
    const proceed = await runOnce(
      this.button,
      this.of.m,
      () => this.send(this.values(), this),
      (problem) => this.refuse(problem),
    );
    if (proceed && this.waits) this.field(this.waits).input.addEventListener('input', proceed, { once: true });
  }

  clear() {
    this.of.say('');
    this.alarm.replaceChildren();
    this.fields.forEach((field) => field.mark?.(''));
  }

  refuse(problem) {
    if (problem.code === 'cancelled') return this.of.say(this.t('said.cancelled'));
    if (problem.code === 'signed-in-again') return this.resume();
    this.empty(this.clears[problem.code] ?? []);
    const violations = problem.violations?.map((each) => ({ name: each.field, text: this.violation(each) })) ?? [];
    const name = PLACES[problem.code]?.find((place) => this.field(place));
    this.fail(violations.length ? violations : [{ name, text: this.of.m.explain(problem) }]);
  }

  /** The session had ended. Everything but the secrets is still there, and one more click sends it. */
  resume() {
    this.empty(this.passwords().map((field) => field.name));
    this.of.say(this.t('said.signed-in-again'));
    (this.passwords().find(({ input }) => !input.readOnly)?.input ?? this.button).focus();
  }

  empty(names) {
    for (const name of names) this.field(name).input.value = '';
  }

  /** Never the server's own sentence, which is in English. */
  violation({ code }) {
    return this.t(this.of.m.has(`violation.${code}`) ? `violation.${code}` : 'violation.other');
  }

  /** What is wrong with one field is said there; with several, also in a summary, and so is what concerns none. */
  fail(wrong) {
    const names = [...new Set(wrong.map(({ name }) => name))];
    const said = (name) => wrong.filter((each) => each.name === name).map(({ text }) => text).join(' ');
    for (const name of names) this.field(name)?.mark?.(said(name));
    const only = names.length === 1 && this.field(names[0]);
    if (only?.mark) return this.focusOn(only.input);
    const lines = wrong.map((each) => h(wrong.length > 1 ? 'li' : 'p', {}, this.line(each)));
    this.alarm.replaceChildren(...(wrong.length > 1 ? [h('ul', {}, lines)] : lines));
    this.alarm.focus();
  }

  /** What has to be replaced is selected, so that typing replaces it. */
  focusOn(input) {
    input.focus();
    input.select?.();
  }

  /** A line of the summary, which leads to the field. */
  line({ name, text }) {
    const input = this.field(name)?.input;
    if (!input) return text;
    const jump = (event) => {
      event.preventDefault();
      input.focus();
    };
    return h('a', { href: `#${input.id}`, onclick: jump }, text);
  }
}
