import { Dialog } from '../core/dialog.js';
import { h } from '../core/dom.js';

/** Warns in good time before the session ends, unless some request since has moved the end. */
export async function warn(api, notice) {
  const session = await api.load().catch(() => undefined);
  if (session === undefined) return;
  if (!session) return look(api);
  const left = Math.min(api.until(session.idleExpiresAt), api.until(session.expiresAt));
  if (left > notice + 1000) return;
  clearTimeout(api.timer);
  if (!await wantsToStay(api, session, left, api.until(session.expiresAt) <= notice)) return;
  await api.get('whoami');
  await api.refresh();
}

/** Idle time can be prolonged; the absolute end can only be told. */
async function wantsToStay(api, session, left, absolute) {
  const { m } = api.host;
  const dialog = new Dialog(api.host, { name: 'expiring', title: m.t('expiring.heading'), role: 'alertdialog' });
  const text = absolute ? m.t('expiring.absolute', { time: m.date(session.expiresAt) })
    : m.t('expiring.idle', { time: m.date(session.idleExpiresAt) });
  dialog.show(h('p', {}, text), h('div', { class: 'account-actions' }, absolute
    ? dialog.button(m.t('close'), false) : dialog.button(m.t('expiring.stay'), true, 'account-primary')));
  const end = setTimeout(() => {
    if (dialog.element.open) dialog.close(false);
    look(api);
  }, left + 1000);
  const stays = await dialog.open();
  if (stays) clearTimeout(end);
  return stays;
}

/** A session that is over asks for the password at once, rather than at the next click. */
async function look(api) {
  if (!api.over) api.watch(await api.get('session'));
}
