export interface PageParts {
  readonly title: string;
  /** Fresh for every page, at least 128 bits. */
  readonly nonce: string;
  /** The webview's own origin, as VS Code names it for policies. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/** A page's document: one style sheet, one script, and a policy that lets nothing else in. */
export function webviewPage({ title, nonce, cspSource, scriptUri, styleUri }: PageParts): string {
  const policy = [
    `default-src 'none'`,
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="${styleUri}">
  </head>
  <body>
    <div id="app"></div>
    <script nonce="${nonce}" src="${scriptUri}"></script>
  </body>
</html>`;
}
