// The page of its own: header, navigation, and one panel at a time, chosen by the fragment of the address.
import { client } from './core/api.js';
import { h } from './core/dom.js';
import { messagesFor, preferredLanguage } from './core/messages.js';
import { explain } from './core/panel.js';

const VIEWS = {
  '/sign-in': { panel: 'sign-in' },
  '/user-settings/password': { panel: 'password', path: ['nav.user-settings'] },
  '/user-settings/two-factor': { panel: 'two-factor', path: ['nav.user-settings'] },
  '/user-settings/api-key': { panel: 'api-key', path: ['nav.user-settings'] },
  '/user-settings/sessions': { panel: 'sessions', path: ['nav.user-settings'] },
  '/settings/users': { panel: 'users', path: ['nav.authentication', 'users.heading'] },
  '/settings/users/': { panel: 'user', path: ['nav.authentication', 'users.heading'] },
  '/settings/roles': { panel: 'roles', path: ['nav.authentication', 'roles.heading'] },
  '/settings/audit': { panel: 'audit-log', path: ['nav.authentication', 'audit-log.heading'] },
  '/downloads': { panel: 'download-links', path: ['nav.downloads', 'download-links.heading'] },
};
const FORCED = { 'change-password': '/user-settings/password', 'set-up-two-factor': '/user-settings/two-factor' };
const FIRST = '/user-settings/password';

const settings = document.body.dataset;
const panels = settings.panels ? settings.panels.split(/[\s,]+/) : null;
const [main, nav, menu, path] = ['view', 'nav', 'menu', 'path'].map((part) => document.getElementById(`account-${part}`));
const api = client();
api.page = '';
let m;
let shown = {};
let wanted;

/** The view of a fragment: its address, panel, query and, for one user, the id. */
function parse(fragment) {
  const [address, query = ''] = fragment.slice(1).split('?');
  const user = address.match(/^\/settings\/users\/(.+)$/)?.[1];
  const known = VIEWS[user ? '/settings/users/' : address];
  const offered = known && (!panels || known.panel === 'sign-in' || panels.includes(known.panel === 'user' ? 'users' : known.panel));
  return offered ? { address, query, user: user && decodeURIComponent(user), ...known } : parse(`#${FIRST}`);
}

/** Where somebody who was sent here wanted to go: a path of this very origin, or nowhere. */
function next() {
  const target = new URLSearchParams(location.search).get('next');
  if (!target?.startsWith('/') || /^\/[/\\]/.test(target)) return null;
  const url = new URL(target, location.origin);
  return url.origin === location.origin ? url.href : null;
}

/** The fragment that the session allows: a forced action first, and afterwards what was wanted before it. */
function allowed(session) {
  const action = session.pendingActions[0];
  if (action && location.hash !== `#${FORCED[action]}`) {
    wanted ??= location.hash;
    return `#${FORCED[action]}`;
  }
  if (action) return location.hash;
  const fragment = wanted ?? location.hash;
  wanted = undefined;
  return !fragment || parse(fragment).panel === 'sign-in' ? `#${FIRST}` : fragment;
}

async function route(said) {
  const session = await api.session();
  // The recovery codes are on the screen and nowhere else: no address leads away from them.
  if (api.over) return history.replaceState(history.state, '', shown.fragment);
  const settled = session && !session.pendingActions.length;
  if (settled && next() && parse(wanted ?? location.hash).panel === 'sign-in') return location.replace(next());
  const fragment = session ? allowed(session) : location.hash;
  if (fragment !== location.hash) history.replaceState(null, '', fragment);
  const key = JSON.stringify([fragment, session?.user.id, session?.pendingActions, session?.rights]);
  if (key === shown.key) return;
  const done = shown.action && settled ? m.t('forced.done') : undefined;
  return show({ key, fragment, action: session?.pendingActions[0] }, session, said ?? done);
}

async function show(view, session, said) {
  const at = session ? parse(view.fragment) : VIEWS['/sign-in'];
  const later = Boolean(shown.key);
  const element = h(`account-${at.panel}`, {
    base: api.base, user: at.user, query: at.query, links: at.panel === 'download-links' && settings.links, autofocus: !session,
  });
  shown = { ...view, element };
  await Promise.all([import(`./panels/${at.panel}.js`), chrome(session, at)]);
  if (shown.element !== element) return;
  if (!session) element.notice = said;
  const reason = view.action && h('p', { class: 'account-note', id: 'account-forced' }, m.t(`forced.${view.action}`));
  main.replaceChildren(...[reason, element].filter(Boolean));
  await element.ready;
  if (shown.element !== element) return;
  document.title = `${element.headingElement.textContent} – ${settings.product}`;
  if (session && said) element.say(said);
  if (session && later) element.headingElement.focus();
}

/** What is around the panel: the path above it, the navigation, the user's menu. */
async function chrome(session, at) {
  path.textContent = session ? at.path.map((part) => m.t(part)).join(' > ') : settings.product;
  document.body.classList.toggle('account-signed-in', Boolean(session));
  if (!session) return clearChrome();
  (await import('./panels/navigation.js')).furnish({ nav, menu, m, api, session, panels, at });
}

function clearChrome() {
  nav.hidden = true;
  nav.replaceChildren();
  menu.replaceChildren();
  delete menu.dataset.key;
}

function go(said) {
  return route(said).catch((problem) => {
    const retry = h('button', { type: 'button', class: 'account-button', onclick: () => { shown = {}; go(); } }, m.t('retry'));
    main.replaceChildren(h('div', { role: 'alert', class: 'account-alert' }, h('p', {}, explain(m, problem))), retry);
  });
}

function listen() {
  addEventListener('hashchange', () => go());
  api.addEventListener('session', () => go());
  api.addEventListener('over', clearChrome);
  document.addEventListener('account-signed-out', (event) => queueMicrotask(() => {
    const key = `said.${event.detail.reason}`;
    if (event.defaultPrevented || event.detail.reason === 'expired') return;
    history.replaceState(null, '', '#/sign-in');
    go(m.has(key) ? m.t(key) : '');
  }));
  main.addEventListener('account-navigate', (event) => {
    event.preventDefault();
    history.pushState(null, '', `#${event.detail.view}`);
    go(event.detail.said);
  });
  main.addEventListener('account-filter', ({ detail }) => {
    const fragment = `${location.hash.split('?')[0]}${detail && `?${detail}`}`;
    history.replaceState(history.state, '', fragment);
    shown.fragment = fragment;
  });
}

async function start() {
  const html = document.documentElement;
  html.lang = settings.lang || preferredLanguage();
  if (settings.messages) html.setAttribute('messages', settings.messages);
  api.session().catch(() => {});
  m = await messagesFor(html);
  nav.setAttribute('aria-label', m.t('nav.label'));
  const skip = document.getElementById('account-skip');
  skip.textContent = m.t('skip');
  skip.addEventListener('click', (event) => { event.preventDefault(); main.parentElement.focus(); });
  listen();
  await go();
}

start();
