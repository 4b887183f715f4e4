/** Where to go after signing in: a path on this very origin, or nowhere. */
export function next() {
  const target = new URLSearchParams(location.search).get('next');
  if (!target?.startsWith('/') || /^\/[/\\]/.test(target)) return null;
  const url = new URL(target, location.origin);
  return url.origin === location.origin ? url.href : null;
}

/** Goes there; false if there is nowhere to go. */
export function goOn() {
  if (next()) location.replace(next());
  return next() !== null;
}

/** Users sign in at the host's own address, if it has set one. */
export function leave(address) {
  if (address === '#') return false;
  const wanted = next()?.slice(location.origin.length) ?? location.pathname + location.hash;
  const back = encodeURIComponent(wanted);
  location.replace(`${address}${address.includes('?') ? '&' : '?'}next=${back}`);
  return true;
}
