import { h } from '../core/dom.js';
import { code } from '../core/fields.js';
import { Form } from '../core/form.js';
import { secretField } from '../core/secret.js';

const QUIET = 4;

/** QR code, secret key and the field for the first token. Ends with `validated`, or with `gone` if it is too late. */
export function enrolmentView(panel, enrolment, { validated, gone }) {
  const form = new Form(panel, {
    fields: [code(panel, { hint: panel.t('two-factor.code-hint') })],
    notes: [h('p', { class: 'account-note' }, panel.t('two-factor.ends-session'))],
    submit: panel.t('two-factor.validate'),
    extra: [panel.button('cancel', () => gone(panel.t('said.cancelled')))],
    send: async (values) => {
      clearTimeout(expiry);
      try {
        await validated(await panel.api.post('me/two-factor/enrolment/validate', values));
      } catch (problem) {
        if (problem.code === 'not-found') return gone(panel.t('two-factor.gone'));
        if (problem.code === 'conflict') return panel.reload();
        expire();
        throw problem;
      }
    },
  });
  let expiry;
  const expire = () => {
    expiry = setTimeout(
      () => form.element.isConnected && gone(panel.t('two-factor.gone')),
      panel.api.until(enrolment.expiresAt),
    );
  };
  expire();
  return [
    h('h3', {}, panel.t('two-factor.scan-heading')),
    h('p', {}, panel.t('two-factor.scan')),
    h(
      'div',
      { class: 'account-enrolment' },
      drawn(enrolment.qrCode, panel.t('two-factor.qr')),
      h(
        'div',
        {},
        secretField(panel, 'secretKey', panel.t('field.secretKey'), enrolment.secretKey, { grouped: true }),
        h('p', {}, h('a', { href: enrolment.otpauthUri, class: 'account-way' }, panel.t('two-factor.open-app'))),
        h('p', {}, panel.m.parts('two-factor.expires', { time: panel.m.time(enrolment.expiresAt) })),
      ),
    ),
    h('h3', {}, panel.t('two-factor.token-heading')),
    form.element,
  ];
}

/** Black on white with a quiet zone in every theme: scanners cannot read dark mode. */
function drawn({ size, modules }, label) {
  const whole = size + 2 * QUIET;
  const squares = modules.flatMap((row, y) =>
    [...row].map((on, x) => (on === '1' ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')),
  );
  return h(
    'svg',
    {
      role: 'img',
      'aria-label': label,
      class: 'account-qr',
      viewBox: `0 0 ${whole} ${whole}`,
      'shape-rendering': 'crispEdges',
    },
    h('rect', { width: whole, height: whole, fill: '#fff' }),
    h('path', { d: squares.join(''), fill: '#000' }),
  );
}
