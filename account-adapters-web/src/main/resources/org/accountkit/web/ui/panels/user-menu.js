import { h, name } from '../core/dom.js';
import { Panel } from '../core/panel.js';

/** The user's name at the upper right: a button that opens a list of links. */
class UserMenu extends Panel {
  heading() {
    return '';
  }

  frame() {
    super.frame();
    this.headingElement.remove();
    this.querySelector('section').removeAttribute('aria-labelledby');
  }

  render() {
    const { user, pendingActions } = this.session;
    const id = `${this.stem}-list`;
    this.list = h(
      'ul',
      { id, class: 'account-menu-list', hidden: true },
      !pendingActions.length &&
        h('li', {}, h('a', { href: this.link(this.api.home ?? '/user-settings/password') }, this.t('nav.user-settings'))),
      !this.api.elsewhere &&
        h(
          'li',
          {},
          this.button('sessions.end', () => this.signOut(), { style: 'account-link' }),
        ),
    );
    this.opener = h(
      'button',
      {
        type: 'button',
        class: 'account-button account-menu-opener',
        'aria-expanded': 'false',
        'aria-controls': id,
        onclick: () => this.unfold(this.list.hidden),
      },
      name(user.username),
    );
    return [
      h(
        'div',
        { class: 'account-menu', onkeydown: (event) => this.key(event), onfocusout: (event) => this.left(event) },
        this.opener,
        this.list,
      ),
    ];
  }

  signedOut() {
    return [h('a', { href: this.link('/sign-in') }, this.t('sign-in.heading'))];
  }

  unfold(on) {
    this.list.hidden = !on;
    this.opener.setAttribute('aria-expanded', String(on));
  }

  key(event) {
    if (event.key !== 'Escape' || this.list.hidden) return;
    this.unfold(false);
    this.opener.focus();
  }

  left({ currentTarget, relatedTarget }) {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) this.unfold(false);
  }

  connectedCallback() {
    super.connectedCallback();
    this.outside = ({ target }) => {
      if (this.list && !this.contains(target)) this.unfold(false);
    };
    this.onclick = ({ target }) => {
      if (target.closest('a')) this.unfold(false);
    };
    document.addEventListener('click', this.outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('click', this.outside);
  }

  async signOut() {
    if (this.api.held) return this.api.held(() => this.signOut());
    await this.api.send('POST', 'sign-out').catch((problem) => {
      if (problem.code !== 'not-authenticated') throw problem;
    });
    this.api.end('signed-out');
  }
}

customElements.define('account-user-menu', UserMenu);
