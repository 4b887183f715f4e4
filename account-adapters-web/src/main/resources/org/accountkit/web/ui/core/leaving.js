/**
 * Keeps the user at something that is shown only once, whatever way out they try, until `release` is called. `remind`
 * is called when they try to leave inside the page; on reloading or closing, the browser asks.
 */
export function holdUntilSaved(api, remind) {
  const ask = (event) => event.preventDefault();
  addEventListener('beforeunload', ask);
  api.held = remind;
  return function release() {
    removeEventListener('beforeunload', ask);
    if (api.held === remind) api.held = null;
  };
}
