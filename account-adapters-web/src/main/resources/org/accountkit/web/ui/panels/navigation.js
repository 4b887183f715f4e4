import { h } from '../core/dom.js';
import './user-menu.js';

const GROUPS = [
  [
    'nav.user-settings',
    [
      ['/user-settings/password', 'password'],
      ['/user-settings/two-factor', 'two-factor'],
      ['/user-settings/api-key', 'api-key'],
      ['/user-settings/sessions', 'sessions'],
      ['/user-settings/profile', 'profile'],
    ],
  ],
  [
    'nav.authentication',
    [
      ['/settings/users', 'users', 'account.users.read'],
      ['/settings/roles', 'roles', 'account.roles.read'],
      ['/settings/audit', 'audit-log', 'account.audit.read'],
    ],
  ],
  ['nav.downloads', [['/downloads', 'download-links', 'account.downloads.read']]],
];

/** Fills everything around the panel. Rebuilds the menu only if it changes, so that it keeps the focus. */
export function furnish({ nav, menu, path, m, api, session, panels, at }) {
  const group = m.t(`nav.${at.group}`);
  const listed = at.panel === 'user' ? 'users' : at.panel;
  path.textContent = at.group === 'user-settings' ? group : `${group} > ${m.t(`${listed}.heading`)}`;
  const pending = session.pendingActions.length > 0;
  nav.hidden = pending;
  nav.replaceChildren(...(pending ? [] : navigation(m, session, panels, at)));
  const key = session.user.id + pending;
  if (menu.dataset.key !== key) menu.replaceChildren(h('account-user-menu', { base: api.base }));
  menu.dataset.key = key;
}

/** The views that the host offers and the session's rights allow. On a narrow screen a button unfolds them. */
function navigation(m, { rights }, panels, at) {
  const offered = ([, panel, right]) => (!right || rights.includes(right)) && (!panels || panels.includes(panel));
  const current = at.panel === 'user' ? 'users' : at.panel;
  const entry = ([address, panel]) =>
    h(
      'li',
      {},
      h(
        'a',
        { href: `#${address}`, 'aria-current': panel === current && 'page' },
        m.t(panel === 'password' ? 'nav.password' : `${panel}.heading`),
      ),
    );
  const list = h('ul', { id: 'account-nav-list', class: 'account-nav-list' });
  for (const [key, views] of GROUPS) {
    const open = views.filter(offered);
    if (open.length)
      list.append(h('li', {}, h('span', { class: 'account-nav-group' }, m.t(key)), h('ul', {}, open.map(entry))));
  }
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'account-button account-nav-opener',
      'aria-expanded': 'false',
      'aria-controls': list.id,
      onclick: () => opener.setAttribute('aria-expanded', String(opener.getAttribute('aria-expanded') !== 'true')),
    },
    m.t('nav.menu'),
  );
  return [opener, list];
}
