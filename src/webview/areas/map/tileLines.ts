import { ageText } from '../../../core/format/age';
import { numberText } from '../../../core/format/numbers';
import { tileNotes } from '../areaWords';
import type { PlacedTile, Tile } from './tiles';

/** How wide a character of a name and of the lines behind it is, CSS pixels: labels are cut by it. */
export interface CharacterWidths {
  readonly name: number;
  readonly line: number;
}

/** Of the fonts of most systems, where nothing can be measured. */
export const USUAL_WIDTHS: CharacterWidths = { name: 7.4, line: 6.6 };

/** Left and right of a label, CSS pixels. */
const PADDING = 14;
/** Characters, below which a word is no word. */
const WORD = 4;
/** Height of a tile with one line, what one more takes, and what stays free below, CSS pixels. */
const FIRST_LINE = 24;
const LINE = 18;
const FOOT = 6;

/** What is outside of the areas with a tile of their own. */
type GreyTile = Extract<Tile, { kind: 'tail' | 'outside' }>;

export const GREY_WORDS: Readonly<Record<GreyTile['kind'], string>> = {
  tail: 'smaller areas',
  outside: 'outside your ground',
};

/**
 * The lines of a tile that fit into it, the name first.
 * @param nameOf the name in so many characters
 */
export function tileLines(
  tile: PlacedTile,
  now: number,
  widths: CharacterWidths,
  nameOf: (name: string, room: number) => string,
): readonly string[] {
  const { width, height } = tile;
  if (height < FIRST_LINE) return [];
  const most = 1 + Math.floor(Math.max(0, height - FIRST_LINE - FOOT) / LINE);
  const room = Math.floor((width - PADDING) / widths.name);
  if (tile.kind !== 'area') return greyLines(tile, room, most);
  if (room < WORD) return [];
  const { area } = tile;
  const small = Math.floor((width - PADDING) / widths.line);
  const fits = (line: string): boolean => line.length <= small;
  const age = ageText(area.depths.written, now);
  const rest = fits(age) ? [age, tileNotes(area).find(fits) ?? ''] : [];
  return [nameOf(area.name, room), ...rest.filter((line) => line !== '')].slice(0, most);
}

/** A tile that stands for many is never without a sign of it. */
function greyLines({ kind, count }: GreyTile, room: number, most: number): readonly string[] {
  const words = GREY_WORDS[kind];
  const [first = words] = words.split(' ');
  const number = numberText(count);
  const wordings = [
    [`${words} (${number})`],
    [words, `(${number})`],
    [`${first} (${number})`],
    [first, `(${number})`],
    [`+ ${number}`],
    [`+${number}`],
  ];
  const fit = (lines: readonly string[]): boolean =>
    lines.length <= most && lines.every((line) => line.length <= room);
  return wordings.find(fit) ?? ['…'];
}
