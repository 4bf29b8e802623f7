import { safeParse } from 'valibot';
import type { DashboardState } from '../../protocol/dashboard';
import { dashboardStateSchema, FRESH_STATE } from '../../protocol/dashboard';
import type { RpcChannel } from '../../protocol/rpc';

/** What VS Code hands to a page, once. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The page's end of its messages. */
export function pageChannel(api: VsCodeApi): RpcChannel {
  return {
    post: (message) => {
      api.postMessage(message);
    },
    listen: (listener) => {
      const receive = ({ data }: MessageEvent<unknown>): void => {
        listener(data);
      };
      window.addEventListener('message', receive);
      return () => {
        window.removeEventListener('message', receive);
      };
    },
  };
}

/** Where the person was; from the start where that is unknown or of another version. */
export function rememberedState(api: VsCodeApi): DashboardState {
  const stored = safeParse(dashboardStateSchema, api.getState());
  return stored.success ? stored.output : FRESH_STATE;
}
