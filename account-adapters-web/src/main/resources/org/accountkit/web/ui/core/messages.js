import { textsFor } from './catalogues.js';
import { movingTime, now } from './clock.js';
import { h } from './dom.js';

export { languageName, LANGUAGES, notLoaded, preferredLanguage } from './catalogues.js';

/**
 * The texts for an element: those of its nearest `lang`, overridden by the file in its `messages` attribute. What only few
 * panels need is in catalogues of its own.
 */
export async function messagesFor(element, catalogues) {
  return new Messages(await textsFor(element, catalogues));
}

const UNITS = [
  ['year', 31536000],
  ['month', 2592000],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
];

/** Text from the right; in a sentence it must not move what is next to it. */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Languages that write a number below a thousand as plain digits and have one plural form: it needs no formatter. */
const PLAIN_NUMBERS = /^(en|de)(-|$)/;

/** The settings, with each of them in seconds also as a text, `resetSeconds` as `resetTime`: "30 minutes". */
function withTimes(lang, settings) {
  const text = (seconds) => {
    const [unit, length] = UNITS.slice(2).find(([, size]) => seconds % size === 0) ?? ['second', 1];
    return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / length);
  };
  const times = Object.entries(settings).filter(([name]) => name.endsWith('Seconds'));
  const makers = times.map(([name, seconds]) => [name.replace('Seconds', 'Time'), () => text(seconds)]);
  const all = { ...settings };
  lazily(all, Object.fromEntries(makers));
  return all;
}

/** On a phone, making a formatter takes longer than anything else at the start: each is made when it is first used. */
function lazily(object, makers) {
  for (const [name, make] of Object.entries(makers)) {
    let made;
    Object.defineProperty(object, name, { get: () => (made ??= make()) });
  }
}

export class Messages {
  constructor({ lang, dir, settings, texts, own }) {
    Object.assign(this, { lang, dir, texts, own, settings: withTimes(lang, settings) });
    lazily(this, {
      plurals: () => new Intl.PluralRules(lang),
      numbers: () => new Intl.NumberFormat(lang),
      lists: () => new Intl.ListFormat(lang, { type: 'unit', style: 'short' }),
      dates: () => new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }),
      exact: () => new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'long' }),
      spans: () => new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }),
    });
  }

  has(key) {
    return key in this.texts;
  }

  /** The text for a code of this kind, such as an event's type or a right; a code of the host's that has none stays as it is. */
  label(kind, code) {
    return this.has(`${kind}.${code}`) ? this.t(`${kind}.${code}`) : code;
  }

  /**
   * The text for a key; `{name}` is replaced by a value or by one of the server's settings. The plural form follows the
   * value `n`, or the one that the text names in `by`.
   */
  t(key, values = {}) {
    return this.parts(key, values).join('');
  }

  /** The same as a list, in which a value may be an element, such as a link inside a sentence. */
  parts(key, values = {}) {
    const value = (name) => values[name] ?? this.settings[name];
    let text = this.texts[key] ?? key;
    if (typeof text === 'object') text = text[this.pluralForm(value(text.by ?? 'n'))] ?? text.other;
    return text.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? this.shown(value(part)) : part));
  }

  /** Several texts as one, with the commas of the language. */
  list(texts) {
    return this.lists.format(texts);
  }

  shown(value) {
    if (typeof value === 'number') return this.number(value);
    const foreign = typeof value === 'string' && (this.dir === 'rtl' || FROM_THE_RIGHT.test(value));
    return foreign ? `\u2068${value}\u2069` : (value ?? '');
  }

  number(value) {
    return this.isPlain(value) ? String(value) : this.numbers.format(value);
  }

  pluralForm(value) {
    if (this.isPlain(value)) return value === 1 ? 'one' : 'other';
    return this.plurals.select(value);
  }

  isPlain(value) {
    return Number.isInteger(value) && value >= 0 && value < 1000 && PLAIN_NUMBERS.test(this.lang);
  }

  /** The text of a refusal for the user. */
  explain(problem) {
    const { code, status, correlationId } = problem;
    if (typeof code !== 'string') console.error(problem);
    const known = this.has(`error.${code}`);
    const text = this.t(known ? `error.${code}` : 'error.internal-error');
    const explained = known && status < 500;
    return correlationId && !explained ? `${text} ${this.t('error.reference', { id: correlationId })}` : text;
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

  /** A time, absolute and relative, which moves on; with `relativeOnly`, the relative one only. */
  time(time, options) {
    return time ? movingTime(this, time, options) : h('span', {}, this.t('time.never'));
  }
}
