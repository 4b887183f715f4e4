import { h } from '../core/dom.js';
import { Panel } from '../core/panel.js';

const APPS = ['Google Authenticator', 'Microsoft Authenticator', 'Twilio Authy'];

class TwoFactor extends Panel {
  catalogues = ['two-factor'];

  async load() {
    const state = await this.api.get('me/two-factor');
    // Kept only in the history entry, so that a reload continues and a link cannot start anything.
    this.lost = state.active && this.session.pendingActions.includes('set-up-two-factor');
    if ((state.active && !this.lost) || !history.state?.accountEnrolling) return state;
    return { ...state, enrolment: await this.enrol().catch((problem) => this.declined(problem)) };
  }

  declined(problem) {
    if (problem.code !== 'cancelled') throw problem;
  }

  render(state) {
    if (state.enrolment) return this.enrolling(state.enrolment);
    return state.active && !this.lost ? this.active(state) : this.inactive();
  }

  /** "Lost" means active but no longer verifiable, because the master key is gone. */
  inactive() {
    this.remember(false);
    return [
      h('p', {}, this.t(this.lost ? 'two-factor.lost' : 'two-factor.off')),
      h('p', {}, this.t('two-factor.apps')),
      h(
        'ul',
        {},
        [...APPS, this.t('two-factor.ios')].map((app) => h('li', {}, app)),
      ),
      this.actions(this.button('two-factor.use', () => this.begin(), { style: 'account-primary' })),
    ];
  }

  enrol() {
    return Promise.all([this.api.post('me/two-factor/enrolment'), import('./enrolment.js')]).then(
      ([enrolment, { enrolmentView }]) => ({ ...enrolment, view: enrolmentView }),
    );
  }

  async begin() {
    const enrolment = await this.enrol();
    this.remember(true);
    this.say('');
    this.show(this.enrolling(enrolment));
    this.headingElement.focus();
  }

  enrolling({ view, ...enrolment }) {
    return view(this, enrolment, {
      validated: (answer) => this.validated(answer),
      gone: (why) => this.leaveEnrolment(why),
    });
  }

  leaveEnrolment(why = '') {
    this.show(this.inactive());
    this.say(why);
    this.headingElement.focus();
  }

  remember(enrolling) {
    const { accountEnrolling, ...state } = history.state ?? {};
    if (enrolling || accountEnrolling)
      history.replaceState(enrolling ? { ...state, accountEnrolling: true } : state, '');
  }

  /** The validation ended the session, so the codes exist only here until the user leaves. */
  validated({ recoveryCodes }) {
    this.remember(false);
    this.api.finish();
    return this.codes(recoveryCodes, this.t('two-factor.validated'), {
      exit: 'sign-in.heading',
      note: 'recovery-codes.next-token',
      done: () => this.api.end('two-factor'),
    });
  }

  active({ activatedAt, recoveryCodesLeft: n }) {
    const required = this.session.user.twoFactorRequired;
    const few = this.m.settings.fewRecoveryCodes;
    const reason = `${this.stem}-required`;
    return [
      h('p', {}, this.m.parts('two-factor.on', { time: this.m.time(activatedAt) })),
      h('h3', {}, this.t('recovery-codes.heading')),
      h(
        'p',
        { class: n <= few && 'account-note' },
        this.t('recovery-codes.left', { n }),
        n <= few && ` ${this.t('recovery-codes.few')}`,
      ),
      this.actions(this.button('recovery-codes.renew', () => this.renew())),
      h('h3', {}, this.t('two-factor.end-heading')),
      h('p', { id: reason }, this.t(required ? 'two-factor.required' : 'two-factor.end-text')),
      this.actions(
        this.button('two-factor.deactivate', () => this.deactivate(), {
          style: 'account-danger',
          'aria-describedby': reason,
          disabled: required,
        }),
      ),
    ];
  }

  async renew() {
    const yes = await this.ask({
      title: this.t('recovery-codes.renew'),
      text: this.t('recovery-codes.renew-text'),
      yes: this.t('recovery-codes.renew'),
    });
    if (!yes) return;
    const { recoveryCodes } = await this.api.post('me/recovery-codes');
    return this.codes(recoveryCodes, this.t('recovery-codes.renewed'), { exit: 'done', done: () => this.reload() });
  }

  async codes(list, said, exit) {
    await import('./recovery-codes.js');
    const codes = h('account-recovery-codes', { base: this.api.base });
    Object.assign(codes, { codes: list, exit, user: this.session.user.username });
    this.show(codes);
    this.say(said);
    this.headingElement.focus();
  }

  /** A session alone is never enough here: proof is required even if the last one is fresh. */
  async deactivate() {
    await this.api.prove({ title: this.t('two-factor.deactivate'), text: this.t('two-factor.prove') });
    await this.api.delete('me/two-factor');
    await this.api.refresh();
    await this.reload();
    this.say(this.t('two-factor.deactivated'));
    this.headingElement.focus();
  }

  actions(...buttons) {
    return h('div', { class: 'account-actions' }, buttons);
  }
}

customElements.define('account-two-factor', TwoFactor);
