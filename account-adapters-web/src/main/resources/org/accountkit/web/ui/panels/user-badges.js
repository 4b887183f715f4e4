import { h, name } from '../core/dom.js';

/** A short state, coloured as `good`, `bad`, `note` or `plain`. */
export const badge = (text, colour = 'plain') => h('span', { class: `account-badge account-badge-${colour}` }, text);

/** Which of the two factors failed too often, and until when. */
export function lockText(panel, { kind, until }) {
  const key = `users.lock-${kind}`;
  const text = panel.m.has(key) ? panel.t(key) : kind;
  const end = until ? panel.m.parts('users.lock-until', { time: panel.m.time(until) }) : [panel.t('users.lock-unlock')];
  return [text, ' ', ...end];
}

export function twoFactorBadge(panel, { twoFactorActive, twoFactorRequired }) {
  if (twoFactorActive) return badge(panel.t('users.two-factor-active'), 'good');
  if (twoFactorRequired) return badge(panel.t('users.two-factor-awaited'), 'note');
  return badge(panel.t('users.two-factor-off'));
}

export function roleNames(roles) {
  return roles.length ? h('ul', { class: 'account-tags' }, roles.map((role) => h('li', {}, name(role)))) : '–';
}
