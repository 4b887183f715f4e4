import { deviceName } from '../core/agents.js';
import { h } from '../core/dom.js';
import { table } from '../core/table.js';

/** The known devices of a user, below the sessions: each can be forgotten, and all others together. */
export function devicesView(panel, devices) {
  const others = devices.filter(({ current }) => !current).length;
  const columns = [
    ['client', ({ client, current }) => panel.device(client, current && 'devices.current')],
    ['firstSeenAt', ({ firstSeenAt }) => panel.m.time(firstSeenAt)],
    ['lastUsedAt', ({ lastSeenAt }) => panel.m.time(lastSeenAt, { relativeOnly: true })],
    ['action', (device) => forgetButton(panel, device)],
  ];
  return [
    h('h3', {}, panel.t('devices.heading')),
    h('p', {}, panel.t(devices.length ? 'devices.text' : 'devices.none')),
    devices.length > 0 && table(panel, panel.t('devices.heading'), columns, devices),
    others > 0 &&
      h(
        'div',
        { class: 'account-actions' },
        panel.button('devices.forget-others', () => forgetOthers(panel, others), { style: 'account-danger' }),
      ),
  ];
}

function forgetButton(panel, { id, client }) {
  const device = deviceName(panel.m, client);
  const forget = async () => {
    await panel.api.delete(`me/devices/${encodeURIComponent(id)}`);
    await panel.done(panel.t('devices.forgotten', { device }));
  };
  return panel.button('devices.forget', forget, { 'aria-label': panel.t('devices.forget-one', { device }) });
}

async function forgetOthers(panel, n) {
  const yes = await panel.ask({
    title: panel.t('devices.forget-others'),
    text: panel.t('devices.will-forget', { n }),
    yes: panel.t('devices.forget-others'),
  });
  if (!yes) return panel.say(panel.t('said.cancelled'));
  await panel.api.delete('me/devices');
  await panel.done(panel.t('devices.others-forgotten'));
}
