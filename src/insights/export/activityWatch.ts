import type { Interval } from '../../core/time/kind';

/** An event as ActivityWatch keeps it, https://docs.activitywatch.net/en/latest/buckets-and-events.html */
export interface ActivityWatchEvent {
  readonly timestamp: string;
  /** Seconds. */
  readonly duration: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The name of our bucket of a host. */
export function bucketId(host: string): string {
  return `hands-on_${host}`;
}

/** The head of a bucket without its events. @param created epoch ms */
export function bucketHead(host: string, created: number): object {
  return {
    id: bucketId(host),
    created: new Date(created).toISOString(),
    name: null,
    // The type of editor watchers, so that ActivityWatch's own views understand it.
    type: 'app.editor.activity',
    client: 'hands-on',
    hostname: host,
    data: {},
  };
}

export function activityWatchEvent(interval: Interval): ActivityWatchEvent {
  const { start, end, kind, sub, surface, repo, path } = interval;
  return {
    timestamp: new Date(start).toISOString(),
    duration: (end - start) / 1_000,
    data: {
      file: path ?? 'unknown',
      project: repo ?? 'unknown',
      language: /\.([A-Za-z0-9]{1,8})$/.exec(path ?? '')?.[1] ?? 'unknown',
      kind: sub === null ? kind : `${kind}.${sub}`,
      surface,
    },
  };
}
