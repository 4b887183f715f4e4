import { h, name } from '../core/dom.js';
import { text } from '../core/fields.js';
import { FilteredPanel, filterForm, nothing } from '../core/filters.js';
import { select } from '../core/select.js';
import { by, fetchSorted } from '../core/sorting.js';
import { Listing } from '../core/table.js';
import { badge, lockText, roleNames, twoFactorBadge } from './user-badges.js';

const FILTERS = ['search', 'enabled', 'twoFactor', 'locked', 'role'];

/** Orders other than the API's, which is by user name. */
const ORDERS = new Map([
  ['fullName', (m) => by('fullName', new Intl.Collator(m.lang).compare)],
  ['lastSignInAt', () => by('lastSignInAt', (one, other) => Date.parse(other) - Date.parse(one))],
]);

class Users extends FilteredPanel {
  async load() {
    this.listing = new Listing(this, {
      path: 'users',
      rows: 'users',
      caption: this.t('users.heading'),
      columns: this.columns(),
      empty: () => nothing(this, 'users', this.creation()),
      total: true,
      counted: (n, more, total) => this.t(`users.${more ? this.part(total) : 'count'}`, { n, total }),
    });
    const [roles] = await Promise.all([this.roles(), this.apply()]);
    return roles;
  }

  /** Loads what the filter selects, and remembers it for the way back from one of the users. */
  apply() {
    const known = [...FILTERS, 'sort'].filter((key) => this.filter.get(key)).map((key) => [key, this.filter.get(key)]);
    const query = new URLSearchParams(known);
    this.api.listedUsers = `${query}`;
    query.delete('sort');
    const order = this.order();
    return this.listing.load(query, order && (() => fetchSorted(this.listing, order)));
  }

  /** The text for a list of which a part is shown. */
  part(total) {
    if (this.order()) return 'too-many';
    return total ? 'of' : 'first';
  }

  order() {
    return ORDERS.get(this.filter.get('sort'))?.(this.m);
  }

  async roles() {
    return this.can('account.roles.read') ? (await this.api.get('roles')).roles.map((role) => role.name) : [];
  }

  render(roles) {
    this.roleNames = roles;
    return [
      this.can('account.users.manage') && h('div', { class: 'account-actions' }, this.creation('account-primary')),
      filterForm(this, { submit: this.t('search'), fields: this.fields(), search: 'search' }),
      this.listing.element,
    ];
  }

  fields() {
    const chosen = (key) => ({ value: this.filter.get(key) ?? '', label: this.t(`users.by-${key}`) });
    const choice = (key, ...values) =>
      select(key, [['', this.t('filters.all')], ...values.map((value) => [value, this.t(`users.${key}-${value}`)])], chosen(key));
    const names = this.roleNames.map((role) => [role, role]);
    return [
      text('search', { type: 'search', autocomplete: 'off', spellcheck: 'false', ...chosen('search') }),
      select('sort', this.orders(), chosen('sort')),
      choice('enabled', 'true', 'false'),
      choice('twoFactor', 'true', 'false'),
      choice('locked', 'true', 'false'),
      (names.length > 0 || this.filter.get('role')) && select('role', [['', this.t('filters.all')], ...names], chosen('role')),
    ];
  }

  orders() {
    const labels = ['field.username', 'field.fullName', 'users.sort-lastSignInAt'];
    return ['', ...ORDERS.keys()].map((key, i) => [key, this.t(labels[i])]);
  }

  columns() {
    return [
      ['username', (user) => h('div', {}, name(user.username), user.fullName && h('small', {}, name(user.fullName)))],
      ['roles', ({ roles }) => roleNames(roles)],
      ['twoFactor', (user) => twoFactorBadge(this, user)],
      ['status', (user) => this.status(user)],
      ['lastSignInAt', ({ lastSignInAt }) => this.m.time(lastSignInAt)],
      ['action', (user) => this.actions(user)],
    ];
  }

  status(user) {
    const locks = user.locks ?? [];
    return h(
      'div',
      {},
      badge(this.t(user.enabled ? 'users.enabled-true' : 'users.enabled-false'), user.enabled ? 'good' : 'plain'),
      locks.length > 0 && [' ', badge(this.t('users.locked-true'), 'bad')],
      locks.map((lock) => h('small', {}, lockText(this, lock))),
    );
  }

  actions({ id, username: user, locks }) {
    const path = encodeURIComponent(id);
    const manages = this.can('account.users.manage');
    const named = { 'aria-label': this.t(manages ? 'edit-one' : 'users.show-one', { name: user }) };
    const unlock = async () => {
      await this.api.post(`users/${path}/unlock`);
      await this.apply();
      this.say(this.t('user.unlocked', { user }));
      this.headingElement.focus();
    };
    const link = { class: 'account-button', href: this.link(`/settings/users/${path}`), ...named };
    return h(
      'div',
      { class: 'account-actions' },
      h('a', link, this.t(manages ? 'edit' : 'users.show')),
      manages &&
        locks?.length > 0 &&
        this.button('user.unlock', unlock, { 'aria-label': this.t('user.unlock-one', { user }) }),
    );
  }

  creation(style) {
    return this.can('account.users.manage') && this.button('users.create', () => this.create(), { style });
  }

  async create() {
    (await import('./new-user.js')).showNewUser(this);
  }

  /** Back from the form for a new user. */
  async showList() {
    await this.reload();
    this.headingElement.focus();
  }
}

customElements.define('account-users', Users);
