import { choices } from '../core/choices.js';
import { h } from '../core/dom.js';
import { text, username } from '../core/fields.js';
import { filled } from '../core/filters.js';
import { Form } from '../core/form.js';
import { guardChanges } from '../core/leaving.js';
import { issuedPassword } from './issued-password.js';

/** Shows the form for a new user in place of the list. */
export function showNewUser(panel) {
  const roles = panel.roleNames.map((value) => ({ value }));
  const form = new Form(panel, {
    name: 'create',
    fields: [
      username({ autocomplete: 'off' }),
      text('fullName'),
      text('description'),
      roles.length > 0 && choices('roles', roles),
      issuedPassword('password', { label: panel.t('users.first-password'), hint: panel.t('users.first-password-hint') }),
    ],
    submit: panel.t('users.create'),
    extra: [panel.button('cancel', () => panel.showList())],
    send: (values) => create(panel, values),
  });
  panel.release = guardChanges(panel, form.element, () => Object.values(form.values()).some((value) => value.length));
  panel.say('');
  panel.show([h('h3', {}, panel.t('users.create')), form.element]);
  form.field('username').input.focus();
}

async function create(panel, { roles = [], ...values }) {
  const user = await panel.api.post('users', { roles, ...Object.fromEntries(filled(values)) });
  await panel.showList();
  panel.say(panel.t('users.created', { user: user.username }));
}
