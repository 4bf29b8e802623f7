/** Lines of a file one by one, so that no single text has to hold all of it. */
export function* linesOf(file: Buffer): Generator<string> {
  for (let start = 0; start < file.length;) {
    const end = file.indexOf(10, start);
    const stop = end === -1 ? file.length : end;
    yield file.toString('utf8', start, stop);
    start = stop + 1;
  }
}

/** The value of a JSON text; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value as an object with fields, if it is one. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
