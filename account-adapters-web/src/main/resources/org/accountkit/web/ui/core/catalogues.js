import { Problem } from './problem.js';

/** The languages that are included. A phone takes long to look up what they are called, and how they are written. */
const INCLUDED = new Map([
  ['en', { name: 'English', dir: 'ltr' }],
  ['de', { name: 'Deutsch', dir: 'ltr' }],
  ['ar', { name: 'العربية', dir: 'rtl' }],
]);
export const LANGUAGES = [...INCLUDED.keys()];
export const languageName = (tag) => INCLUDED.get(tag).name;

/** The only texts outside the catalogues: they say that one did not arrive. */
const NOT_LOADED = {
  en: ['This page did not load completely.', 'Try again'],
  de: ['Die Seite wurde nicht vollständig geladen.', 'Erneut versuchen'],
  ar: ['لم تُحمَّل هذه الصفحة بالكامل.', 'إعادة المحاولة'],
};
const SCRIPTS_FROM_THE_RIGHT = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);
const files = new Map();

/** The best match for the browser's list of languages; used by the page's shell. */
export function preferredLanguage(wanted = navigator.languages) {
  return wanted.find((tag) => LANGUAGES.includes(primary(tag))) ?? 'en';
}

/** The texts for an element, with their language and direction, and the server's settings. */
export async function textsFor(element, catalogues = []) {
  const { asked, shipped } = languagesOf(element);
  const own = element.closest('[messages]')?.getAttribute('messages');
  const [settings, others, ...included] = await Promise.all([
    settingsOfTheServer(),
    own ? texts(new URL(own, document.baseURI)).catch(() => ({})) : {},
    ...['', ...catalogues.map((name) => `${name}/`)].map((folder) => shippedTexts(`${folder}${shipped}.json`)),
  ]);
  // A language that is not included is one of the host's texts; without those, everything is in English.
  const lang = shipped === primary(asked) || Object.keys(others).length ? asked : 'en';
  const dir = (lang === asked && directionSetFor(element)) || directionOf(lang);
  return { lang, dir, settings, own, texts: Object.assign({}, ...included, others) };
}

/** What to show in place of an element that has no texts: the reason and the name of a button, with their language. */
export function notLoaded(element) {
  const { shipped: lang } = languagesOf(element);
  return { lang, dir: directionOf(lang), texts: NOT_LOADED[lang] };
}

/** The language that is asked for, and the included one that comes closest. */
function languagesOf(element) {
  const asked = valid(element.closest('[lang]')?.lang) ?? preferredLanguage();
  return { asked, shipped: LANGUAGES.includes(primary(asked)) ? primary(asked) : 'en' };
}

/** The tag as `Intl` wants it, even if it is written as in `en_US`; nothing if it is no language at all. */
function valid(tag) {
  try {
    return Intl.getCanonicalLocales(tag?.replaceAll('_', '-') || [])[0];
  } catch {
    return undefined;
  }
}

function primary(tag) {
  return tag.toLowerCase().split('-')[0];
}

/** The direction in which a language is written, by its usual script. */
function directionOf(lang) {
  const included = INCLUDED.get(lang.replace(/-[A-Z]{2}$/, ''));
  if (included) return included.dir;
  return SCRIPTS_FROM_THE_RIGHT.has(new Intl.Locale(lang).maximize().script) ? 'rtl' : 'ltr';
}

/** A host may set another direction where it sets the language, or closer to the panel. */
function directionSetFor(element) {
  if (shell()) return null;
  const [direction, language] = [element.closest('[dir]'), element.closest('[lang]')];
  return direction && (language?.contains(direction) ?? true) ? direction.dir : null;
}

const shell = () => document.querySelector('body.account-page');

function shippedTexts(name) {
  return texts(new URL(`../messages/${name}`, import.meta.url));
}

const texts = (url) => read(url, flat);

/** The page has them already; a panel in another page reads the file. */
function settingsOfTheServer() {
  const known = shell()?.dataset.settings;
  return known ? JSON.parse(known) : read(new URL('../settings.json', import.meta.url));
}

/** Reads a file once; after a failure, the next one who needs it tries again. */
function read(url, use = (content) => content) {
  const { href } = url;
  if (!files.has(href)) files.set(href, load(href).then(use));
  files.get(href).catch(() => files.delete(href));
  return files.get(href);
}

async function load(href) {
  const answer = await fetch(href).catch(() => null);
  if (!answer?.ok) throw new Problem({ code: 'network' });
  return answer.json();
}

/** The files group the texts by the first part of their keys; those in `common` have no such part. */
function flat(groups) {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, named]) =>
      Object.entries(named).map(([key, text]) => [group === 'common' ? key : `${group}.${key}`, text]),
    ),
  );
}
