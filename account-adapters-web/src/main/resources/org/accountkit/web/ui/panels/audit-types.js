/** The types of events, in the groups by which they are chosen. A host's own types follow those with texts. */
const GROUPS = {
  'sign-in': 'sign-in second-factor proof sign-out session-end device-removal access-refusal account-lock',
  password:
    'password-change password-reset password-reset-request ' +
    'password-reset-issue password-reset-completion password-hash-unreadable',
  'two-factor':
    'two-factor-enrolment two-factor-activation two-factor-deactivation two-factor-reset ' +
    'recovery-code-use recovery-codes-replacement clock-drift secret-unsealable',
  'api-key': 'api-key-generation api-key-removal api-key-expiry api-key-identification',
  download: 'download-token-renewal download-state-change',
  user: 'user-creation user-edit user-deletion user-sign-out user-unlock',
  role: 'role-creation role-edit role-deletion',
  operation: 'user-export user-import credential-import account-removal restore master-key-reseal master-key-abandonment',
};

const EVENT = 'event.';

/** The options of a list of types: each group as a whole, and then its types. Several types are joined by commas. */
export function typeOptions(m) {
  const groups = Object.entries(GROUPS).map(([key, types]) => [key, types.split(' ')]);
  const known = groups.flatMap(([, types]) => types);
  const own = Object.keys(m.texts)
    .filter((key) => key.startsWith(EVENT))
    .map((key) => key.slice(EVENT.length))
    .filter((type) => !known.includes(type));
  if (own.length) groups.push(['own', own]);
  const options = ([key, types]) => {
    const label = m.t(`event-group.${key}`);
    const whole = [types.join(), m.t('audit-log.whole-group', { group: label })];
    return { label, options: [...(types.length > 1 ? [whole] : []), ...types.map((type) => [type, m.label('event', type)])] };
  };
  return [['', m.t('filters.all')], ...groups.map(options)];
}
