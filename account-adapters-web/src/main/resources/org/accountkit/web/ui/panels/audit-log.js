import { h, name } from '../core/dom.js';
import { text } from '../core/fields.js';
import { Form } from '../core/form.js';
import { Panel } from '../core/panel.js';
import { Listing } from '../core/table.js';

class AuditLog extends Panel {
  catalogue = 'administration';

  async load() {
    this.filter = new URLSearchParams(this.getAttribute('query') ?? '');
    this.listing = new Listing(this, {
      path: 'audit-events',
      rows: 'events',
      caption: this.t('audit-log.heading'),
      columns: this.columns(),
      empty: () => this.t('audit-log.none'),
    });
    return this.listing.load(Object.fromEntries(this.filter));
  }

  columns() {
    return [
      ['at', ({ at }) => this.m.time(at)],
      ['type', ({ type }) => type],
      ['outcome', ({ outcome }) => this.t(`outcome.${outcome}`)],
      ['actor', ({ actor }) => this.person(actor)],
      ['subject', ({ subject }) => this.person(subject)],
      ['address', ({ address }) => name(address ?? '–')],
      ['details', ({ details }) => name(told(details))],
    ];
  }

  person(who) {
    return who ? name(who.username ?? who.id) : '–';
  }

  render(list) {
    const form = new Form(this, {
      name: 'filter',
      submit: this.t('audit-log.filter'),
      style: 'account-quiet',
      fields: ['type', 'user'].map((field) =>
        text(field, {
          autocomplete: 'off',
          autocapitalize: 'none',
          spellcheck: 'false',
          value: this.filter.get(field) ?? '',
          label: this.t(`audit-log.by-${field}`),
        }),
      ),
      send: async (values) => {
        this.filter = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
        this.keep();
        await this.listing.load(values);
        this.listing.say();
      },
    });
    form.element.setAttribute('role', 'search');
    form.element.classList.add('account-inline');
    return [h('p', {}, this.t('audit-log.text')), form.element, list];
  }
}

function told(details) {
  const lines = Object.entries(details ?? {}).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : value}`,
  );
  return lines.join('; ') || '–';
}

customElements.define('account-audit-log', AuditLog);
