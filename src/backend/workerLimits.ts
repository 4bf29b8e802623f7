/**
 * Limits of the worker thread. Node's default young generation grows to 48 MB while a long git history streams
 * through it; with 12 MB the peak stays within a third of that of a short history, and it is no slower.
 */
export const WORKER_LIMITS = { maxYoungGenerationSizeMb: 12 } as const;
