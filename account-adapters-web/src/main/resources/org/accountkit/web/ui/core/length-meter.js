import { h } from './dom.js';

const PAUSE = 1000;

/**
 * Shows below a field how many characters a new password still needs, and refuses a shorter one before it is sent. If
 * the minimum for the user is not known, the server judges passwords that may be long enough.
 */
export function measure(form, field, known) {
  const { m } = form.of;
  const { minPasswordLength, minPasswordLengthTwoFactor, maxPasswordLength: most } = m.settings;
  const least = known ?? minPasswordLength;
  const floor = known ?? Math.min(minPasswordLength, minPasswordLengthTwoFactor);
  const meter = h('meter', { min: 0, max: least, low: least, optimum: least, 'aria-hidden': 'true' });
  const shown = h('span', {});
  const spoken = h('span', { role: 'status', class: 'account-unseen' });
  field.input.after(h('p', { class: 'account-length' }, meter, shown, spoken));

  const text = (length) => {
    if (length < least) return m.t('length.missing', { n: least - length });
    return length > most ? m.t('length.excess', { n: length - most }) : m.t('length.enough');
  };
  let timer;
  const update = () => {
    const length = lengthOf(field.input.value);
    meter.value = Math.min(length, least);
    shown.textContent = length ? text(length) : '';
    clearTimeout(timer);
    timer = setTimeout(() => (spoken.textContent = shown.textContent), PAUSE);
  };
  field.input.addEventListener('input', update);
  if (field.input.value) update();

  const { check } = field;
  field.check = (all) => {
    const length = lengthOf(field.input.value);
    const wrong = length && length < floor ? 'too-short' : length > most && 'too-long';
    return wrong ? m.t(`violation.${wrong}`) : check(all);
  };
}

/** Counts as the server does: code points after normalization. */
function lengthOf(text) {
  return [...text.normalize('NFKC')].length;
}
