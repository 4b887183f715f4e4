import { h, name } from '../core/dom.js';
import { text } from '../core/fields.js';
import { Form } from '../core/form.js';
import { Panel } from '../core/panel.js';

const LONGEST = 200;

/** Who the user is. The full name can be changed, unless the host keeps its users in another system. */
class Profile extends Panel {
  load() {
    return this.api.get('me');
  }

  render({ user, editable }) {
    return [
      h(
        'dl',
        {},
        this.fact('field.username', name(user.username)),
        !editable && this.fact('profile.full-name', name(user.fullName || '–')),
        this.fact('profile.roles', user.roles.join(', ') || '–'),
        this.fact('profile.last-sign-in', this.m.time(user.lastSignInAt)),
      ),
      editable ? this.form(user) : h('p', { class: 'account-note' }, this.t('error.managed-elsewhere')),
    ];
  }

  fact(label, value) {
    return h('div', {}, h('dt', {}, this.t(label)), h('dd', {}, value));
  }

  form({ fullName, version }) {
    const form = new Form(this, {
      fields: [
        text('fullName', {
          label: this.t('profile.full-name'),
          hint: this.t('profile.full-name-hint'),
          value: fullName,
          autocomplete: 'name',
          clean: (raw) => raw.trim(),
          check: (value) => ([...value].length > LONGEST ? this.t('profile.too-long', { n: LONGEST }) : ''),
        }),
      ],
      submit: this.t('profile.save'),
      send: (values) => this.save({ version, ...values }, fullName),
    });
    return form.element;
  }

  async save(profile, before) {
    if (profile.fullName === before) return this.say(this.t('said.nothing'));
    await this.api.patch('me', profile);
    await this.api.refresh();
    await this.reload();
    this.say(this.t('profile.saved'));
    this.headingElement.focus();
  }
}

customElements.define('account-profile', Profile);
