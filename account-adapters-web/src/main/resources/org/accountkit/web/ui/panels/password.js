import { h } from '../core/dom.js';
import { accountName, currentPassword, newPassword } from '../core/fields.js';
import { Form } from '../core/form.js';
import { Panel } from '../core/panel.js';

class Password extends Panel {
  async load() {
    // While the change is forced, the list of sessions is refused.
    if (this.session.pendingActions.length) return { others: 0 };
    const { sessions } = await this.api.get('me/sessions');
    return { others: sessions.filter(({ current }) => !current).length };
  }

  render({ others }) {
    const { user } = this.session;
    const { minPasswordLength, minPasswordLengthTwoFactor } = this.m.settings;
    const least = user.twoFactorRequired ? minPasswordLengthTwoFactor : minPasswordLength;
    this.form = new Form(this, {
      fields: [
        accountName(user.username),
        currentPassword('currentPassword'),
        newPassword('newPassword', { least, hint: this.t('password.rule', { least }) }),
        newPassword('repeatPassword', { least: 0, check: (value) => this.repeated(value) }),
      ],
      notes: [others > 0 && h('p', { class: 'account-note' }, this.t('sessions.will-end', { n: others }))].filter(
        Boolean,
      ),
      submit: this.t('password.heading'),
      clears: { 'wrong-password': ['currentPassword'] },
      send: (values) => this.change(values),
    });
    return [this.form.element];
  }

  repeated(value) {
    return value === this.form.field('newPassword').input.value ? '' : this.t('password.differs');
  }

  async change({ currentPassword: current, newPassword: fresh }) {
    const { endedSessions: n } = await this.api.put('me/password', { currentPassword: current, newPassword: fresh });
    const said = `${this.t('password.changed')}${n ? ` ${this.t('sessions.have-ended', { n })}` : ''}`;
    this.session = await this.api.refresh();
    if (!this.isConnected) return;
    await this.reload();
    this.say(said);
    this.headingElement.focus();
  }
}

customElements.define('account-password', Password);
