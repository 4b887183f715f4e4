import { h } from './dom.js';

/**
 * A list from which one value is chosen. The options are `[value, text]`, or `{ label, options }` for a group of them. A
 * value that is not among them, such as one from an old link, is added.
 */
export function select(name, options, { label, value = '' } = {}) {
  return (form) => {
    const id = `${form.stem}-${name}`;
    const known = options.flatMap((each) => each.options ?? [each]).some(([key]) => key === value);
    const option = ([key, text]) => h('option', { value: key, selected: key === value }, text);
    const group = (each) => (each.options ? h('optgroup', { label: each.label }, each.options.map(option)) : option(each));
    const input = h('select', { id, name }, options.map(group), !known && option([value, value]));
    const heading = h('label', { for: id }, label ?? form.t(`field.${name}`));
    return {
      name,
      input,
      node: h('div', { class: 'account-field' }, heading, input),
      read: () => input.value,
    };
  };
}
