import { h } from './dom.js';

/** An address breaks nowhere but, in a long one, after a colon. */
export function addressNode(address) {
  const parts = address.split(/(?<=:)/).flatMap((part, i) => (i ? [h('wbr'), part] : [part]));
  return h('bdi', { class: 'account-whole' }, parts);
}
