import { movingTime, now } from './clock.js';
import { h } from './dom.js';

const SHIPPED = ['en', 'de'];
export { SHIPPED as LANGUAGES };
const files = new Map();

/** The best match for the browser's list of languages; used by the page's shell. */
export function preferredLanguage(wanted = navigator.languages) {
  return wanted.find((tag) => SHIPPED.includes(primary(tag))) ?? 'en';
}

/**
 * The texts for an element: those of its nearest `lang`, overridden by the file in its `messages` attribute. Only the
 * administration needs another catalogue as well.
 */
export async function messagesFor(element, catalogue) {
  const lang = valid(element.closest('[lang]')?.lang) ?? preferredLanguage();
  const shipped = SHIPPED.includes(primary(lang)) ? primary(lang) : 'en';
  const own = element.closest('[messages]')?.getAttribute('messages');
  const texts = await Promise.all([
    read(new URL(`../messages/${shipped}.json`, import.meta.url)),
    catalogue ? read(new URL(`../messages/${catalogue}/${shipped}.json`, import.meta.url)) : {},
    own ? read(new URL(own, document.baseURI)) : {},
  ]);
  return new Messages(lang, Object.assign({}, ...texts), own);
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

/** If a catalogue cannot be loaded, the keys serve as texts: ugly, but the page still works. */
function read(url) {
  if (!files.has(url.href)) {
    files.set(
      url.href,
      fetch(url)
        .then((answer) => (answer.ok ? answer.json() : {}))
        .then(flat)
        .catch(() => ({})),
    );
  }
  return files.get(url.href);
}

/** The files group the texts by the first part of their keys; those in `common` have no such part. */
function flat(groups) {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, texts]) =>
      Object.entries(texts).map(([key, text]) => [group === 'common' ? key : `${group}.${key}`, text]),
    ),
  );
}

const UNITS = [
  ['year', 31536000],
  ['month', 2592000],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
];

export class Messages {
  constructor(lang, texts, own) {
    Object.assign(this, { lang, texts, own });
    this.plurals = new Intl.PluralRules(lang);
    this.numbers = new Intl.NumberFormat(lang);
    this.dates = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
    this.exact = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'long' });
    this.spans = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  }

  has(key) {
    return key in this.texts;
  }

  /** The text for a key; `{name}` is replaced by a value, and `n` selects the plural form. */
  t(key, values = {}) {
    return this.parts(key, values).join('');
  }

  /** The same as a list, in which a value may be an element, such as a link inside a sentence. */
  parts(key, values = {}) {
    let text = this.texts[key] ?? key;
    if (typeof text === 'object') text = text[this.plurals.select(values.n)] ?? text.other;
    return text.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? this.shown(values[part]) : part));
  }

  shown(value) {
    return typeof value === 'number' ? this.numbers.format(value) : (value ?? '');
  }

  /** The text of a refusal for the user. */
  explain(problem) {
    const { code, status, correlationId } = problem;
    if (typeof code !== 'string') console.error(problem);
    const known = this.has(`error.${code}`);
    const text = this.t(known ? `error.${code}` : 'error.internal-error');
    const told = known && status < 500;
    return correlationId && !told ? `${text} ${this.t('error.reference', { id: correlationId })}` : text;
  }

  date(time) {
    return this.dates.format(new Date(time));
  }

  /** With seconds and time zone. */
  exactDate(time) {
    return this.exact.format(new Date(time));
  }

  /** The distance of a time from now, by the server's clock; under a minute, "now". */
  ago(time) {
    const seconds = Math.round((new Date(time) - now()) / 1000);
    const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', Infinity];
    return this.spans.format(Math.trunc(seconds / length) || 0, unit);
  }

  /** A time, absolute and relative, which moves on; if it is `alone`, the relative one only. */
  time(time, options) {
    return time ? movingTime(this, time, options) : h('span', {}, this.t('time.never'));
  }
}
