import { h, name } from '../core/dom.js';
import { changes } from './user-parts.js';

const EDITED = [
  'fullName',
  'description',
  'roles',
  'enabled',
  'twoFactorActive',
  'twoFactorRequired',
  'passwordChangeRequired',
];

/**
 * Someone else saved the user first: shows what they changed, adopts it where nothing was typed, and keeps the rest, to
 * be checked and sent again.
 */
export async function showConflict(panel, typed) {
  const { form, user: before } = panel;
  const now = await panel.api.get(panel.path);
  const theirs = changes(before, Object.fromEntries(EDITED.map((key) => [key, now[key]])));
  panel.user = now;
  for (const key of Object.keys(theirs)) {
    if (!(key in typed)) put(form.element, key, now[key]);
  }
  form.field('twoFactorActive').input.disabled ||= !now.twoFactorActive;
  panel.showState();
  const lines = Object.keys(theirs).map((key) => h('li', {}, line(panel, key, before, now, typed)));
  form.alarm.replaceChildren(
    h('p', {}, panel.t(lines.length ? 'conflict.changed' : 'conflict.unseen')),
    ...(lines.length ? [h('ul', { class: 'account-conflict' }, lines)] : []),
    h('p', {}, panel.t('conflict.check')),
  );
  form.alarm.focus();
}

function line(panel, key, before, now, typed) {
  const values = { before: shown(panel, before[key]), now: shown(panel, now[key]) };
  const yours = key in typed && panel.m.parts('conflict.yours', { value: shown(panel, typed[key]) });
  return [h('strong', {}, panel.t(`field.${key}`)), ': ', ...panel.m.parts('conflict.line', values), ...(yours ? [' ', ...yours] : [])];
}

function shown(panel, value) {
  if (typeof value === 'boolean') return panel.t(value ? 'yes' : 'no');
  return name([value].flat().join(', ') || '–');
}

/** Sets the fields of that name. */
function put(form, key, value) {
  for (const input of form.elements) {
    if (input.name !== key) continue;
    if (input.type === 'checkbox') input.checked = Array.isArray(value) ? value.includes(input.value) : value;
    else input.value = value ?? '';
  }
}
