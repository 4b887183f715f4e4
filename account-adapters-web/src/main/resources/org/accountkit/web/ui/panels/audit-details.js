import { addressNode } from '../core/address.js';
import { detailText } from '../core/details.js';
import { h } from '../core/dom.js';

/** All that is known of an event. */
export function detailList(m, event) {
  const { actor, subject, details, address, credential, correlationId } = event;
  const full = (who) => who && (who.username ? `${who.username} (${who.id})` : who.id);
  const own = {
    type: event.type,
    actor: full(actor),
    subject: full(subject),
    address: address && addressNode(address),
    credential,
    correlationId,
  };
  const rows = [
    ...Object.entries(own).map(([key, value]) => [m.t(`column.${key}`), value]),
    ...Object.entries(details).map(([key, value]) => [m.label('detail', key), detailText(m, key, value)]),
  ];
  return h(
    'dl',
    {},
    rows.filter(([, value]) => value).map(([key, value]) => h('div', {}, h('dt', {}, key), h('dd', {}, h('bdi', {}, value)))),
  );
}
