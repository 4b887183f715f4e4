import { h, pause } from '../core/dom.js';
import { code, currentPassword, recoveryCode, username } from '../core/fields.js';
import { Form } from '../core/form.js';
import { Panel } from '../core/panel.js';

/** Both steps of the sign-in. Fires `account-signed-in` when done; the client then asks who has a session. */
class SignIn extends Panel {
  get open() {
    return true;
  }

  heading() {
    return this.t(this.hasAttribute('username') ? 'sign-in.heading-again' : 'sign-in.heading');
  }

  render() {
    if (this.notice) this.say(this.notice);
    return this.firstStep();
  }

  firstStep() {
    const known = this.getAttribute('username') ?? '';
    this.form = new Form(this, {
      fields: [username({ value: known }), currentPassword('password')],
      submit: this.t('sign-in.heading'),
      clears: { 'invalid-credentials': ['password'] },
      waits: 'username',
      send: async (values) => this.answered(await this.api.send('POST', 'sign-in', values)),
    });
    if (this.hasAttribute('autofocus')) {
      pause().then(() => this.form.field(known ? 'password' : 'username').input.focus({ preventScroll: true }));
    }
    const forgot = this.hasAttribute('reset') && !this.hasAttribute('username');
    return [this.form.element, forgot && h('p', {}, h('a', { href: this.helpAddress() }, this.t('reset.forgot')))];
  }

  /** Where users who forgot their passwords go on: the host's own address, or our view. */
  helpAddress() {
    const address = this.getAttribute('reset');
    return !address || address === 'on' ? this.link('/reset') : address;
  }

  answered({ status, user, methods, expiresInSeconds }) {
    if (status === 'signed-in') return this.done(user);
    this.methods = methods;
    this.minutes = Math.floor(expiresInSeconds / 60);
    return this.secondStep(methods.includes('totp') ? 'totp' : 'recovery-code');
  }

  secondStep(method) {
    const other = method === 'totp' ? 'recovery-code' : 'totp';
    this.form = new Form(this, {
      fields: [method === 'totp' ? this.codeField() : this.recoveryField()],
      submit: this.t('sign-in.heading'),
      send: (values) => this.second(values),
      extra: [
        this.methods.includes(other) && this.button(`sign-in.use-${other}`, () => this.secondStep(other)),
        this.button('sign-in.start-again', () => this.startAgain()),
      ],
    });
    this.say('');
    this.headingElement.textContent = this.t(`sign-in.${method}`);
    this.show(this.form.element);
    this.form.fields[0].input.focus();
  }

  codeField() {
    return code(this, { hint: this.hint('totp') });
  }

  recoveryField() {
    return recoveryCode({ hint: this.hint('recovery-code') });
  }

  hint(method) {
    return `${this.t(`sign-in.${method}-hint`)} ${this.t('sign-in.minutes', { n: this.minutes })}`;
  }

  async second(values) {
    try {
      await this.done((await this.api.send('POST', 'sign-in/second-factor', values)).user);
    } catch (problem) {
      if (problem.code === 'not-authenticated') return this.startAgain(this.t('sign-in.too-late'));
      if (problem.code === 'invalid-credentials')
        problem.code = values.code ? 'second-factor-refused' : 'recovery-code-refused';
      throw problem;
    }
  }

  startAgain(why = '') {
    this.headingElement.textContent = this.heading();
    this.show(this.firstStep());
    this.say(why);
    this.form.field('username').input.focus();
  }

  async done(user) {
    this.show([]);
    await this.api.refresh();
    this.dispatchEvent(new CustomEvent('account-signed-in', { bubbles: true, detail: { user } }));
  }
}

customElements.define('account-sign-in', SignIn);
