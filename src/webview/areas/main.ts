import type { AreasHost, AreasPage } from '../../protocol/areas';
import {
  areasHostAnswers,
  areasPageAccepts,
  areasStateSchema,
  FRESH_AREAS_STATE,
} from '../../protocol/areas';
import { connectRpc } from '../../protocol/rpc';
import type { VsCodeApi } from '../shared/vscodeApi';
import { pageChannel, rememberedState } from '../shared/vscodeApi';
import { REPORT_LENGTH, watchPage } from '../shared/watchPage';
import { AreasApp } from './app';

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();
const { remote: host } = connectRpc<AreasHost, AreasPage>({
  channel: pageChannel(api),
  expects: areasHostAnswers,
  accepts: areasPageAccepts,
  local: {
    changed: () => {
      app.refresh();
      return Promise.resolve();
    },
  },
  refused: report,
  // Long histories take their time at first.
  timeout: 120_000,
});

const app = new AreasApp({
  root: document.querySelector<HTMLElement>('#app') ?? document.body,
  host,
  state: rememberedState(api, areasStateSchema, FRESH_AREAS_STATE),
  remember: (state) => {
    api.setState(state);
  },
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
