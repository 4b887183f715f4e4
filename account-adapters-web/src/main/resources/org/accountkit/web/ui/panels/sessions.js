import { h, name } from '../core/dom.js';
import { Panel } from '../core/panel.js';
import { table } from '../core/table.js';

class Sessions extends Panel {
  async load() {
    return (await this.api.get('me/sessions')).sessions;
  }

  render(sessions) {
    const others = sessions.filter(({ current }) => !current);
    return [
      table(
        this,
        this.t('sessions.heading'),
        [
          ['client', ({ client }) => name(client)],
          ['address', ({ address }) => name(address ?? '')],
          ['signedInAt', ({ signedInAt }) => this.m.time(signedInAt)],
          ['lastSeenAt', ({ lastSeenAt }) => this.m.time(lastSeenAt)],
          ['action', (session) => this.action(session)],
        ],
        sessions,
      ),
      others.length
        ? h(
            'div',
            { class: 'account-actions' },
            this.button('sessions.end-others', () => this.endOthers(others.length), { style: 'account-danger' }),
          )
        : h('p', {}, this.t('sessions.only')),
    ];
  }

  action({ id, current, client }) {
    if (current) return h('strong', {}, this.t('sessions.current'));
    return this.button(
      'sessions.end',
      async () => {
        await this.api.delete(`me/sessions/${encodeURIComponent(id)}`);
        await this.ended(this.t('sessions.ended', { client }));
      },
      { 'aria-label': this.t('sessions.end-one', { client }) },
    );
  }

  async endOthers(n) {
    const yes = await this.ask({
      title: this.t('sessions.end-others'),
      text: this.t('sessions.will-end', { n }),
      yes: this.t('sessions.end-others'),
    });
    if (!yes) return;
    await this.api.delete('me/sessions');
    await this.ended(this.t('sessions.have-ended', { n }));
  }

  async ended(said) {
    await this.reload();
    this.say(said);
    this.headingElement.focus();
  }
}

customElements.define('account-sessions', Sessions);
