import { deviceName } from '../core/agents.js';
import { h, name } from '../core/dom.js';
import { Panel } from '../core/panel.js';
import { table } from '../core/table.js';
import { devicesView } from './devices.js';

class Sessions extends Panel {
  async load() {
    const [{ sessions }, { devices }] = await Promise.all([this.api.get('me/sessions'), this.api.get('me/devices')]);
    return { sessions: currentFirst(sessions), devices: currentFirst(devices) };
  }

  render({ sessions, devices }) {
    const others = sessions.filter(({ current }) => !current).length;
    const columns = [
      ['client', ({ client, current }) => this.device(client, current && 'sessions.current')],
      ['address', ({ address }) => address && name(divisible(address))],
      ['signedInAt', ({ signedInAt }) => this.m.time(signedInAt)],
      ['lastSeenAt', ({ lastSeenAt }) => this.m.time(lastSeenAt, { relativeOnly: true })],
      ['action', (session) => !session.current && this.endButton(session)],
    ];
    return [
      table(this, this.t('sessions.heading'), columns, sessions),
      others
        ? h(
            'div',
            { class: 'account-actions' },
            this.button('sessions.end-others', () => this.endOthers(others), { style: 'account-danger' }),
          )
        : h('p', {}, this.t('sessions.only')),
      devicesView(this, devices),
    ];
  }

  /** What the device is called, and whether it is the one in front of the user. */
  device(client, mark) {
    const called = h('bdi', { class: 'account-device', title: client || null }, deviceName(this.m, client));
    return mark ? h('div', {}, called, ' ', h('span', { class: 'account-badge account-badge-good' }, this.t(mark))) : called;
  }

  endButton({ id, client }) {
    const device = deviceName(this.m, client);
    const end = async () => {
      await this.api.delete(`me/sessions/${encodeURIComponent(id)}`);
      await this.done(this.t('sessions.ended', { client: device }));
    };
    return this.button('sessions.end', end, { 'aria-label': this.t('sessions.end-one', { client: device }) });
  }

  async endOthers(n) {
    const yes = await this.ask({
      title: this.t('sessions.end-others'),
      text: this.t('sessions.will-end', { n }),
      yes: this.t('sessions.end-others'),
    });
    if (!yes) return this.say(this.t('said.cancelled'));
    await this.api.delete('me/sessions');
    await this.done(this.t('sessions.have-ended', { n }));
  }

  async done(said) {
    await this.reload();
    this.say(said);
    this.headingElement.focus();
  }
}

const currentFirst = (list) => [...list].sort((one, other) => other.current - one.current);

/** An address that has no room may break in its middle only: an IPv6 address after the fourth group. */
function divisible(address) {
  const groups = address.split(':');
  const half = [`${groups.slice(0, 4).join(':')}:`, h('wbr'), groups.slice(4).join(':')];
  return h('span', { class: 'account-address' }, groups.length > 4 ? half : address);
}

customElements.define('account-sessions', Sessions);
