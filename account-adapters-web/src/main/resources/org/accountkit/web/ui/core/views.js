/** The views of the stand-alone page, by the address in the fragment. */
export const VIEWS = {
  '/sign-in': { panel: 'sign-in' },
  '/user-settings/password': { panel: 'password', group: 'user-settings' },
  '/user-settings/two-factor': { panel: 'two-factor', group: 'user-settings' },
  '/user-settings/api-key': { panel: 'api-key', group: 'user-settings' },
  '/user-settings/sessions': { panel: 'sessions', group: 'user-settings' },
  '/user-settings/profile': { panel: 'profile', group: 'user-settings' },
  '/settings/users': { panel: 'users', group: 'authentication' },
  '/settings/users/': { panel: 'user', group: 'authentication' },
  '/settings/roles': { panel: 'roles', group: 'authentication' },
  '/settings/audit': { panel: 'audit-log', group: 'authentication' },
  '/downloads': { panel: 'download-links', group: 'downloads' },
};

/** The views of what a user must do before anything else. */
export const FORCED = { 'change-password': '/user-settings/password', 'set-up-two-factor': '/user-settings/two-factor' };

/** The view for users who forgot their passwords: for anyone, and only where the host has switched it on. */
export const RESET = { panel: 'reset' };

/** The token of a link `#/reset/TOKEN`, removed from the address and the history before anything else happens. */
export function takeToken() {
  const token = location.hash.match(/^#\/reset\/(\w+)$/)?.[1];
  if (token) history.replaceState(null, '', '#/reset');
  return token;
}

/** The views that a host offers: all of them, or those of the panels that it lists. */
export class Views {
  constructor(panels) {
    this.offered = ({ panel }) =>
      !panels || panel === 'sign-in' || panels.includes(panel === 'user' ? 'users' : panel);
    const own = Object.keys(VIEWS).filter((view) => view !== '/sign-in');
    this.first = own.find((view) => this.offered(VIEWS[view])) ?? own[0];
  }

  /** The view of a fragment: its address, panel, query and, for one user, the id. Unknown ones are the first view. */
  parse(fragment, forced) {
    const [address, query = ''] = fragment.slice(1).split('?');
    const user = decoded(address.match(/^\/settings\/users\/(.+)$/)?.[1]);
    const known = user !== null && VIEWS[user ? '/settings/users/' : address];
    if (!known || !(forced || this.offered(known))) return { ...this.parse(`#${this.first}`, true), unknown: true };
    return { address, query, user, ...known };
  }
}

/** Null for what is no encoded text. */
function decoded(text) {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return null;
  }
}
