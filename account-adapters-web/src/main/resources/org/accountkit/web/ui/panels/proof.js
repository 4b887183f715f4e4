import { Problem } from '../core/problem.js';
import { Dialog } from '../core/dialog.js';
import { h } from '../core/dom.js';
import { accountName, code, currentPassword, recoveryCode } from '../core/fields.js';
import { Form } from '../core/form.js';

/**
 * Asks a signed-in user for full proof of identity, with the reason if something cannot be undone afterwards. Throws
 * `cancelled` if the user declines.
 */
export async function prove(api, { title, text } = {}) {
  const { user } = await api.session();
  const { host } = api;
  const dialog = new Dialog(host, { name: 'proof', title: title ?? host.t('proof.heading') });
  const introduction = h('p', {}, text ?? host.t('proof.text'));

  const view = (factor, password = '') => {
    const form = new Form(dialog, {
      fields: [
        accountName(user.username),
        currentPassword('password', { value: password }),
        factor === 'code' && code(dialog),
        factor === 'recoveryCode' && recoveryCode(),
      ],
      submit: title ?? dialog.t('proof.submit'),
      style: title && 'account-danger',
      extra: [dialog.button(dialog.t('cancel'), false)],
      send: async (values) => {
        await send(values).catch((problem) => {
          // The second factor was turned on elsewhere since this page was loaded.
          if (problem.code === 'wrong-code' && !factor) return view('code', values.password);
          throw problem;
        });
      },
    });
    const other = factor === 'code' ? 'recoveryCode' : 'code';
    const swap =
      factor &&
      h(
        'p',
        {},
        h(
          'button',
          { type: 'button', class: 'account-link', onclick: () => view(other, form.field('password').input.value) },
          dialog.t(other === 'code' ? 'sign-in.use-totp' : 'sign-in.use-recovery-code'),
        ),
      );
    dialog.show(introduction, form.element, swap);
    form.field(password ? factor : 'password').input.focus();
  };
  const send = async (values) => {
    await api.post('session/proof', values);
    dialog.close(true);
  };

  const answer = dialog.open();
  view(user.twoFactorActive ? 'code' : null);
  if (!(await answer)) throw new Problem({ code: 'cancelled' });
}
