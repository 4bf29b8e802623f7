import type { DashboardAction, DashboardView } from '../../protocol/dashboard';
import { button, fill, h } from '../dom/h';
import type { Component } from '../shared/component';
import { notice } from '../shared/notice';
import { missingHosts } from './hosts';
import { dayMonthShort, listOf } from './periodWords';

/** What is not as it should be, in a line each; nothing when all is well. */
export function notices(run: (action: DashboardAction) => void): Component<DashboardView> {
  const element = h('div', { class: 'notices' });
  let shown = '';
  return {
    element,
    update({ overview, tracking }) {
      const { health } = overview;
      const missing = missingHosts(overview);
      // A refresh without news leaves the buttons, and the focus on them, alone.
      const now = JSON.stringify([health, tracking, missing]);
      if (now === shown) return;
      shown = now;
      fill(element, trackingNotice(tracking, run), healthNotice(health, run), hostsNotice(missing));
    },
  };
}

function trackingNotice(
  tracking: DashboardView['tracking'],
  run: (action: DashboardAction) => void,
): HTMLElement | null {
  if (tracking.kind === 'on') return null;
  if (tracking.kind === 'off') {
    return notice(
      'warning',
      h('p', {}, h('strong', {}, 'Not measuring. '), tracking.reason),
      action('Show log', 'showLog', run),
    );
  }
  if (tracking.kind === 'demo') {
    const says = 'These numbers are generated; nothing is measured.';
    return notice('info', h('p', {}, h('strong', {}, 'Demo data. '), says));
  }
  return notice(
    'info',
    h('p', {}, h('strong', {}, 'Paused. '), 'Nothing is recorded until you resume.'),
    action('Resume', 'resume', run),
  );
}

function healthNotice(
  { state, message, spooled, dropped }: DashboardView['overview']['health'],
  run: (action: DashboardAction) => void,
): HTMLElement | null {
  if (state === 'ok' && dropped === 0) return null;
  const counts = [
    ...(spooled > 0 ? [`${spooled.toLocaleString('en')} stretches are waiting to be saved.`] : []),
    ...(dropped > 0 ? [`${dropped.toLocaleString('en')} stretches did not fit and are lost.`] : []),
  ];
  return notice(
    'warning',
    h('p', {}, [message, ...counts].filter((part) => part !== '').join(' ')),
    action('Show log', 'showLog', run),
  );
}

function hostsNotice(missing: ReturnType<typeof missingHosts>): HTMLElement | null {
  if (missing.length === 0) return null;
  const names = missing.map(({ name, last }) => `${name} since ${dayMonthShort(last)}`);
  return notice(
    'info',
    h(
      'p',
      {},
      h('strong', {}, 'These numbers may be incomplete. '),
      `Nothing has come from ${listOf(names)}, so time spent there later is missing. This computer’s time is complete.`,
    ),
  );
}

function action(
  title: string,
  name: DashboardAction,
  run: (action: DashboardAction) => void,
): HTMLButtonElement {
  return button(
    { class: 'secondary' },
    () => {
      run(name);
    },
    title,
  );
}
