import { addressNode } from '../core/address.js';
import { h, name } from '../core/dom.js';
import { badge } from './user-badges.js';

/** One event in words, and all that is known of it. */
export class AuditEventView {
  constructor(panel) {
    const { m } = panel;
    this.m = m;
    this.day = new Intl.DateTimeFormat(m.lang, { dateStyle: 'medium' });
    this.clock = new Intl.DateTimeFormat(m.lang, { timeStyle: 'long' });
  }

  /** The exact time, with seconds and time zone. */
  time(at) {
    const time = new Date(at);
    return h('time', { datetime: at }, h('span', {}, this.day.format(time)), ' ', h('span', {}, this.clock.format(time)));
  }

  outcome({ outcome }) {
    return badge(this.m.label('outcome', outcome), { success: 'good', refused: 'bad' }[outcome]);
  }

  happened(event) {
    return h('div', { class: 'account-event' }, h('p', {}, this.sentence(event)), this.details(event));
  }

  /** What happened, such as "ayse signed in from 10.0.0.7". */
  sentence(event) {
    const { actor, subject, details, address, type } = event;
    const who = actor ?? subject;
    const values = {
      actor: this.person(who),
      subject: this.person(subject ?? actor),
      role: name(details.role ?? ''),
      event: this.m.label('event', type),
    };
    const sentence = h('span', {}, this.m.parts(this.key(event), values));
    return address ? this.m.parts('sentence.from', { sentence, address: addressNode(address) }) : [sentence];
  }

  /** The most fitting text: of the outcome, of somebody else as the subject, of the type, or of any type. */
  key({ type, outcome, actor, subject, details }) {
    const other = subject && subject.id !== (actor ?? subject).id;
    const refused = outcome === 'refused';
    const any = refused ? 'refused' : 'any';
    const keys = [
      refused && !subject && `${type}-refused-unknown`,
      refused && `${type}-refused`,
      !refused && details.next && `${type}-next`,
      !refused && other && `${type}-for`,
      !refused && type,
      other && `${any}-for`,
      any,
    ];
    return keys
      .filter(Boolean)
      .map((key) => `sentence.${key}`)
      .find((key) => this.m.has(key));
  }

  person(who) {
    if (!who) return this.m.t('audit-log.someone');
    if (who.id === 'console') return this.m.t('actor.console');
    if (who.username) return h('strong', {}, name(who.username));
    return h('span', { title: who.id }, this.m.t('audit-log.former', { id: `…${who.id.slice(-6)}` }));
  }

  /** Everything else, which is loaded when it is first opened. */
  details(event) {
    const element = h('details', {}, h('summary', {}, this.m.t('column.details')));
    element.addEventListener('toggle', async () => {
      const { detailList } = await import('./audit-details.js');
      if (!element.querySelector('dl')) element.append(detailList(this.m, event));
    });
    return element;
  }
}
