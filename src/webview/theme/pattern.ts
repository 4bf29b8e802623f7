export type PatternName = 'solid' | 'stripes' | 'dots';

const TILE = 6;

/** A fill that is told apart by its pattern as well as by its colour. */
export function patternFill(
  name: PatternName,
  colour: string,
  background: string,
): string | CanvasPattern {
  if (name === 'solid') return colour;
  const tile = document.createElement('canvas');
  tile.width = TILE;
  tile.height = TILE;
  const context = tile.getContext('2d');
  if (context === null) return colour;
  context.fillStyle = background;
  context.fillRect(0, 0, TILE, TILE);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (name === 'dots') {
    context.fillRect(0, 0, 2, 2);
    context.fillRect(TILE / 2, TILE / 2, 2, 2);
  } else {
    context.lineWidth = 1.5;
    context.beginPath();
    for (const x of [-TILE, 0, TILE]) {
      context.moveTo(x, TILE);
      context.lineTo(x + TILE, 0);
    }
    context.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? colour;
}
