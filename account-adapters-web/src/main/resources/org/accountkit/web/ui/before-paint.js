// Runs before anything is painted: the only script of the page that is no module.
// Nothing but these two choices is kept in the browser. With the theme set here, no other one flashes up.
try {
  const { theme, language } = JSON.parse(localStorage.getItem('account-preferences')) ?? {};
  if (['light', 'dark'].includes(theme)) document.documentElement.dataset.theme = theme;
  if (language) document.documentElement.dataset.language = language;
} catch {
  // The browser forbids storage, or something else is stored there: the page follows the browser.
}

// What the page says if it does not load is in two scripts, whose letters take a phone long to lay out. Until somebody has
// waited in vain, they are not laid out at all.
document.addEventListener('readystatechange', () => {
  if (document.readyState !== 'interactive') return;
  const view = document.getElementById('account-view');
  view.hidden = true;
  setTimeout(() => (view.hidden = false), 6000);
});
