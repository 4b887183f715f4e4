import { h } from '../core/dom.js';
import { Panel } from '../core/panel.js';

class ApiKey extends Panel {
  async load() {
    const { keys, most } = await this.api.get('me/api-keys');
    const own = keys.find(({ name }) => !name);
    const several = most > 1 || keys.some(({ name }) => name);
    const named = several && (await import('./named-keys.js')).namedKeysView(this, keys, most);
    return { key: { present: Boolean(own), ...own }, named: await named };
  }

  render({ key, named }) {
    return [...this.single(key), named];
  }

  /** The key without a name: the only one, unless the host allows several. */
  single(key) {
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
    const notes = [this.t('api-key.once-text'), this.warning('_blank')];
    await this.once(showOnce, { value: apiKey, title: this.t('api-key.once'), notes });
  }

  async once(showOnce, key) {
    this.say('');
    const [label, acknowledge] = [this.t('api-key.heading'), this.t('api-key.saved')];
    await showOnce(this, { name: 'apiKey', label, acknowledge, ...key });
    await this.done(this.t('api-key.generated'));
  }

  async done(said) {
    await this.reload();
    this.say(said);
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
    await this.done(this.t('api-key.removed'));
  }
}

customElements.define('account-api-key', ApiKey);
