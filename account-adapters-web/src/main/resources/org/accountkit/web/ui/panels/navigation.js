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
export function showNavigation({ nav, menu, path, m, api, session, panels, at }) {
  const pending = session.pendingActions.length > 0;
  path.replaceChildren(...breadcrumbs(m, session, panels, at, pending));
  nav.hidden = pending;
  nav.replaceChildren(...(pending ? [] : navigation(m, session, panels, at)));
  const key = session.user.id + pending;
  if (menu.dataset.key !== key) menu.replaceChildren(h('account-user-menu', { base: api.base }));
  menu.dataset.key = key;
}

/** The way to the view: every step but the last one is a link, unless another action comes first. */
function breadcrumbs(m, session, panels, at, pending) {
  const views = GROUPS.find(([key]) => key === `nav.${at.group}`)[1];
  const first = views.find(offered(session, panels)) ?? views[0];
  const steps = [[m.t(`nav.${at.group}`), first[0]]];
  const listed = at.panel === 'user' ? 'users' : at.panel;
  steps.push([title(m, listed), views.find(([, panel]) => panel === listed)[0]]);
  if (at.panel === 'user') steps.push([m.t('nav.edit')]);
  return steps.flatMap(([text, address], i) => {
    const last = i === steps.length - 1;
    const step = last || pending ? h('span', { 'aria-current': last && 'page' }, text) : h('a', { href: `#${address}` }, text);
    return i ? [' > ', step] : [step];
  });
}

const title = (m, panel) => m.t(panel === 'password' ? 'nav.password' : `${panel}.heading`);

/** Whether the host offers a view, and the session's rights allow it. */
const offered =
  ({ rights }, panels) =>
  ([, panel, right]) =>
    (!right || rights.includes(right)) && (!panels || panels.includes(panel));

/** The views that the host offers and the session's rights allow. On a narrow screen a button unfolds them. */
function navigation(m, session, panels, at) {
  const current = at.panel === 'user' ? 'users' : at.panel;
  const entry = ([address, panel]) =>
    h(
      'li',
      {},
      h(
        'a',
        { href: `#${address}`, 'aria-current': panel === current && 'page' },
        title(m, panel),
      ),
    );
  const list = h('ul', { id: 'account-nav-list', class: 'account-nav-list' });
  for (const [key, views] of GROUPS) {
    const open = views.filter(offered(session, panels));
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
