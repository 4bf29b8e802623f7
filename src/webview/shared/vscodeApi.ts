import type { GenericSchema } from 'valibot';
import { safeParse } from 'valibot';
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
        listener(typeof data === 'string' ? parsed(data) : data);
      };
      window.addEventListener('message', receive);
      return () => {
        window.removeEventListener('message', receive);
      };
    },
  };
}

/** What was sent as text; null for a text that is none of ours. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where the person was; from the start (`fresh`) where that is unknown or of another version. */
export function rememberedState<State>(
  api: VsCodeApi,
  schema: GenericSchema<unknown, State>,
  fresh: State,
): State {
  const stored = safeParse(schema, api.getState());
  return stored.success ? stored.output : fresh;
}
