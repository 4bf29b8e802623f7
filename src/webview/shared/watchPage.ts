/** Longest text that is worth a place in the log, characters. */
export const REPORT_LENGTH = 1_000;
const SCROLL_PAUSE = 150;

export interface PageWatch {
  /** Hears of every unexpected error, in words for the log. */
  readonly report: (message: string) => void;
  /** Told where the page stands when scrolling pauses, CSS pixels from the top. */
  readonly scrolled: (top: number) => void;
}

/** Listens for what every page tells: its errors, and how far down the person is. */
export function watchPage({ report, scrolled }: PageWatch): void {
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
        scrolled(window.scrollY);
      }, SCROLL_PAUSE);
    },
    { passive: true },
  );
}
