import { h } from '../core/dom.js';
import { watch } from '../core/expiry.js';

const UNTIL_SHOWN = 500;

/** Warns in good time before the session ends, unless a request has extended it since. `notice` is in milliseconds. */
export async function warn(api, notice) {
  if (api.finished || api.held) return;
  // The warning is in the language of a panel, and none has started yet.
  if (!api.host) return void (api.timer = setTimeout(() => warn(api, notice), UNTIL_SHOWN));
  const session = await api.send('GET', 'session').catch(({ code }) => code);
  if (session === 'not-authenticated') return checkSession(api);
  // If the server does not answer now, the next request will show what is wrong.
  if (typeof session === 'string') return;
  const left = Math.min(api.until(session.idleExpiresAt), api.until(session.expiresAt));
  if (left > notice + 1000) return watch(api, session);
  if (!(await wantsToStay(api, session, left, api.until(session.expiresAt) <= notice))) return;
  await api.get('whoami');
  await api.refresh();
}

/** The idle timeout can be extended; the absolute timeout can only be announced. */
async function wantsToStay(api, session, left, absolute) {
  const { m } = api.host;
  const { Dialog } = await import('../core/dialog.js');
  const dialog = new Dialog(api.host, { name: 'expiring', title: m.t('expiring.heading'), role: 'alertdialog' });
  const text = absolute
    ? m.t('expiring.absolute', { time: m.date(session.expiresAt) })
    : m.t('expiring.idle', { time: m.date(session.idleExpiresAt) });
  dialog.show(
    h('p', {}, text),
    h(
      'div',
      { class: 'account-actions' },
      absolute ? dialog.button(m.t('close'), false) : dialog.button(m.t('expiring.stay'), true, 'account-primary'),
    ),
  );
  const end = setTimeout(() => {
    if (dialog.element.open) dialog.close(false);
    checkSession(api);
  }, left + 1000);
  const stays = await dialog.open();
  if (stays) clearTimeout(end);
  return stays;
}

/** Asks for the password as soon as the session ends, rather than at the next click. */
async function checkSession(api) {
  if (!api.finished) watch(api, await api.get('session'));
}
