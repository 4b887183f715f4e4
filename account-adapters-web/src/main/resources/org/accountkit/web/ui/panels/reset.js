import { h } from '../core/dom.js';
import { code, newPassword, recoveryCode, username } from '../core/fields.js';
import { Form } from '../core/form.js';
import { Panel } from '../core/panel.js';

/** For users who forgot their passwords: requests a link or, with the `token` of one, sets a new password. */
class Reset extends Panel {
  get open() {
    return true;
  }

  heading() {
    return this.t(this.token ? 'reset.set' : 'reset.heading');
  }

  render() {
    return this.token ? this.setting() : this.requesting();
  }

  back() {
    return h('p', {}, h('a', { href: this.link('/sign-in') }, this.t('reset.back')));
  }

  requesting() {
    this.form = new Form(this, {
      fields: [username()],
      submit: this.t('reset.request'),
      send: async (values) => {
        await this.api.send('POST', 'password-reset', values);
        this.show([this.back()]);
        this.say(this.t('reset.requested'));
        this.headingElement.focus();
      },
    });
    return [h('p', {}, this.t('reset.text')), this.form.element, this.back()];
  }

  /** Only a refusal shows that a second factor is needed; what was typed until then stays. */
  setting(factor, { newPassword: value = '', repeatPassword = '' } = {}) {
    const other = factor === 'code' ? 'recoveryCode' : 'code';
    const swap = other === 'code' ? 'sign-in.use-totp' : 'sign-in.use-recovery-code';
    this.form = new Form(this, {
      fields: [
        newPassword('newPassword', { hint: this.t('password.rule', { least: this.m.settings.minPasswordLength }), value }),
        newPassword('repeatPassword', { least: 0, check: (text) => this.repeated(text), value: repeatPassword }),
        factor === 'code' && code(this, { hint: this.t('sign-in.totp-hint') }),
        factor === 'recoveryCode' && recoveryCode({ hint: this.t('sign-in.recovery-code-hint') }),
      ],
      notes: [h('p', { class: 'account-note' }, this.t('reset.set-text'))],
      submit: this.t('reset.set'),
      extra: [factor && this.button(swap, () => this.demand(other))],
      send: (values) => this.complete(values, factor),
    });
    return [this.form.element];
  }

  repeated(text) {
    return text === this.form.field('newPassword').input.value ? '' : this.t('password.differs');
  }

  demand(factor) {
    this.show(this.setting(factor, this.form.values()));
    this.form.field(factor).input.focus();
  }

  async complete({ repeatPassword, ...values }, factor) {
    try {
      await this.api.send('POST', 'password-reset/complete', { token: this.token, ...values });
    } catch (problem) {
      if (problem.code === 'wrong-code' && !factor) {
        this.demand('code');
        return this.say(this.t('reset.second-factor'));
      }
      if (problem.code === 'invalid-credentials') return this.showExpired();
      throw problem;
    }
    this.token = undefined;
    this.show([]);
    await this.api.refresh();
    this.go('/sign-in', this.t('reset.done'));
  }

  showExpired() {
    this.token = undefined;
    this.headingElement.textContent = this.heading();
    this.show(this.requesting());
    this.say(this.t('reset.expired'));
    this.headingElement.focus();
  }
}

customElements.define('account-reset', Reset);
