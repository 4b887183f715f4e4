import { h } from '../core/dom.js';
import { languageName, LANGUAGES } from '../core/messages.js';

const KEY = 'account-preferences';
const THEMES = ['system', 'light', 'dark'];

/** The switches for the theme and, unless the host has set it, the language, at the foot of the page. */
export function offerPreferences(footer, m, api, fixedLanguage) {
  footer.replaceChildren(...(fixedLanguage ? [] : [languageSwitch(m, api)]), themeSwitch(m));
}

function themeSwitch(m) {
  const { dataset } = document.documentElement;
  const options = THEMES.map((value) => h('option', { value }, m.t(`preferences.${value}`)));
  const select = h('select', { id: 'account-theme', autocomplete: 'off' }, options);
  select.value = dataset.theme ?? 'system';
  select.addEventListener('change', () => {
    if (select.value === 'system') delete dataset.theme;
    else dataset.theme = select.value;
    remember({ theme: dataset.theme });
  });
  return h('div', {}, h('label', { for: select.id }, m.t('preferences.theme')), select);
}

/** Buttons, since a list would load the page again at each arrow key. */
function languageSwitch(m, api) {
  const current = LANGUAGES.find((tag) => tag === m.lang.split('-')[0]);
  const button = (tag) =>
    h(
      'button',
      {
        type: 'button',
        class: 'account-link',
        lang: tag,
        'aria-current': tag === current && 'true',
        onclick: () => changeLanguage(tag, api),
      },
      languageName(tag),
    );
  return h('div', { role: 'group', 'aria-label': m.t('preferences.language') }, LANGUAGES.map(button));
}

/** Loads the page again in another language, unless that would lose what is shown only once. */
function changeLanguage(language, api) {
  if (api.held) return api.held();
  remember({ language });
  location.reload();
}

function remember(choice) {
  try {
    const before = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    localStorage.setItem(KEY, JSON.stringify({ ...before, ...choice }));
  } catch {
    // The browser forbids storage: the choice is good until the page is left.
  }
}
