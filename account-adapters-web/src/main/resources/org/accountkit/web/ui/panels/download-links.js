import { choices } from '../core/choices.js';
import { h } from '../core/dom.js';
import { Form } from '../core/form.js';
import { Panel } from '../core/panel.js';
import { copyButton, secretField } from '../core/secret.js';

const MANAGE = 'account.downloads.manage';
const STATES = ['closed', 'required', 'open'];

/** The download token: what it gives access to, its state and, if the host lists any in `links`, ready-made links. */
class DownloadLinks extends Panel {
  load() {
    return this.api.get('download-token');
  }

  render(token) {
    const manages = this.can(MANAGE);
    return [
      h('p', {}, this.t('download-links.text')),
      manages ? this.states(token) : h('p', {}, this.t(`download-links.${token.state}`)),
      h('h3', {}, this.t('download-links.token')),
      token.token ? this.shown(token) : h('p', {}, this.t('download-links.none')),
      manages &&
        h(
          'div',
          { class: 'account-actions' },
          this.button(token.token ? 'download-links.renew' : 'download-links.create', () => this.renew(token), {
            style: token.token ? 'account-danger' : 'account-primary',
          }),
        ),
      h('h3', {}, this.t('download-links.use-heading')),
      this.use(token),
    ];
  }

  shown({ token, createdAt, lastUsedAt }) {
    const row = (label, value) => h('div', {}, h('dt', {}, this.t(label)), h('dd', {}, value));
    return [
      secretField(this, 'downloadToken', this.t('download-links.token'), token),
      h('p', { class: 'account-hint' }, this.t('download-links.only')),
      h('dl', {}, row('field.createdAt', this.m.time(createdAt)), row('field.lastUsedAt', this.m.time(lastUsedAt))),
    ];
  }

  states({ state, token }) {
    const early = (value) => value === 'required' && !token;
    const options = STATES.map((value) => ({
      value,
      label: this.t(`download-links.state-${value}`),
      disabled: early(value),
      hint: this.t(`download-links.${early(value) ? 'required-first' : value}`),
    }));
    const form = new Form(this, {
      name: 'state',
      fields: [choices('state', options, { chosen: [state], one: true })],
      submit: this.t('download-links.save'),
      send: async (values) => {
        if (values.state === state) return this.say(this.t('said.nothing'));
        if (values.state === 'open' && !(await this.agreed())) return this.say(this.t('said.cancelled'));
        await this.api.patch('download-token', values);
        await this.reload();
        this.say(this.t('download-links.saved'));
      },
    });
    return form.element;
  }

  agreed() {
    return this.ask({
      title: this.t('download-links.open-title'),
      text: this.t('download-links.open'),
      yes: this.t('download-links.open-yes'),
    });
  }

  async renew({ token }) {
    const yes =
      !token ||
      (await this.ask({
        title: this.t('download-links.renew'),
        text: this.t('download-links.renew-text'),
        yes: this.t('download-links.renew'),
      }));
    if (!yes) return this.say(this.t('said.cancelled'));
    await this.api.post('download-token');
    await this.reload();
    this.say(this.t('download-links.renewed'));
    this.headingElement.focus();
  }

  use({ state, token }) {
    const links = (this.getAttribute('links') ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((path) => this.entry(path, state, token));
    return [
      h('p', {}, this.t('download-links.use')),
      h('p', {}, h('code', {}, `${location.origin}/…?token=DOWNLOAD-TOKEN`)),
      h('p', {}, this.t('download-links.header')),
      h('p', {}, h('code', {}, 'Authorization: Bearer DOWNLOAD-TOKEN')),
      links.length > 0 && h('ul', { class: 'account-plain' }, links),
    ];
  }

  entry(path, state, token) {
    const url = new URL(path, document.baseURI);
    if (token && state !== 'open') url.searchParams.set('token', token);
    const link = h('a', { href: url.href }, path);
    return h(
      'li',
      {},
      link,
      copyButton(this, this.t('download-links.copy', { link: path }), () => url.href, link),
    );
  }
}

customElements.define('account-download-links', DownloadLinks);
