import { h } from '../core/dom.js';
import { LANGUAGES } from '../core/messages.js';

const KEY = 'account-preferences';
const THEMES = ['system', 'light', 'dark'];

/** The switches for the theme and, unless the host has set it, the language, at the foot of the page. */
export function offerPreferences(footer, m, api, fixedLanguage) {
  const { dataset, lang } = document.documentElement;
  const theme = select('theme', m.t('preferences.theme'), THEMES.map((value) => [value, m.t(`preferences.${value}`)]));
  theme.value = dataset.theme ?? 'system';
  theme.addEventListener('change', () => {
    if (theme.value === 'system') delete dataset.theme;
    else dataset.theme = theme.value;
    keep({ theme: dataset.theme });
  });
  footer.replaceChildren(...(fixedLanguage ? [] : [languageSwitch(m, api, lang)]), theme.parentElement);
}

/** Loads the page again in the other language, unless that would lose what is shown only once. */
function languageSwitch(m, api, lang) {
  const own = (tag) => new Intl.DisplayNames(tag, { type: 'language' }).of(tag);
  const language = select('language', m.t('preferences.language'), LANGUAGES.map((tag) => [tag, own(tag)]));
  for (const option of language.options) option.lang = option.value;
  const current = LANGUAGES.find((tag) => tag === lang.split('-')[0]) ?? LANGUAGES[0];
  language.value = current;
  language.addEventListener('change', () => {
    if (api.held) {
      language.value = current;
      return api.held();
    }
    keep({ language: language.value });
    location.reload();
  });
  return language.parentElement;
}

function select(name, label, choices) {
  const options = choices.map(([value, text]) => h('option', { value }, text));
  const element = h('select', { id: `account-${name}`, name, autocomplete: 'off' }, options);
  h('div', {}, h('label', { for: element.id }, label), element);
  return element;
}

function keep(choice) {
  try {
    const before = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    localStorage.setItem(KEY, JSON.stringify({ ...before, ...choice }));
  } catch {
    // The browser forbids storage: the choice is good until the page is left.
  }
}
