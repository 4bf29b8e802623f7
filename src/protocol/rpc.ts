import { createBirpc } from 'birpc';
import type { GenericSchema } from 'valibot';
import { safeParse, summarize } from 'valibot';

/** A way to the other side: `postMessage` of a webview, a worker thread or a test. */
export interface RpcChannel {
  readonly post: (message: unknown) => void;
  /** Returns a function that stops listening. */
  readonly listen: (listener: (message: unknown) => void) => () => void;
}

type Parameters_<F> = F extends (...args: infer P) => unknown ? P : never;
type Result_<F> = F extends (...args: never[]) => Promise<infer R> ? R : never;

/** For every method, what its arguments must look like (a tuple). */
export type ArgumentSchemas<Api> = {
  readonly [K in keyof Api]: GenericSchema<unknown, Readonly<Parameters_<Api[K]>>>;
};
/** For every method, what its answer must look like; `null` for one that is told and not asked. */
export type ResultSchemas<Api> = {
  readonly [K in keyof Api]: GenericSchema<unknown, Result_<Api[K]>> | null;
};

export interface RpcOptions<Remote, Local> {
  readonly channel: RpcChannel;
  /** What the other side may call here. */
  readonly local: Local;
  readonly accepts: ArgumentSchemas<Local>;
  /** What may be called there. */
  readonly expects: ResultSchemas<Remote>;
  /** Hears of every message that was refused, in words for the log. */
  readonly refused: (reason: string) => void;
  /** ms until a call without an answer fails. */
  readonly timeout?: number;
}

export interface RpcConnection<Remote> {
  readonly remote: Remote;
  /** Stops listening; calls that wait for an answer reject. */
  close(): void;
}

type AnyMethod = (...args: unknown[]) => unknown;

/**
 * Connects two sides by messages. Arguments are checked where they arrive and answers where they were
 * asked for; whatever does not fit is refused, told to `refused`, and never reaches a method.
 */
export function connectRpc<Remote extends object, Local extends object>(
  options: RpcOptions<Remote, Local>,
): RpcConnection<Remote> {
  const { channel, refused, expects } = options;
  const local = checkedLocal(options);
  let stop: (() => void) | undefined;

  const rpc = createBirpc<Record<string, AnyMethod>, Record<string, AnyMethod>, false>(local, {
    proxify: false,
    timeout: options.timeout ?? 60_000,
    post: (message: unknown) => {
      channel.post(message);
    },
    on: (receive: (message: unknown) => void) => {
      stop = channel.listen((message) => {
        if (isEnvelope(message)) receive(message);
        else refused('a message that is no call and no answer');
      });
    },
    off: () => stop?.(),
    serialize: errorsAsText,
    deserialize: textAsErrors,
    // Only own methods: `constructor` and its kin are on every object.
    resolver: (name, method) => {
      if (Object.hasOwn(local, name)) return method;
      refused(`a call of ${JSON.stringify(name)}, which does not exist`);
      return undefined;
    },
  });

  const remote = Object.fromEntries(
    Object.entries<GenericSchema | null>(expects).map(([name, schema]) => [
      name,
      async (...args: unknown[]): Promise<unknown> => {
        if (schema === null) {
          await rpc.$callEvent(name, ...args);
          return undefined;
        }
        const answer = safeParse(schema, await rpc.$call(name, ...args));
        if (answer.success) return answer.output;
        const reason = `an answer to ${name}: ${summarize(answer.issues)}`;
        refused(reason);
        throw new Error(`Refused ${reason}`);
      },
    ]),
  );

  return {
    remote: remote as Remote,
    close: () => {
      rpc.$close();
    },
  };
}

function checkedLocal<Remote, Local extends object>({
  local,
  accepts,
  refused,
}: RpcOptions<Remote, Local>): Record<string, AnyMethod> {
  const methods = local as Record<string, AnyMethod>;
  return Object.fromEntries(
    Object.entries<GenericSchema<unknown, readonly unknown[]>>(accepts).map(([name, schema]) => [
      name,
      (...args: unknown[]): unknown => {
        const checked = safeParse(schema, args);
        if (checked.success) return methods[name]?.(...checked.output);
        const reason = `a call of ${name}: ${summarize(checked.issues)}`;
        refused(reason);
        throw new Error(`Refused ${reason}`);
      },
    ]),
  );
}

function isEnvelope(message: unknown): boolean {
  if (typeof message !== 'object' || message === null || !('t' in message)) return false;
  if (message.t === 's') return 'i' in message && typeof message.i === 'string';
  return (
    message.t === 'q' &&
    'm' in message &&
    typeof message.m === 'string' &&
    'a' in message &&
    Array.isArray(message.a)
  );
}

// A webview's channel speaks JSON, in which an Error is an empty object.
function errorsAsText(message: unknown): unknown {
  const { e } = message as { e?: unknown };
  if (e === undefined) return message;
  return { ...(message as object), e: { message: e instanceof Error ? e.message : 'unknown' } };
}

function textAsErrors(message: unknown): unknown {
  const { e } = message as { e?: unknown };
  if (e === undefined || e === null || e instanceof Error) return message;
  const told = typeof e === 'object' && 'message' in e ? e.message : undefined;
  return {
    ...(message as object),
    e: new Error(typeof told === 'string' ? told : 'The other side failed.'),
  };
}
