import { check, choices } from '../core/choices.js';
import { h } from '../core/dom.js';
import { accountName, text } from '../core/fields.js';
import { Form } from '../core/form.js';
import { guardChanges } from '../core/leaving.js';
import { Panel } from '../core/panel.js';
import { issuedPassword } from './issued-password.js';
import { userActions } from './user-actions.js';
import { lockText } from './user-badges.js';
import { changes, facts, revealing } from './user-parts.js';

const LIST = '/settings/users';

/** Edits one user. Sends only what changed, with the version on which the edit is based. */
class User extends Panel {
  catalogues = ['administration'];

  get path() {
    return `users/${encodeURIComponent(this.getAttribute('user'))}`;
  }

  /** The list of users, as it was filtered last. */
  get list() {
    return this.api.listedUsers ? `${LIST}?${this.api.listedUsers}` : LIST;
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
    this.release?.();
    this.user = user;
    const manages = this.can('account.users.manage');
    this.headingElement.textContent = manages ? this.t('edit-one', { name: user.username }) : user.username;
    const back = h('p', {}, h('a', { href: this.link(this.list), class: 'account-way' }, this.t('user.back')));
    this.locks = h('div', {});
    this.actions = h('div', {});
    this.showState();
    if (!manages) return [back, this.locks, facts(this, user)];
    return [back, this.locks, this.editing(roles), h('h3', {}, this.t('user.more')), this.actions];
  }

  signedOut() {
    this.release?.();
    return super.signedOut();
  }

  /** What can change without an edit: the locks, and what can be done about them. */
  showState() {
    const locks = this.user.locks ?? [];
    this.locks.replaceChildren(...locks.map((lock) => h('p', { class: 'account-note' }, lockText(this, lock))));
    this.actions.replaceChildren(userActions(this));
  }

  /** Shows the present state, and leaves alone what was typed. */
  async refresh(said = '') {
    const { locks, apiKeyPresent } = await this.api.get(this.path);
    Object.assign(this.user, { locks, apiKeyPresent });
    this.showState();
    this.say(said);
    this.headingElement.focus();
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
        revealing('password', 'user.set-password', issuedPassword('password', { hint: this.t('user.password-hint') })),
        text('reason', { hint: this.t('user.reason-hint') }),
      ],
      submit: this.t('user.submit'),
      send: (values) => this.save(values),
    });
    this.release = guardChanges(this, this.form.element, () => this.unsaved());
    return this.form.element;
  }

  /** It can only be cleared here: turning it on needs the user's own authenticator. */
  twoFactorActive() {
    const { twoFactorActive: checked, id } = this.user;
    const own = id === this.session.user.id;
    const hint = checked ? (own ? 'user.two-factor-own' : 'user.two-factor-hint') : 'user.two-factor-already-off';
    return check('twoFactorActive', { checked, disabled: !checked || own, hint: this.t(hint) });
  }

  unsaved() {
    const { reason, ...values } = this.form.values();
    return Boolean(reason) || Object.keys(changes(this.user, values)).length > 0;
  }

  async save({ reason, ...values }) {
    const changed = changes(this.user, values);
    if (!Object.keys(changed).length) return this.say(this.t('said.nothing'));
    if (changed.twoFactorActive === false && !(await this.agreed(reason))) return this.say(this.t('said.cancelled'));
    const body = { version: this.user.version, ...changed, ...(reason ? { reason } : {}) };
    try {
      await this.api.patch(this.path, body);
    } catch (problem) {
      if (problem.code !== 'conflict') throw problem;
      return (await import('./user-conflict.js')).showConflict(this, changed);
    }
    this.leave(this.t('user.saved', { user: this.user.username }));
  }

  leave(said) {
    this.release();
    this.go(this.list, said);
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
}

customElements.define('account-user', User);
