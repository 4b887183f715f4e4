import { h } from '../core/dom.js';
import { Panel } from '../core/panel.js';

class ApiKey extends Panel {
  load() {
    return this.api.get('me/api-key');
  }

  render(key) {
    const warning = h('p', { id: `${this.stem}-warning`, class: 'account-note' }, this.warning());
    return [
      h('p', {}, this.t('api-key.text')),
      key.present ? this.facts(key) : h('p', {}, this.t('api-key.none')),
      warning,
      h(
        'div',
        { class: 'account-actions' },
        this.button(key.present ? 'api-key.replace' : 'api-key.generate', () => this.generate(key), {
          style: 'account-primary',
          'aria-describedby': warning.id,
        }),
        key.present && this.button('api-key.remove', () => this.remove(), { style: 'account-danger' }),
      ),
    ];
  }

  facts({ hint, createdAt, lastUsedAt }) {
    const row = (label, value) => h('div', {}, h('dt', {}, this.t(label)), h('dd', {}, value));
    return h(
      'dl',
      {},
      row('api-key.hint', h('code', {}, hint)),
      row('field.createdAt', this.m.time(createdAt)),
      row('field.lastUsedAt', this.m.time(lastUsedAt)),
    );
  }

  /** Where nothing may be left, the link opens beside it. */
  warning(target) {
    return this.m.parts('api-key.warning', {
      link: h(
        'a',
        { href: this.link('/downloads'), target },
        `${this.t('nav.downloads')} > ${this.t('download-links.heading')}`,
      ),
    });
  }

  async generate(key) {
    if (key.present && !(await this.agreed(key))) return this.say(this.t('said.cancelled'));
    const [{ apiKey }, { showOnce }] = await Promise.all([this.api.post('me/api-key'), import('../core/secret.js')]);
    this.say('');
    await showOnce(this, {
      name: 'apiKey',
      title: this.t('api-key.once'),
      label: this.t('api-key.heading'),
      value: apiKey,
      notes: [this.t('api-key.once-text'), this.warning('_blank')],
      acknowledge: this.t('api-key.saved'),
    });
    await this.reload();
    this.say(this.t('api-key.generated'));
    this.headingElement.focus();
  }

  agreed({ lastUsedAt }) {
    const use = lastUsedAt
      ? this.t('api-key.last-use', { time: this.m.date(lastUsedAt), ago: this.m.ago(lastUsedAt) })
      : this.t('api-key.never-used');
    return this.ask({
      title: this.t('api-key.replace-title'),
      text: [this.t('api-key.replace-text'), use],
      yes: this.t('api-key.replace'),
      no: this.t('api-key.keep'),
    });
  }

  async remove() {
    const yes = await this.ask({
      title: this.t('api-key.remove'),
      text: this.t('api-key.remove-text'),
      yes: this.t('api-key.remove'),
      no: this.t('api-key.keep'),
    });
    if (!yes) return this.say(this.t('said.cancelled'));
    await this.api.delete('me/api-key');
    await this.reload();
    this.say(this.t('api-key.removed'));
    this.headingElement.focus();
  }
}

customElements.define('account-api-key', ApiKey);
