import { h, name } from '../core/dom.js';
import { newPassword, text, choices, username } from '../core/fields.js';
import { Form } from '../core/form.js';
import { Panel } from '../core/panel.js';
import { Listing } from '../core/table.js';

class Users extends Panel {
  catalogue = 'administration';

  get params() {
    this.filter ??= new URLSearchParams(this.getAttribute('query') ?? '');
    return this.filter;
  }

  async load() {
    this.listing = new Listing(this, {
      path: 'users',
      rows: 'users',
      caption: this.t('users.heading'),
      columns: this.columns(),
      empty: () => this.t('users.none-found'),
    });
    return this.listing.load({ search: this.params.get('search') });
  }

  render(list) {
    return [
      this.can('account.users.manage') &&
        h(
          'div',
          { class: 'account-actions' },
          this.button('users.create', () => this.create(), { style: 'account-primary' }),
        ),
      this.search(),
      list,
    ];
  }

  columns() {
    return [
      ['username', (user) => [name(user.username), user.fullName && h('small', {}, name(user.fullName))]],
      ['roles', ({ roles }) => roles.join(', ')],
      ['twoFactor', (user) => this.twoFactor(user)],
      ['enabled', ({ enabled }) => this.t(enabled ? 'yes' : 'no')],
      ['lastSignInAt', ({ lastSignInAt }) => this.m.time(lastSignInAt)],
      [
        'action',
        ({ id, username: who }) =>
          h(
            'a',
            {
              class: 'account-button',
              href: this.link(`/settings/users/${encodeURIComponent(id)}`),
              'aria-label': this.t('edit-one', { name: who }),
            },
            this.t('edit'),
          ),
      ],
    ];
  }

  twoFactor({ twoFactorActive, twoFactorRequired }) {
    if (twoFactorActive) return this.t('users.two-factor-active');
    return this.t(twoFactorRequired ? 'users.two-factor-awaited' : 'users.two-factor-off');
  }

  search() {
    const form = new Form(this, {
      name: 'search',
      submit: this.t('search'),
      style: 'account-quiet',
      fields: [
        text('search', {
          type: 'search',
          autocomplete: 'off',
          value: this.params.get('search') ?? '',
          label: this.t('users.search'),
        }),
      ],
      send: async ({ search }) => {
        this.filter = new URLSearchParams(search ? { search } : {});
        this.keep();
        await this.listing.load({ search });
        this.listing.say();
      },
    });
    form.element.setAttribute('role', 'search');
    form.element.classList.add('account-inline');
    return form.element;
  }

  async create() {
    const roles = await this.roles();
    const form = new Form(this, {
      name: 'create',
      fields: [
        username({ autocomplete: 'off' }),
        text('fullName'),
        text('description'),
        roles.length > 0 &&
          choices(
            'roles',
            roles.map(({ name: value }) => ({ value })),
          ),
        newPassword('password', { label: this.t('users.first-password'), hint: this.t('users.first-password-hint') }),
      ],
      submit: this.t('users.create'),
      extra: [this.button('cancel', () => this.leave())],
      send: async (values) => {
        const user = await this.api.post('users', { roles: [], ...filled(values) });
        await this.leave();
        this.say(this.t('users.created', { user: user.username }));
      },
    });
    this.say('');
    this.show([h('h3', {}, this.t('users.create')), form.element]);
    form.field('username').input.focus();
  }

  async roles() {
    return this.can('account.roles.read') ? (await this.api.get('roles')).roles : [];
  }

  async leave() {
    await this.reload();
    this.headingElement.focus();
  }
}

function filled(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

customElements.define('account-users', Users);
