import type { Webview } from 'vscode';
import type { RpcChannel } from '../../protocol/rpc';

/** The extension's end of a webview's messages. */
export function webviewChannel(webview: Webview): RpcChannel {
  return {
    post: (message) => {
      // As text: VS Code looks through every object for buffers, which holds up the host for what is large.
      const text = JSON.stringify(message);
      // False for a page that is hidden or gone: it will ask again when it is back.
      void webview.postMessage(text);
    },
    listen: (listener) => {
      const subscription = webview.onDidReceiveMessage(listener);
      return () => {
        subscription.dispose();
      };
    },
  };
}
