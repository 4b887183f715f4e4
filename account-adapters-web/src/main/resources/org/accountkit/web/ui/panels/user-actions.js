import { h } from '../core/dom.js';
import { issueLink } from './user-parts.js';

/** What an administrator can do with a user besides editing. */
export function userActions(panel) {
  const { username: user, apiKeyPresent, locks } = panel.user;
  const done = (key) => panel.t(`${key}-done`, { user });

  const unlock = async () => {
    await panel.api.post(`${panel.path}/unlock`);
    await panel.refresh(panel.t('user.unlocked', { user }));
  };
  const asked = (key, send, after) => {
    const act = async () => {
      const question = { title: panel.t(`${key}-title`, { user }), text: panel.t(`${key}-text`, { user }) };
      if (!(await panel.ask({ ...question, yes: panel.t(key) }))) return;
      await send();
      await after(done(key));
    };
    return panel.button(key, act, { style: 'account-danger' });
  };
  const stay = (said) => panel.refresh(said);

  return h(
    'div',
    { class: 'account-actions' },
    locks?.length > 0 && panel.button('user.unlock', unlock),
    panel.hasAttribute('reset') && panel.button('user.reset-link', () => issueLink(panel, user)),
    panel.can('account.audit.read') &&
      h(
        'a',
        { class: 'account-button', href: panel.link(`/settings/audit?user=${encodeURIComponent(user)}`) },
        panel.t('audit-log.heading'),
      ),
    asked('user.sign-out', () => panel.api.post(`${panel.path}/sign-out`), stay),
    apiKeyPresent && asked('user.remove-key', () => panel.api.delete(`${panel.path}/api-key`), stay),
    asked('user.delete', () => panel.api.delete(panel.path), async (said) => panel.leave(said)),
  );
}
