import { Dialog } from '../core/dialog.js';
import { h } from '../core/dom.js';
import './sign-in.js';

/**
 * Signs in again on top of the page: the same user finds what was typed, another user a fresh page. Throws
 * the problem that led here if no one signs in, or if the host takes over.
 */
export async function signInAgain(api, problem) {
  const before = (await api.current)?.user;
  if (!before || !api.announce('expired')) throw problem;
  if (api.elsewhere) {
    api.end('left');
    throw problem;
  }
  const user = await answer(api, before);
  if (!user) {
    api.end('left');
    throw problem;
  }
  if (user.id !== before.id) location.reload();
}

function answer(api, before) {
  const { m } = api.host;
  const dialog = new Dialog(api.host, { name: 'sign-in-again', title: m.t('sign-in.ended'), held: true });
  const panel = h('account-sign-in', { base: api.base, username: before.username, autofocus: true });
  panel.addEventListener('account-signed-in', ({ detail }) => dialog.close(detail.user));
  dialog.show(
    h('p', {}, m.t('sign-in.ended-text')),
    panel,
    h('div', { class: 'account-actions' }, dialog.button(m.t('sign-in.leave'), null)),
  );
  return dialog.open();
}
