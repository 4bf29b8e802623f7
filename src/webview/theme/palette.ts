/** Colours as a canvas takes them, read from the style sheet so that chart and text agree. */
export interface Palette {
  /** Fill by the name of its colour class. */
  readonly fills: Readonly<Record<string, string>>;
  readonly text: string;
  readonly dim: string;
  readonly line: string;
  /** The line between up and down. */
  readonly axis: string;
  readonly background: string;
  /** Behind a tooltip, and around it. */
  readonly hover: string;
  readonly hoverBorder: string;
  /** High contrast: shapes are outlined and told apart by pattern. */
  readonly outlined: boolean;
  readonly font: string;
}

/** Reads the palette of the theme in force. @param fills names of `.fill-…` classes */
export function readPalette(fills: readonly string[]): Palette {
  const probe = document.createElement('i');
  probe.className = 'probe';
  probe.setAttribute('aria-hidden', 'true');
  document.body.append(probe);
  const read = (className: string): string => {
    probe.className = `probe ${className}`;
    return plain(getComputedStyle(probe).backgroundColor);
  };
  try {
    return {
      fills: Object.fromEntries(fills.map((name) => [name, read(`fill-${name}`)])),
      text: read('paint-text'),
      dim: read('paint-dim'),
      line: read('paint-line'),
      axis: read('paint-axis'),
      background: read('paint-background'),
      hover: read('paint-hover'),
      hoverBorder: read('paint-hover-border'),
      outlined: isHighContrast(),
      font: getComputedStyle(document.body).fontFamily,
    };
  } finally {
    probe.remove();
  }
}

function isHighContrast(): boolean {
  const { classList } = document.body;
  return (
    classList.contains('vscode-high-contrast') ||
    classList.contains('vscode-high-contrast-light') ||
    matchMedia('(forced-colors: active)').matches
  );
}

/** Any CSS colour (mixed ones are told in other spaces) as `rgba()`, which the chart library can read. */
function plain(colour: string): string {
  if (/^rgba?\(/.test(colour)) return colour;
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
}

/** Calls back after the theme changed. Returns a function that stops it. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => {
    observer.disconnect();
  };
}
