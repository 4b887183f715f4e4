/**
 * Keeps the user at something that would be lost, whatever way out they try, until `release` is called. `remind` is
 * called when they try to leave inside the page, with a function that goes where they wanted to go; on reloading or
 * closing, the browser asks.
 */
export function holdUntilSaved(api, remind) {
  const ask = (event) => event.preventDefault();
  const before = api.held;
  addEventListener('beforeunload', ask);
  api.held = remind;
  return function release() {
    removeEventListener('beforeunload', ask);
    if (api.held === remind) api.held = before;
  };
}

/** Asks before unsaved changes are lost, for as long as there are any. Returns a function that ends this. */
export function guardChanges(panel, form, changed) {
  let release = null;
  let asking = false;
  const stop = () => {
    release?.();
    release = null;
  };
  const leave = async (goOn) => {
    if (asking) return;
    asking = true;
    const yes = await panel.ask({
      title: panel.t('unsaved.title'),
      text: panel.t('unsaved.text'),
      yes: panel.t('unsaved.discard'),
      no: panel.t('unsaved.keep'),
    });
    asking = false;
    if (!yes) return;
    stop();
    goOn();
  };
  const check = () => {
    if (changed()) release ??= holdUntilSaved(panel.api, leave);
    else stop();
  };
  for (const event of ['input', 'click']) form.addEventListener(event, () => queueMicrotask(check));
  const { signal } = panel.connection;
  panel.api.addEventListener('ended', stop, { signal });
  signal.addEventListener('abort', stop);
  return stop;
}
