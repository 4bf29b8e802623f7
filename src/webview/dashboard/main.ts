import { DIRECTED_MEASURED } from '../../core/ledger/features';
import type { DashboardHost, DashboardPage } from '../../protocol/dashboard';
import {
  dashboardStateSchema,
  FRESH_STATE,
  hostAnswers,
  pageAccepts,
} from '../../protocol/dashboard';
import { connectRpc } from '../../protocol/rpc';
import type { VsCodeApi } from '../shared/vscodeApi';
import { pageChannel, rememberedState } from '../shared/vscodeApi';
import { REPORT_LENGTH, watchPage } from '../shared/watchPage';
import { App } from './app';
import { drawBalanceChart } from './balanceChart';
import { drawTrendChart } from './trendChart';
import { drawWeeksChart } from './weeks/weeksChart';

declare function acquireVsCodeApi(): VsCodeApi;

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
  state: rememberedState(api, dashboardStateSchema, FRESH_STATE),
  remember: (state) => {
    api.setState(state);
  },
  features: { directed: DIRECTED_MEASURED },
  draw: drawBalanceChart,
  drawTrend: drawTrendChart,
  drawWeeks: drawWeeksChart,
});

function report(message: string): void {
  void host.report(message.slice(0, REPORT_LENGTH));
}

watchPage({
  report,
  scrolled: (top) => {
    app.scrolled(top);
  },
});
app.start();
