const RIGHTS = new Set(['right', 'rights', 'grantsAdded', 'grantsRemoved', 'deniesAdded', 'deniesRemoved']);
const ROLES = new Set(['role', 'rolesAdded', 'rolesRemoved']);
const OWN = new Set(['reason', 'key', 'session']);

/** The value of an audit event's detail, in words where it has any: `code`, `true`, the names of rights and fields, times. */
export function detailText(m, key, value) {
  if (OWN.has(key)) return value;
  if (m.has(`value.${key}.${value}`)) return m.t(`value.${key}.${value}`);
  if (RIGHTS.has(key)) return names(m, value, (right) => m.label('right', right));
  if (ROLES.has(key)) return names(m, value, (role) => m.label('role', role));
  if (key === 'changed') return m.list(value.split(' ').map((change) => changed(m, change)));
  if (key === 'since') return m.date(value);
  // A number of a host's own, such as that of an order, stays as it is.
  return m.has(`detail.${key}`) ? plain(m, value) : value;
}

/** Too long a list is cut, and ends with the number of the others: `a.read b.read (12 more)`. */
function names(m, value, label) {
  const [, listed, n] = value.match(/^(.*?)(?: \((\d+) more\))?$/);
  const known = m.list(listed.split(' ').map(label));
  return n ? m.t('value.more', { names: known, n: Number(n) }) : known;
}

/** A field, with its new value if it can only be true or false: `enabled=false`. */
function changed(m, change) {
  const [name, value] = change.split('=');
  const field = m.label('field', name);
  return value ? m.t('value.changed', { field, value: plain(m, value) }) : field;
}

function plain(m, value) {
  if (value === 'true' || value === 'false') return m.t(value === 'true' ? 'yes' : 'no');
  return /^-?\d{1,15}$/.test(value) ? m.shown(Number(value)) : value;
}
