/** Where to go after signing in: a path on this very origin, or nowhere. */
export function next() {
  const target = new URLSearchParams(location.search).get('next');
  if (!target?.startsWith('/') || /^\/[/\\]/.test(target)) return null;
  const url = new URL(target, location.origin);
  return url.origin === location.origin ? url.href : null;
}
