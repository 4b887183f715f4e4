import { h, name } from '../core/dom.js';
import { roleNames } from './user-badges.js';

/** A field that is added to the form only by a button, so that it cannot be filled by accident. */
export function revealing(fieldName, key, field) {
  return (form) => {
    const place = h('div', { class: 'account-field' });
    const button = h('button', { type: 'button', class: 'account-button', 'aria-expanded': 'false' }, form.t(key));
    let made = null;
    button.addEventListener('click', () => {
      made = made ? null : field(form);
      button.setAttribute('aria-expanded', String(made !== null));
      button.textContent = form.t(made ? `${key}-not` : key);
      place.replaceChildren(button, ...(made ? [made.node] : []));
      made?.input.focus();
    });
    place.append(button);
    return {
      name: fieldName,
      node: place,
      get input() {
        return made?.input ?? button;
      },
      get secret() {
        return made !== null;
      },
      read: () => made?.read(),
      check: () => made?.check(form),
      mark: (wrong) => made?.mark(wrong),
    };
  };
}

/** The differences from the user as loaded. */
export function changes(user, values) {
  const before = (key) => (key === 'roles' ? [...user.roles].sort().join() : (user[key] ?? ''));
  const now = (key) => (key === 'roles' ? [...values.roles].sort().join() : values[key]);
  return Object.fromEntries(
    Object.keys(values)
      .filter((key) => values[key] !== undefined && before(key) !== now(key))
      .map((key) => [key, values[key]]),
  );
}

/** The same user for a caller who may read but not edit. */
export function facts(panel, user) {
  const tick = (on) => panel.t(on ? 'yes' : 'no');
  const rows = {
    username: name(user.username),
    fullName: name(user.fullName ?? ''),
    description: name(user.description ?? ''),
    roles: roleNames(user.roles),
    enabled: tick(user.enabled),
    twoFactorActive: tick(user.twoFactorActive),
    twoFactorRequired: tick(user.twoFactorRequired),
    passwordChangeRequired: tick(user.passwordChangeRequired),
    createdAt: panel.m.time(user.createdAt),
    lastSignInAt: panel.m.time(user.lastSignInAt),
  };
  return h(
    'dl',
    {},
    Object.entries(rows).map(([key, value]) => h('div', {}, h('dt', {}, panel.t(`field.${key}`)), h('dd', {}, value))),
  );
}

/** Issues a link with which the user can set a password. It is shown only once. */
export async function issueLink(panel, user) {
  const [{ token, expiresAt }, { showOnce }] = await Promise.all([
    panel.api.post(`${panel.path}/password-reset`),
    import('../core/secret.js'),
  ]);
  panel.say('');
  await showOnce(panel, {
    name: 'resetLink',
    title: panel.t('user.reset-once', { user }),
    label: panel.t('user.reset-label'),
    value: new URL(`${panel.api.base}/#/reset/${token}`, location.origin).href,
    notes: [panel.t('user.reset-text', { user }), panel.t('user.reset-expires', { time: panel.m.date(expiresAt) })],
    acknowledge: panel.t('user.reset-saved'),
  });
  await panel.refresh();
}
