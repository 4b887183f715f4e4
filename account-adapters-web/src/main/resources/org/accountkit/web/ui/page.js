// The stand-alone page: header, navigation, and one panel at a time, chosen by the URL's fragment.
import { client } from './core/api.js';
import { failure, h, note, painted, pause } from './core/dom.js';
import { messagesFor, preferredLanguage } from './core/messages.js';
import { Place } from './core/place.js';
import { FORCED, RESET, takeToken, VIEWS, Views } from './core/views.js';
import { showNavigation } from './panels/navigation.js';
import { offerPreferences } from './panels/preferences.js';

const settings = document.body.dataset;
const panels = settings.panels ? settings.panels.split(/[\s,]+/) : null;
const views = new Views(panels);
const part = (id) => document.getElementById(`account-${id}`);
const [main, nav, menu, path, skip] = [part('view'), part('nav'), part('menu'), part('path'), part('skip')];
const api = Object.assign(client(), { page: '', home: views.first, elsewhere: settings.signIn });
const place = new Place();
let [m, wanted, shown, token] = [undefined, undefined, {}, takeToken()];

/** The fragment that the session allows: a forced action first, and then what the user asked for. */
function allowed(session) {
  const action = session.pendingActions[0];
  if (action && location.hash !== `#${FORCED[action]}`) {
    wanted ??= location.hash;
    return `#${FORCED[action]}`;
  }
  if (action) return location.hash;
  const fragment = wanted ?? location.hash;
  wanted = undefined;
  return !fragment || views.parse(fragment).panel === 'sign-in' ? `#${views.first}` : fragment;
}

async function route(said) {
  token = takeToken() ?? token;
  if (!api.held && !api.finished) place.arrive();
  const session = await api.session();
  if (api.held || api.finished) return stay();
  if (!session && api.elsewhere) {
    shown = {};
    clearChrome();
    reveal();
    return (await import('./core/next.js')).leave(api.elsewhere) || reveal(note(m.t('signed-out.text')));
  }
  const settled = session && !session.pendingActions.length;
  const free = settled && location.search && ['', '#/sign-in'].includes(wanted ?? location.hash);
  if (free && (await import('./core/next.js')).goOn()) return;
  const reset = settings.reset && location.hash === '#/reset';
  const seen = reset ? null : session;
  let fragment = seen ? allowed(seen) : location.hash;
  const at = reset ? RESET : seen ? views.parse(fragment, seen.pendingActions[0]) : VIEWS['/sign-in'];
  if (at.unknown) {
    fragment = `#${at.address}`;
    said = m.t('said.unknown-view');
  }
  if (fragment !== location.hash) place.rename(fragment);
  const key = JSON.stringify([fragment, session?.user.id, session?.pendingActions, session?.rights]);
  if (key === shown.key && !token) return said && shown.element.say(said);
  const done = shown.action && settled ? m.t('forced.done') : undefined;
  return show({ key, fragment, action: seen?.pendingActions[0] }, at, seen, said ?? done);
}

/** What is shown only once, or not saved yet, exists nowhere else: no change of the address leaves it without a question. */
function stay() {
  const goOn = place.undo(shown.fragment);
  if (goOn) api.held?.(goOn);
}

async function show(view, at, session, said) {
  const later = Boolean(shown.key);
  const { user, query } = at;
  const { links, forgot, reset } = settings;
  const given = { base: api.base, user, query, links, reset: forgot || reset || null, autofocus: !session };
  const element = h(`account-${at.panel}`, given);
  [element.token, token] = [token];
  shown = { ...view, element };
  await Promise.all([import(`./panels/${at.panel}.js`), pause()]);
  if (shown.element !== element) return;
  chrome(session, at);
  if (!session) element.notice = said;
  const reason = view.action && note(m.t(`forced.${view.action}`), 'account-forced');
  reveal(...[reason, element].filter(Boolean));
  await element.ready;
  if (shown.element !== element || !element.headingElement) return;
  document.title = `${element.headingElement.textContent} – ${settings.product}`;
  if (session && said) element.say(said);
  if (session && later) element.headingElement.focus();
}

/** Everything around the panel: the breadcrumb, the navigation and the user menu. */
function chrome(session, at) {
  document.body.classList.toggle('account-signed-in', Boolean(session));
  path.textContent = settings.product;
  (session ? showNavigation : clearChrome)({ nav, menu, path, m, api, session, panels, at });
}

function clearChrome() {
  nav.hidden = true;
  for (const each of [nav, menu]) each.replaceChildren();
  delete menu.dataset.key;
}

function reveal(...content) {
  if (content.length) main.replaceChildren(...content);
  main.hidden = false;
  document.body.classList.remove('account-starting');
}

function go(said) {
  return route(said).catch((problem) => reveal(...failure(m.explain(problem), m.t('retry'))));
}

function listen() {
  addEventListener('hashchange', () => go());
  api.addEventListener('session', () => go());
  api.addEventListener('finished', clearChrome);
  document.addEventListener('account-signed-out', (event) =>
    queueMicrotask(() => {
      const key = `said.${event.detail.reason}`;
      if (event.defaultPrevented || event.detail.reason === 'expired') return;
      place.rename('#/sign-in');
      go(m.has(key) ? m.t(key) : '');
    }),
  );
  main.addEventListener('account-navigate', (event) => {
    event.preventDefault();
    history.pushState(null, '', `#${event.detail.view}`);
    go(event.detail.said);
  });
  main.addEventListener('account-filter', ({ detail }) => {
    shown.fragment = `${location.hash.split('?')[0]}${detail && `?${detail}`}`;
    history.replaceState(history.state, '', shown.fragment);
  });
}

async function start() {
  const html = document.documentElement;
  html.lang = settings.lang || html.dataset.language || preferredLanguage();
  if (settings.messages) html.setAttribute('messages', settings.messages);
  api.session().catch(() => {});
  if (location.hash) import(`./panels/${views.parse(location.hash).panel}.js`).catch(() => {});
  m = await messagesFor(html);
  Object.assign(html, { lang: m.lang, dir: m.dir });
  nav.setAttribute('aria-label', m.t('nav.label'));
  Object.assign(skip, { textContent: m.t('skip'), onclick: () => main.parentElement.focus() });
  listen();
  await go();
  await painted();
  if (settings.preferences !== 'off') offerPreferences(part('footer'), m, api, settings.lang);
}

start().catch(() => reveal());
