/**
 * Is the time of directing agents measured yet. While it is not, its numbers are not shown at all:
 * a zero would claim that there was none.
 */
export const DIRECTED_MEASURED = true as boolean;
