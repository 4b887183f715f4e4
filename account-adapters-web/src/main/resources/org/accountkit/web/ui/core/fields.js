import { h } from './dom.js';

// Each function describes a field and returns its builder for a form: { name, input, node, read, check, mark }.

/** A line of text. `check` returns what is wrong with a value, `clean` the value to send. */
export function text(name, { label, hint, value = '', required, check, clean = (raw) => raw, ...attributes } = {}) {
  return (form) => {
    const id = `${form.stem}-${name}`;
    const error = h('p', { id: `${id}-error`, class: 'account-wrong' });
    const described = `${hint ? `${id}-hint ` : ''}${id}-error`;
    const input = h('input', { type: 'text', id, name, required, 'aria-describedby': described, ...attributes });
    input.value = value;
    const node = h(
      'div',
      { class: 'account-field' },
      h('label', { for: id }, label ?? form.t(`field.${name}`)),
      hint && h('p', { id: `${id}-hint`, class: 'account-hint' }, hint),
      input,
      error,
    );
    return {
      name,
      input,
      node,
      secret: attributes.type === 'password',
      read: attributes.readonly ? null : () => clean(input.value),
      check: (all) =>
        required && !clean(input.value).trim()
          ? form.t('missing.field', { label: node.querySelector('label').textContent })
          : check?.(clean(input.value), all),
      mark: (wrong) => {
        error.textContent = wrong;
        if (wrong) input.setAttribute('aria-invalid', 'true');
        else input.removeAttribute('aria-invalid');
      },
    };
  };
}

/** What keyboards and other programs add around a name, and inside a token or code. */
const OUTER = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;
const SEPARATORS = /[\s\p{Cf}\p{Pd}]/gu;

export const username = (more) =>
  text('username', {
    autocomplete: 'username',
    autocapitalize: 'none',
    spellcheck: 'false',
    required: true,
    clean: (raw) => raw.replace(OUTER, ''),
    ...more,
  });

/** The account's name in the forms of a signed-in user, where password managers look for it. */
export const accountName = (value) => username({ value, readonly: true });

export const currentPassword = (name, more) =>
  text(name, { type: 'password', autocomplete: 'current-password', required: true, ...more });

/** A new password, with a meter of its length: `least` is the minimum for this user, and 0 for a repetition. */
export const newPassword = (name, { least, ...more } = {}) => (form) => {
  const attributes = { type: 'password', autocomplete: 'new-password', spellcheck: 'false', required: true };
  const field = text(name, { ...attributes, ...more })(form);
  if (least !== 0) import('./length-meter.js').then(({ measure }) => measure(form, field, least));
  return field;
};

/** A token. No maxlength: it would cut "123 456" as an app shows it. */
export const code = (form, more) =>
  text('code', {
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    pattern: '[0-9 \\-]*',
    required: true,
    class: 'account-code',
    clean: (raw) => ascii(raw.replace(SEPARATORS, '')),
    dir: 'ltr',
    check: (value) => (isCode(value, form.m.settings) ? '' : form.t('missing.code')),
    ...more,
  });

export const recoveryCode = (more) =>
  text('recoveryCode', {
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    required: true,
    class: 'account-mono',
    dir: 'ltr',
    clean: (raw) => raw.normalize('NFKC').replace(SEPARATORS, ''),
    ...more,
  });

const isCode = (text, { codeDigits }) => /^\d+$/.test(text) && text.length === codeDigits;

/** Full-width and Arabic digits as ASCII ones. */
const ascii = (text) => text.normalize('NFKC').replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 0xf);
