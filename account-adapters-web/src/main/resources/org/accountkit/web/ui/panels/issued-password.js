import { h } from '../core/dom.js';
import { newPassword } from '../core/fields.js';
import { generate } from '../core/generator.js';

/** A password that an administrator sets for a user, and then has to pass on: it can be generated, shown and copied. */
export function issuedPassword(name, attributes) {
  return (form) => {
    const field = newPassword(name, attributes)(form);
    const { input } = field;
    const copy = h('div', {});
    const button = (key, onclick) => h('button', { type: 'button', class: 'account-button', onclick }, form.t(key));
    const toggle = button('issued.show', () => show(input.type === 'password'));
    const show = (on) => {
      input.type = on ? 'text' : 'password';
      toggle.textContent = form.t(on ? 'issued.hide' : 'issued.show');
    };
    const fill = async () => {
      input.value = generate(form.of.m.settings.minPasswordLength);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      show(true);
      const { copyButton } = await import('../core/secret.js');
      copy.replaceChildren(copyButton(form.of, form.t('copy.password'), () => input.value, input));
    };
    input.classList.add('account-mono');
    field.node.append(h('div', { class: 'account-copy' }, button('issued.generate', fill), toggle, copy));
    // A browser may offer to remember what a field of plain text contained.
    queueMicrotask(() => form.element.addEventListener('submit', () => show(false), { capture: true }));
    // While the form is built, it looks for passwords to show by a checkbox of its own, which this one does not need.
    Object.defineProperty(field, 'secret', { get: () => Boolean(form.element) });
    return field;
  };
}
