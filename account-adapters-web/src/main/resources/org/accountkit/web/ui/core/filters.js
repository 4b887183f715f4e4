import { h } from './dom.js';
import { Form } from './form.js';
import { Panel } from './panel.js';

/** A panel with a list whose filter is a query: in its attribute `query` and, on the page, in the address. */
export class FilteredPanel extends Panel {
  catalogues = ['administration'];

  reload() {
    this.release?.();
    this.filter = new URLSearchParams(this.getAttribute('query') ?? '');
    return super.reload();
  }

  keep() {
    this.setAttribute('query', this.filter);
    super.keep();
  }

  /** Trying again does not help with a filter from a link that means nothing. */
  failed(problem) {
    const unreadable = problem.code === 'malformed-request' && `${this.filter}`;
    return unreadable ? [this.button('filters.clear', () => clearFilters(this))] : super.failed(problem);
  }
}

/**
 * The form above a list. What is filtered by stays in the address, so that a link or a reload shows the same. `wanted`
 * turns the values of the fields into the query to keep; the panel's `apply` loads what it selects. `search` is the field
 * to which the key `/` goes.
 */
export function filterForm(panel, { fields, submit, search, wanted = filled }) {
  const set = async (query) => {
    panel.filter = query;
    panel.keep();
    clear.hidden = !`${query}`;
    await panel.apply();
  };
  const clear = panel.button('filters.clear', () => clearFilters(panel), { style: 'account-quiet' });
  clear.hidden = !`${panel.filter}`;
  const form = new Form(panel, {
    name: 'filter',
    submit,
    style: 'account-quiet',
    fields,
    extra: [clear],
    send: (values) => set(wanted(values)),
  });
  form.element.setAttribute('role', 'search');
  form.element.classList.add('account-filters');
  import('./shortcut.js').then(({ searchShortcut }) =>
    form.element.querySelector('.account-actions').append(searchShortcut(panel, form.field(search).input)),
  );
  return form.element;
}

/** Shows the list without filters. */
export async function clearFilters(panel) {
  panel.filter = new URLSearchParams();
  panel.keep();
  await panel.reload();
  panel.headingElement.focus();
}

/** What is shown where nothing matches: the reason, and the way on. */
export function nothing(panel, key, other) {
  const filtered = `${panel.filter}`;
  const text = panel.t(filtered ? `${key}.none-match` : `${key}.none`);
  const next = filtered ? panel.button('filters.clear', () => clearFilters(panel)) : other;
  return [h('div', { class: 'account-empty' }, h('p', {}, text), next)];
}

/** The values that say something. */
export function filled(values) {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
}
