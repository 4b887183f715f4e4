const NOTICE = 120_000;
const LONGEST_TIMER = 2 ** 31 - 1;

/** Every request extends the idle timeout, so near its known end the server is asked before the user is warned. */
export function watch(api, { expiresAt, idleExpiresAt }) {
  clearTimeout(api.timer);
  // A session of the host's own has no times that we know.
  if (api.finished || !expiresAt) return;
  const left = Math.min(api.until(expiresAt), api.until(idleExpiresAt)) - NOTICE;
  // If the server does not answer now, the next request will show what is wrong.
  const warn = () => import('../panels/expiring.js').then((expiring) => expiring.warn(api, NOTICE), () => {});
  api.timer = setTimeout(warn, Math.min(Math.max(left, 0), LONGEST_TIMER));
}
