import { h } from './dom.js';

/** A checkbox with its consequence as the description. */
export function check(name, { label, hint, checked = false, disabled = false } = {}) {
  return (form) => {
    const id = `${form.stem}-${name}`;
    const described = hint && `${id}-hint`;
    const input = h('input', { type: 'checkbox', id, name, checked, disabled, 'aria-describedby': described });
    const node = h(
      'div',
      { class: 'account-check' },
      input,
      h('label', { for: id }, label ?? form.t(`field.${name}`)),
      hint && h('p', { id: `${id}-hint`, class: 'account-hint' }, hint),
    );
    return { name, input, node, read: () => input.checked };
  };
}

/** Several items of a list (checkboxes, read as an array) or one of them (radio buttons, read as a value). */
export function choices(name, options, { label, hint, chosen = [], one = false } = {}) {
  return (form) => {
    const id = `${form.stem}-${name}`;
    const boxes = options.map((option, i) =>
      h('input', {
        type: one ? 'radio' : 'checkbox',
        id: `${id}-${i}`,
        name,
        value: option.value,
        checked: chosen.includes(option.value),
        disabled: option.disabled,
        'aria-describedby': option.hint && `${id}-${i}-hint`,
      }),
    );
    const rows = options.map((option, i) =>
      h(
        'div',
        { class: 'account-check' },
        boxes[i],
        h('label', { for: `${id}-${i}` }, option.label ?? option.value),
        option.hint && h('p', { id: `${id}-${i}-hint`, class: 'account-hint' }, option.hint),
      ),
    );
    const node = h(
      'fieldset',
      { 'aria-describedby': hint && `${id}-hint` },
      h('legend', {}, label ?? form.t(`field.${name}`)),
      hint && h('p', { id: `${id}-hint`, class: 'account-hint' }, hint),
      rows,
    );
    const picked = () => boxes.filter((box) => box.checked).map((box) => box.value);
    return { name, input: boxes[0], node, read: one ? () => picked()[0] : picked };
  };
}
