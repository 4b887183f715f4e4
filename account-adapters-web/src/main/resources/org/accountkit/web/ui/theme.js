// Runs before anything is painted, so that no other theme flashes up: the only script of the page that is no module.
// Nothing but these two choices is kept in the browser.
try {
  const { theme, language } = JSON.parse(localStorage.getItem('account-preferences')) ?? {};
  if (['light', 'dark'].includes(theme)) document.documentElement.dataset.theme = theme;
  if (language) document.documentElement.dataset.language = language;
} catch {
  // The browser forbids storage, or something else is stored there: the page follows the browser.
}
