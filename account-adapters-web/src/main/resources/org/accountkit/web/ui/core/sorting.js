const LARGEST_PAGE = 200;
const MOST_SORTED = 1000;

/**
 * Fetches all entries of a listing and sorts them. If there are too many, they keep the API's order: a sorted part of them
 * would look like the whole.
 */
export async function fetchSorted(listing, order) {
  const all = await listing.fetch(null, LARGEST_PAGE);
  while (all.next && all.rows.length < MOST_SORTED) {
    const { rows, next } = await listing.fetch(all.next, LARGEST_PAGE);
    all.rows.push(...rows);
    all.next = next;
  }
  if (!all.next) all.rows.sort(order);
  return all;
}

/** Orders by a value, by `compare`; entries that lack it come last. */
export const by = (key, compare) => (one, other) =>
  !one[key] - !other[key] || (one[key] ? compare(one[key], other[key]) : 0);
