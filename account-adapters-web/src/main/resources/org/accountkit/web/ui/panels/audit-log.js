import { h } from '../core/dom.js';
import { text } from '../core/fields.js';
import { FilteredPanel, filterForm, nothing } from '../core/filters.js';
import { select } from '../core/select.js';
import { Listing } from '../core/table.js';
import { AuditEventView } from './audit-event.js';
import { typeOptions } from './audit-types.js';

const OUTCOMES = ['success', 'refused'];
const FORMATS = ['csv', 'json'];

class AuditLog extends FilteredPanel {
  catalogues = ['administration', 'audit-log'];

  async load() {
    this.exports = h('div', { class: 'account-exports' });
    const view = new AuditEventView(this);
    this.listing = new Listing(this, {
      path: 'audit-events',
      rows: 'events',
      caption: this.t('audit-log.heading'),
      columns: [
        ['at', ({ at }) => view.time(at)],
        ['event', (event) => view.happened(event)],
        ['outcome', (event) => view.outcome(event)],
      ],
      empty: () => nothing(this, 'audit-log'),
      counted: (n, more) => this.t(more ? 'audit-log.first' : 'audit-log.count', { n }),
      tools: this.exports,
    });
    await this.apply();
  }

  async apply() {
    const query = this.query();
    this.exports.replaceChildren(...FORMATS.map((format) => this.exportLink(query, format)));
    await this.listing.load(query);
  }

  /** The filter as the API takes it: a date is a day in the browser's time zone. */
  query() {
    const query = new URLSearchParams();
    for (const [key, value] of this.filter) {
      if (['type', 'user', 'actor', 'outcome'].includes(key)) query.append(key, value);
      const time = ['from', 'to'].includes(key) && midnight(value, key === 'to' ? 1 : 0);
      if (time) query.append(key, time);
    }
    return query;
  }

  /** A link, so that the browser saves the file while it arrives, however large it is. */
  exportLink(query, format) {
    const wanted = new URLSearchParams(query);
    wanted.set('format', format);
    return h(
      'a',
      { class: 'account-way', download: '', href: `${this.api.base}/api/audit-events?${wanted}` },
      this.t(`audit-log.export-${format}`),
    );
  }

  render() {
    const form = filterForm(this, { submit: this.t('audit-log.filter'), fields: this.fields(), search: 'user', wanted });
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const text = `${this.t('audit-log.text')} ${this.t('audit-log.days', { zone })}`;
    return [h('p', {}, text), form, this.listing.element];
  }

  fields() {
    const label = (key) => this.t(`audit-log.by-${key}`);
    const value = (key) => this.filter.get(key) ?? '';
    const person = (key) =>
      text(key, {
        value: value(key),
        label: label(key),
        autocomplete: 'off',
        autocapitalize: 'none',
        spellcheck: 'false',
        clean: (raw) => raw.trim(),
      });
    const day = (key) => text(key, { type: 'date', value: value(key), label: label(key) });
    const outcomes = OUTCOMES.map((outcome) => [outcome, this.m.label('outcome', outcome)]);
    return [
      select('type', typeOptions(this.m), { value: this.filter.getAll('type').join(), label: label('type') }),
      person('user'),
      person('actor'),
      select('outcome', [['', this.t('filters.all')], ...outcomes], { value: value('outcome'), label: label('outcome') }),
      day('from'),
      day('to'),
    ];
  }
}

function wanted({ type, ...values }) {
  const types = type ? type.split(',').map((each) => ['type', each]) : [];
  return new URLSearchParams([...types, ...Object.entries(values).filter(([, value]) => value !== '')]);
}

/** When a day begins in the browser's time zone, or a day later; nothing if it is no day. */
function midnight(day, later) {
  const time = new Date(`${day}T00:00`);
  time.setDate(time.getDate() + later);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

customElements.define('account-audit-log', AuditLog);
