import { DIRECTED_MEASURED } from '../../core/ledger/features';
import type { DashboardHost, DashboardPage } from '../../protocol/dashboard';
import { hostAnswers, pageAccepts } from '../../protocol/dashboard';
import { connectRpc } from '../../protocol/rpc';
import { App } from './app';
import { drawBalanceChart } from './balanceChart';
import type { VsCodeApi } from './vscodeApi';
import { pageChannel, rememberedState } from './vscodeApi';

declare function acquireVsCodeApi(): VsCodeApi;

const REPORT_LENGTH = 1_000;
const SCROLL_PAUSE = 150;

const api = acquireVsCodeApi();
const { remote: host } = connectRpc<DashboardHost, DashboardPage>({
  channel: pageChannel(api),
  expects: hostAnswers,
  accepts: pageAccepts,
  local: {
    changed: () => {
      app.refresh();
      return Promise.resolve();
    },
  },
  refused: report,
  timeout: 30_000,
});

const app = new App({
  root: document.querySelector<HTMLElement>('#app') ?? document.body,
  host,
  state: rememberedState(api),
  remember: (state) => {
    api.setState(state);
  },
  features: { directed: DIRECTED_MEASURED },
  draw: drawBalanceChart,
});

function report(message: string): void {
  void host.report(message.slice(0, REPORT_LENGTH));
}

window.addEventListener('error', ({ message, filename, lineno }) => {
  report(`${message} (${filename}:${lineno})`);
});
window.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
  report(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
});

let pause: ReturnType<typeof setTimeout> | undefined;
window.addEventListener(
  'scroll',
  () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      app.scrolled(window.scrollY);
    }, SCROLL_PAUSE);
  },
  { passive: true },
);

app.start();
