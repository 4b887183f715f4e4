// All that embedding takes: a page that loads this module may use any panel by its tag.

const PANELS = [
  'api-key',
  'audit-log',
  'download-links',
  'password',
  'profile',
  'reset',
  'roles',
  'sessions',
  'sign-in',
  'two-factor',
  'user',
  'user-menu',
  'users',
];

const waiting = new Set(PANELS);

/** Loads a panel's module when its tag first appears. */
function loadPanels() {
  for (const panel of waiting) {
    if (!document.querySelector(`account-${panel}`)) continue;
    waiting.delete(panel);
    import(`./panels/${panel}.js`);
  }
  if (!waiting.size) observer.disconnect();
}

const observer = new MutationObserver(loadPanels);
observer.observe(document, { childList: true, subtree: true });
loadPanels();
