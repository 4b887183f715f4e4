import { h } from '../core/dom.js';
import { accountName, check, choices, newPassword, text } from '../core/fields.js';
import { Form } from '../core/form.js';
import { Panel } from '../core/panel.js';
import { changes, facts, issueLink, revealing } from './user-parts.js';

const LIST = '/settings/users';

/** Edits one user. Sends only what changed, with the version on which the edit is based. */
class User extends Panel {
  catalogue = 'administration';

  get path() {
    return `users/${encodeURIComponent(this.getAttribute('user'))}`;
  }

  heading() {
    return this.t('user.submit');
  }

  async load() {
    const user = await this.api.get(this.path);
    const roles = this.can('account.roles.read')
      ? (await this.api.get('roles')).roles.map((role) => role.name)
      : user.roles;
    return { user, roles };
  }

  render({ user, roles }) {
    this.user = user;
    this.headingElement.textContent = this.t('edit-one', { name: user.username });
    const back = h('p', {}, h('a', { href: this.link(LIST), class: 'account-way' }, this.t('user.back')));
    if (!this.can('account.users.manage')) return [back, facts(this, user)];
    return [back, this.editing(roles), h('h3', {}, this.t('user.more')), this.others()];
  }

  editing(roles) {
    const { user } = this;
    this.form = new Form(this, {
      fields: [
        accountName(user.username),
        text('fullName', { value: user.fullName ?? '' }),
        text('description', { value: user.description ?? '' }),
        choices(
          'roles',
          roles.map((value) => ({ value, disabled: !this.can('account.roles.read') })),
          { chosen: user.roles },
        ),
        check('enabled', { checked: user.enabled, hint: this.t('user.enabled-hint') }),
        this.twoFactorActive(),
        check('twoFactorRequired', { checked: user.twoFactorRequired, hint: this.t('user.two-factor-required-hint') }),
        check('passwordChangeRequired', {
          checked: user.passwordChangeRequired,
          hint: this.t('user.password-change-required-hint'),
        }),
        revealing('password', 'user.set-password', newPassword('password', { hint: this.t('user.password-hint') })),
        text('reason', { hint: this.t('user.reason-hint') }),
      ],
      submit: this.t('user.submit'),
      send: (values) => this.save(values),
    });
    return this.form.element;
  }

  /** It can only be cleared here: turning it on needs the user's own authenticator. */
  twoFactorActive() {
    const { twoFactorActive: checked, id } = this.user;
    const own = id === this.session.user.id;
    const hint = checked ? (own ? 'user.two-factor-own' : 'user.two-factor-hint') : 'user.two-factor-already-off';
    return check('twoFactorActive', { checked, disabled: !checked || own, hint: this.t(hint) });
  }

  async save({ reason, ...values }) {
    const changed = changes(this.user, values);
    if (!Object.keys(changed).length) return this.say(this.t('said.nothing'));
    if (changed.twoFactorActive === false && !(await this.agreed(reason))) return this.say(this.t('said.cancelled'));
    const body = { version: this.user.version, ...changed, ...(reason ? { reason } : {}) };
    try {
      await this.api.patch(this.path, body);
    } catch (problem) {
      if (problem.code === 'conflict') problem.code = 'edited-meanwhile';
      throw problem;
    }
    this.go(LIST, this.t('user.saved', { user: this.user.username }));
  }

  agreed(reason) {
    const { username: user } = this.user;
    return this.ask({
      title: this.t('user.clear-title', { user }),
      yes: this.t('user.clear-yes'),
      text: [
        this.t('user.clear-text', { user }),
        this.t(reason ? 'user.clear-reason' : 'user.clear-no-reason', { reason }),
      ],
    });
  }

  others() {
    const { username: user, apiKeyPresent, id } = this.user;
    const named = (text, key) => this.t(text, { action: this.t(key), user });
    const done = (key) => named('user.done', key);
    const plain = (key, send) =>
      this.button(key, async () => {
        await send();
        this.say(done(key));
      });
    const asked = (key, send, after) =>
      this.button(
        key,
        async () => {
          const yes = await this.ask({
            title: named('user.asked', key),
            text: this.t(`${key}-text`, { user }),
            yes: this.t(key),
          });
          if (!yes) return;
          await send();
          await after(done(key));
        },
        { style: 'account-danger' },
      );
    const stay = async (said) => {
      await this.reload();
      this.say(said);
      this.headingElement.focus();
    };
    return h(
      'div',
      { class: 'account-actions' },
      plain('user.unlock', () => this.api.post(`${this.path}/unlock`)),
      this.hasAttribute('reset') && this.button('user.reset-link', () => issueLink(this, user)),
      this.can('account.audit.read') &&
        h(
          'a',
          { class: 'account-button', href: this.link(`/settings/audit?user=${encodeURIComponent(id)}`) },
          this.t('audit-log.heading'),
        ),
      asked('user.sign-out', () => this.api.post(`${this.path}/sign-out`), stay),
      apiKeyPresent && asked('user.remove-key', () => this.api.delete(`${this.path}/api-key`), stay),
      asked(
        'user.delete',
        () => this.api.delete(this.path),
        async (said) => this.go(LIST, said),
      ),
    );
  }
}

customElements.define('account-user', User);
