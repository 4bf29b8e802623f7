import type { RawChange } from './rawEvent';

/** Signs that say how code is built and nothing of what it says: kept as they are, like blanks and breaks. */
const KEPT = /[\s()[\]{}<>"'`]/;
/** Letters that stand for letters; which one says only whether a text is the one before it. */
const LETTERS = ['x', 'y', 'z', 'w'] as const;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Replaces texts by their shape: as long as they were, blanks, line breaks, brackets and quotes at their places,
 * for everything else a stand-in of its class. Whether a text is the same as the one before is kept, since that
 * tells a repeated paste from a stream; nothing more is.
 */
export class TextShaper {
  private readonly latest = new Map<string, { readonly text: string; readonly letter: number }>();

  /** The changes of one event of a document, in order. */
  changes(uri: string, changes: readonly RawChange[]): RawChange[] {
    const seen = new Map<string, number>();
    return changes.map(({ r, rl, tl, x, xe }) => {
      if (x === undefined) return { r, rl, tl };
      const text = JSON.stringify([x, xe]);
      const letter = seen.get(text) ?? this.letterFor(uri, text);
      seen.set(text, letter);
      const stand = LETTERS[letter] ?? LETTERS[0];
      const shaped = { r, rl, tl, x: shapeOf(x, stand) };
      return xe === undefined ? shaped : { ...shaped, xe: shapeOf(xe, stand) };
    });
  }

  private letterFor(uri: string, text: string): number {
    const before = this.latest.get(uri);
    const letter =
      before === undefined
        ? 0
        : before.text === text
          ? before.letter
          : (before.letter + 1) % LETTERS.length;
    this.latest.set(uri, { text, letter });
    return letter;
  }
}

/** A text's shape. @param letter stands for every letter */
export function shapeOf(text: string, letter = 'x'): string {
  let shape = '';
  for (const { segment, index } of graphemes.segment(text)) {
    // A slash beside an angle bracket is part of a closing tag's bracket.
    const closes = segment === '/' && (text[index - 1] === '<' || text[index + 1] === '>');
    shape += closes ? segment : standIn(segment, letter);
  }
  return shape;
}

function standIn(grapheme: string, letter: string): string {
  // A break of two characters is one grapheme.
  if (/^\s+$/.test(grapheme)) return grapheme;
  const [first = ''] = grapheme;
  if (grapheme.length === 1) {
    if (KEPT.test(grapheme)) return grapheme;
    return classOf(grapheme, letter);
  }
  // One character to a reader, of several units: a stand-in of as many that is one character as well.
  const base = first.length === 2 ? '\u{1F600}' : classOf(first, letter);
  return base + '\u0301'.repeat(grapheme.length - base.length);
}

function classOf(sign: string, letter: string): string {
  if (/\p{L}/u.test(sign)) return letter;
  if (/\p{N}/u.test(sign)) return '0';
  if (/[_$]/.test(sign)) return '_';
  return SIGNS[sign] ?? '*';
}

/** Signs around a word, of which some belong to what a suggestion puts in: one stand-in for each kind. */
const SIGNS: Readonly<Record<string, string>> = {
  '.': '@',
  '#': '@',
  '&': '@',
  '\\': '@',
  '@': '@',
  '?': '!',
  '!': '!',
  ':': ':',
  ';': ':',
};
