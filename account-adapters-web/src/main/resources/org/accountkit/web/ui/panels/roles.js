import { h, name } from '../core/dom.js';
import { text } from '../core/fields.js';
import { Form } from '../core/form.js';
import { guardChanges } from '../core/leaving.js';
import { Panel } from '../core/panel.js';
import { table } from '../core/table.js';
import { builtIn, rightFields, rightList } from './role-rights.js';

const BUILT_IN = 'administrator';

class Roles extends Panel {
  catalogues = ['administration'];

  load() {
    return this.api.get('roles');
  }

  render({ roles, rights }) {
    this.release?.();
    this.rights = rights;
    const manages = this.can('account.roles.manage');
    const create = () =>
      this.button('roles.create', () => this.edit({ grants: [], denies: [] }), { style: 'account-primary' });
    const own = roles.some((role) => role.name !== BUILT_IN);
    return [
      h('p', {}, this.t('roles.text')),
      manages && own && h('div', { class: 'account-actions' }, create()),
      table(this, this.t('roles.heading'), this.columns(manages), roles),
      !own && h('div', { class: 'account-empty' }, h('p', {}, this.t('roles.none')), manages && create()),
    ];
  }

  signedOut() {
    this.release?.();
    return super.signedOut();
  }

  columns(manages) {
    return [
      ['role', (role) => this.named(role)],
      ['grants', (role) => (role.name === BUILT_IN ? this.t('roles.everything') : rightList(this, role.grants))],
      ['denies', ({ denies }) => rightList(this, denies)],
      ...(manages ? [['action', (role) => this.actions(role)]] : []),
    ];
  }

  named({ name: role }) {
    const users = {
      href: this.link(`/settings/users?role=${encodeURIComponent(role)}`),
      class: 'account-way',
      'aria-label': this.t('roles.users-one', { role }),
    };
    return h(
      'div',
      {},
      h('strong', {}, name(role)),
      role === BUILT_IN && [' ', builtIn(this)],
      this.can('account.users.read') && h('div', {}, h('a', users, this.t('roles.users'))),
    );
  }

  actions(role) {
    if (role.name === BUILT_IN) return h('span', {}, this.t('roles.fixed'));
    const named = (key) => ({ 'aria-label': this.t(key, { name: role.name }) });
    return h(
      'div',
      { class: 'account-actions' },
      this.button('edit', () => this.edit(role), named('edit-one')),
      this.button('roles.delete', () => this.remove(role), { style: 'account-danger', ...named('roles.delete-one') }),
    );
  }

  edit({ name: role, ...held }) {
    const form = new Form(this, {
      name: 'role',
      submit: this.t(role ? 'roles.save' : 'roles.create'),
      extra: [this.button('cancel', () => this.leave(''))],
      fields: [this.nameField(role), ...rightFields(this, held)],
      send: (values) => this.save(role, values),
    });
    form.element.classList.add('account-wide');
    const before = JSON.stringify(form.values());
    this.release = guardChanges(this, form.element, () => JSON.stringify(form.values()) !== before);
    this.say('');
    const heading = h('h3', { tabindex: -1 }, role ? this.t('edit-one', { name: role }) : this.t('roles.create'));
    this.show([heading, form.element]);
    heading.focus();
  }

  nameField(role) {
    const label = this.t('column.role');
    if (role) return text('name', { value: role, readonly: true, label });
    return text('name', {
      required: true,
      label,
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      hint: this.t('roles.name-hint'),
      check: (value) => (/^[a-z][a-z0-9-]{0,62}$/.test(value) ? '' : this.t('roles.name-hint')),
    });
  }

  async save(role, values) {
    if (role) await this.api.patch(`roles/${encodeURIComponent(role)}`, values);
    else await this.api.post('roles', values);
    await this.leave(this.t('roles.saved', { role: role ?? values.name }));
  }

  async remove({ name: role }) {
    const yes = await this.ask({
      title: this.t('roles.delete-title', { role }),
      text: this.t('roles.delete-text'),
      yes: this.t('roles.delete'),
    });
    if (!yes) return;
    await this.api.delete(`roles/${encodeURIComponent(role)}`);
    await this.leave(this.t('roles.deleted', { role }));
  }

  async leave(said) {
    await this.reload();
    this.say(said);
    this.headingElement.focus();
  }
}

customElements.define('account-roles', Roles);
