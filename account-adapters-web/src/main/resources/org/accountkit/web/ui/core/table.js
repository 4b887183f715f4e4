import { h } from './dom.js';

const PAGE = 50;

/**
 * A table of `[key, cell]` columns with the headings `column.<key>`. The roles are explicit, because the list layout
 * on narrow screens would lose the implicit ones.
 */
export function table(panel, caption, columns, rows) {
  const heads = columns.map(([key]) => panel.t(panel.m.has(`column.${key}`) ? `column.${key}` : `field.${key}`));
  const body = h('tbody', { role: 'rowgroup' });
  const element = h(
    'table',
    { role: 'table', class: 'account-table' },
    h('caption', { class: 'account-unseen' }, caption),
    h(
      'thead',
      { role: 'rowgroup' },
      h(
        'tr',
        { role: 'row' },
        heads.map((head) => h('th', { role: 'columnheader', scope: 'col' }, head)),
      ),
    ),
    body,
  );
  element.add = (more) =>
    body.append(
      ...more.map((row) =>
        h(
          'tr',
          { role: 'row' },
          columns.map(([, cell], i) => h('td', { role: 'cell', 'data-head': heads[i] }, cell(row))),
        ),
      ),
    );
  element.add(rows);
  return element;
}

/**
 * A paged list: shows the first page, and a button for the next one while there is one. `counted` says how many entries
 * are shown, whether there are more and, where the API counts them for `total`, how many there are in all; `empty` returns
 * what is shown where there are none, `tools` stand beside the count.
 */
export class Listing {
  constructor(panel, { path, rows, columns, caption, empty, counted, total, tools = [] }) {
    Object.assign(this, { panel, path, rows, columns, caption, empty, counted, total });
    this.count = h('p', { role: 'status', class: 'account-count' });
    this.place = h('div', { class: 'account-listing' });
    this.element = h('div', {}, h('div', { class: 'account-listing-head' }, this.count, tools), this.place);
  }

  /** Loads the first page of what a query selects, or what `fetch` returns instead. */
  async load(query = new URLSearchParams(), fetch = () => this.fetch()) {
    this.query = query;
    const { rows, next, total } = await fetch();
    this.all = total;
    this.table = table(this.panel, this.caption, this.columns, rows);
    this.place.replaceChildren(...(rows.length ? [this.table] : this.empty()));
    this.offer(next);
    return this.element;
  }

  async fetch(after, limit = PAGE) {
    const query = new URLSearchParams(this.query);
    query.set('limit', limit);
    if (after) query.set('after', after);
    else if (this.total) query.set('total', true);
    const { [this.rows]: rows, next, total } = await this.panel.api.get(`${this.path}?${query}`);
    return { rows, next, total };
  }

  offer(next) {
    const shown = this.table.rows.length - 1;
    this.count.textContent = this.counted(shown, Boolean(next), this.all);
    if (!next) return;
    const more = this.panel.button('more', async () => {
      const page = await this.fetch(next);
      this.table.add(page.rows);
      more.remove();
      this.offer(page.next);
      const first = this.table.rows[shown + 1];
      first.tabIndex = -1;
      first.focus();
    });
    this.place.append(more);
  }
}
