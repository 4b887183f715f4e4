import { h } from '../core/dom.js';
import { choices, text } from '../core/fields.js';
import { Form } from '../core/form.js';
import { Panel } from '../core/panel.js';
import { table } from '../core/table.js';

const BUILT_IN = 'administrator';

class Roles extends Panel {
  catalogue = 'administration';

  load() {
    return this.api.get('roles');
  }

  render({ roles, rights }) {
    this.rights = rights;
    const manages = this.can('account.roles.manage');
    return [
      h('p', {}, this.t('roles.text')),
      manages &&
        h(
          'div',
          { class: 'account-actions' },
          this.button('roles.create', () => this.edit({ grants: [], denies: [] }), { style: 'account-primary' }),
        ),
      table(
        this,
        this.t('roles.heading'),
        [
          ['role', ({ name }) => name],
          ['grants', ({ name, grants }) => this.listed(name === BUILT_IN ? [this.t('roles.everything')] : this.labels(grants))],
          ['denies', ({ denies }) => this.listed(this.labels(denies))],
          ...(manages ? [['action', (role) => this.actions(role)]] : []),
        ],
        roles,
      ),
    ];
  }

  listed(rights) {
    return rights?.length
      ? h(
          'ul',
          { class: 'account-plain' },
          rights.map((right) => h('li', {}, right)),
        )
      : '–';
  }

  label(right) {
    return this.rights.includes(right) ? right : this.t('roles.undeclared', { right });
  }

  labels(rights) {
    return rights.map((right) => this.label(right));
  }

  /** The declared rights, and those that the role has though they are no longer declared. */
  options(held) {
    return [...new Set([...this.rights, ...held])].map((value) => ({ value, label: this.label(value) }));
  }

  actions(role) {
    if (role.name === BUILT_IN) return h('span', {}, this.t('roles.built-in'));
    const named = (key) => ({ 'aria-label': this.t(key, { name: role.name }) });
    return h(
      'div',
      { class: 'account-actions' },
      this.button('edit', () => this.edit(role), named('edit-one')),
      this.button('roles.delete', () => this.remove(role), { style: 'account-danger', ...named('roles.delete-one') }),
    );
  }

  edit({ name, grants, denies }) {
    const submit = this.t(name ? 'roles.save' : 'roles.create');
    const form = new Form(this, {
      name: 'role',
      submit,
      extra: [this.button('cancel', () => this.leave(''))],
      fields: [
        text(
          'name',
          name
            ? { value: name, readonly: true, label: this.t('column.role') }
            : {
                required: true,
                label: this.t('column.role'),
                autocomplete: 'off',
                autocapitalize: 'none',
                spellcheck: 'false',
                hint: this.t('roles.name-hint'),
              },
        ),
        choices('grants', this.options(grants), { chosen: grants, hint: this.t('roles.grants-hint') }),
        choices('denies', this.options(denies), { chosen: denies, hint: this.t('roles.denies-hint') }),
      ],
      send: async (values) => {
        if (name) await this.api.patch(`roles/${encodeURIComponent(name)}`, values);
        else await this.api.post('roles', values);
        await this.leave(this.t('roles.saved', { role: name ?? values.name }));
      },
    });
    this.say('');
    const heading = h('h3', { tabindex: -1 }, name ? this.t('edit-one', { name }) : this.t('roles.create'));
    this.show([heading, form.element]);
    heading.focus();
  }

  async remove({ name: role }) {
    const yes = await this.ask({
      title: this.t('roles.delete-one', { name: role }),
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
