import { choices } from '../core/choices.js';
import { now } from '../core/clock.js';
import { h, name } from '../core/dom.js';
import { text } from '../core/fields.js';
import { Form } from '../core/form.js';
import { messagesFor } from '../core/messages.js';
import { showOnce } from '../core/secret.js';
import { table } from '../core/table.js';

/** The API keys that have names, for a panel whose host allows several keys per user. */
export async function namedKeysView(panel, keys, most) {
  panel.m = await messagesFor(panel, ['administration', 'api-keys']);
  const named = keys.filter(({ name: text }) => text);
  const columns = [
    ['keyName', (key) => h('div', {}, h('strong', {}, name(key.name)), h('small', {}, h('code', {}, key.hint)))],
    ['rights', ({ rights }) => rightsOf(panel, rights)],
    ['expiresAt', ({ expiresAt }) => (expiresAt ? panel.m.time(expiresAt) : panel.t('api-keys.never-expires'))],
    ['lastUsedAt', ({ lastUsedAt }) => panel.m.time(lastUsedAt, { relativeOnly: true })],
    ['action', (key) => removeButton(panel, key)],
  ];
  return [
    h('h3', {}, panel.t('api-keys.heading')),
    h('p', {}, panel.t('api-keys.text')),
    named.length ? table(panel, panel.t('api-keys.heading'), columns, named) : h('p', {}, panel.t('api-keys.none')),
    keys.length < most
      ? h(
          'div',
          { class: 'account-actions' },
          panel.button('api-keys.create', () => open(panel)),
        )
      : h('p', {}, panel.t('api-keys.most', { n: most })),
  ];
}

function rightsOf(panel, rights) {
  if (!rights) return panel.t('api-keys.all-rights');
  if (!rights.length) return panel.t('api-keys.no-rights');
  return h(
    'ul',
    { class: 'account-plain' },
    rights.map((right) => h('li', {}, panel.m.label('right', right))),
  );
}

function removeButton(panel, key) {
  const remove = async () => {
    const title = panel.t('api-keys.remove-one', { name: key.name });
    const used = key.lastUsedAt
      ? panel.t('api-key.last-use', { time: panel.m.date(key.lastUsedAt), ago: panel.m.ago(key.lastUsedAt) })
      : panel.t('api-key.never-used');
    const yes = await panel.ask({
      title,
      text: [panel.t('api-key.remove-text'), used],
      yes: panel.t('api-key.remove'),
      no: panel.t('api-keys.keep'),
    });
    if (!yes) return panel.say(panel.t('said.cancelled'));
    await panel.api.delete(`me/api-keys/${encodeURIComponent(key.id)}`);
    await panel.done(panel.t('api-keys.removed', { name: key.name }));
  };
  return panel.button('api-keys.remove', remove, {
    style: 'account-danger',
    'aria-label': panel.t('api-keys.remove-one', { name: key.name }),
  });
}

/** Replaces the panel's body by the form for a new key. */
function open(panel) {
  const { rights } = panel.session;
  const scope = [
    { value: 'all', label: panel.t('api-keys.scope-all') },
    { value: 'some', label: panel.t('api-keys.scope-some'), disabled: !rights.length },
  ];
  const options = rights.map((right) => ({ value: right, label: panel.m.label('right', right) }));
  const form = new Form(panel, {
    name: 'new-key',
    fields: [
      text('name', { label: panel.t('api-keys.name'), hint: panel.t('api-keys.name-hint'), ...plain, required: true }),
      text('expiresAt', { label: panel.t('api-keys.expires'), hint: panel.t('api-keys.expires-hint'), ...day(panel) }),
      choices('scope', scope, { label: panel.t('api-keys.scope'), chosen: ['all'], one: true }),
      some(choices('rights', options, { label: panel.t('api-keys.rights') })),
    ],
    submit: panel.t('api-keys.create'),
    extra: [panel.button('cancel', () => panel.done(panel.t('said.cancelled')))],
    send: (values) => create(panel, values),
  });
  const picked = form.field('rights').node;
  form.field('scope').node.addEventListener('change', () => {
    picked.hidden = form.values().scope !== 'some';
  });
  panel.say('');
  panel.show([h('h3', {}, panel.t('api-keys.create')), form.element]);
  form.field('name').input.focus();
}

const plain = { autocomplete: 'off', spellcheck: 'false', maxlength: 64, clean: (raw) => raw.trim() };

const day = (panel) => ({
  type: 'date',
  autocomplete: 'off',
  class: 'account-day',
  check: (value) => (value && endOf(value) <= now() ? panel.t('api-keys.past') : ''),
});

/** Shown only if the key is to have some of the rights, of which one has to be ticked then. */
function some(field) {
  return (form) => {
    const made = field(form);
    made.node.hidden = true;
    const check = ({ scope, rights }) => (scope === 'some' && !rights.length ? form.t('api-keys.tick-one') : '');
    return { ...made, check: () => check(form.values()) };
  };
}

async function create(panel, { name: keyName, expiresAt, scope, rights }) {
  const wanted = { name: keyName, ...(scope === 'some' && { rights }) };
  if (expiresAt) wanted.expiresAt = endOf(expiresAt).toISOString();
  const { apiKey } = await panel.api.post('me/api-keys', wanted);
  const notes = [panel.t('api-key.once-text'), !wanted.rights && panel.warning('_blank')].filter(Boolean);
  await panel.once(showOnce, { value: apiKey, title: panel.t('api-keys.once', { name: keyName }), notes });
}

/** The last second of a day where the user is. */
function endOf(text) {
  const [year, month, date] = text.split('-').map(Number);
  return new Date(new Date(year, month - 1, date + 1) - 1000);
}
