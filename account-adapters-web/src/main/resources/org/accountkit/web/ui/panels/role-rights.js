import { h } from '../core/dom.js';
import { badge } from './user-badges.js';

/** The part of a right's name by which rights are grouped: `account.users` of `account.users.read`. */
const groupOf = (right) => right.split('.').slice(0, -1).join('.') || right;

/** Rights by their groups, in the order of their names. */
export function grouped(rights) {
  const groups = new Map();
  for (const right of [...rights].sort()) groups.set(groupOf(right), [...(groups.get(groupOf(right)) ?? []), right]);
  return [...groups];
}

/** A right in words and by its name; one that the host no longer declares is marked. */
export function described(panel, right) {
  const text = panel.m.label('right', right);
  const declared = panel.rights.includes(right);
  return h(
    'div',
    { class: 'account-right' },
    h('code', { class: !declared && 'account-undeclared' }, declared ? right : panel.t('roles.undeclared', { right })),
    text !== right && h('small', {}, text),
  );
}

/** The rights of a role, in a list. */
export function rightList(panel, rights) {
  if (!rights.length) return '–';
  return h('ul', { class: 'account-plain' }, rights.map((right) => h('li', {}, described(panel, right))));
}

/** What a role grants and denies, side by side: two checkboxes a right, read as the arrays `grants` and `denies`. */
export function rightFields(panel, held) {
  const boxes = { grants: [], denies: [] };
  const rights = new Set([...panel.rights, ...held.grants, ...held.denies]);
  const box = (kind, right) => {
    const id = `${panel.stem}-${kind}-${right}`;
    const input = h('input', { type: 'checkbox', id, name: kind, value: right, checked: held[kind].includes(right) });
    boxes[kind].push(input);
    const label = h('label', { for: id }, panel.t(`roles.${kind}-one`), h('span', { class: 'account-unseen' }, ` ${right}`));
    return h('div', { class: 'account-check' }, input, label);
  };
  const row = (right) => h('div', { class: 'account-right-row' }, described(panel, right), box('grants', right), box('denies', right));
  const node = h(
    'div',
    { class: 'account-rights' },
    h('p', { class: 'account-hint' }, panel.t('roles.rights-hint')),
    grouped(rights).map(([group, each]) =>
      h('fieldset', {}, h('legend', {}, panel.m.label('right-group', group)), each.map(row)),
    ),
  );
  const ticked = (kind) => boxes[kind].filter((input) => input.checked).map((input) => input.value);
  return ['grants', 'denies'].map((kind) => () => ({
    name: kind,
    input: boxes[kind][0],
    node: kind === 'grants' ? node : '',
    read: () => ticked(kind),
  }));
}

/** The mark of a role that cannot be changed. */
export const builtIn = (panel) => badge(panel.t('roles.built-in'));
