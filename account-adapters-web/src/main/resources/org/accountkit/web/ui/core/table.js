import { h } from './dom.js';

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

/** A paged list: shows the first page, and a button for the next one while there is one. */
export class Listing {
  constructor(panel, { path, rows, columns, caption, empty }) {
    Object.assign(this, { panel, path, rows, columns, caption, empty });
    this.element = h('div', { class: 'account-listing' });
  }

  async load(filter = {}) {
    this.filter = Object.entries(filter).filter(([, value]) => value);
    const answer = await this.fetch();
    const rows = answer[this.rows];
    this.count = rows.length;
    this.table = table(this.panel, this.caption, this.columns, rows);
    this.element.replaceChildren(rows.length ? this.table : h('p', {}, this.empty()));
    this.offer(answer.next);
    return this.element;
  }

  fetch(after) {
    const query = new URLSearchParams([...this.filter, ['limit', '50'], ...(after ? [['after', after]] : [])]);
    return this.panel.api.get(`${this.path}?${query}`);
  }

  offer(next) {
    if (!next) return;
    const more = this.panel.button('more', async () => {
      const answer = await this.fetch(next);
      this.count += answer[this.rows].length;
      const seen = this.table.rows.length;
      this.table.add(answer[this.rows]);
      more.remove();
      this.offer(answer.next);
      this.say();
      const first = this.table.rows[seen];
      first.tabIndex = -1;
      first.focus();
    });
    this.element.append(more);
  }

  say() {
    this.panel.say(this.panel.t('count', { n: this.count }));
  }
}
