// The patterns of sides: lines, dots and checks that repeat within a tile.

export const TILE = 24; // every pattern repeats within it

type Draw = (context: CanvasRenderingContext2D) => void;

const lines =
  (...segments: [x1: number, y1: number, x2: number, y2: number][]): Draw =>
  (context) => {
    context.beginPath();
    for (const [x1, y1, x2, y2] of segments) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.stroke();
  };

const steps = (step: number, from = 0): number[] =>
  Array.from({ length: (TILE * 2) / step + 1 }, (_, nth) => from + nth * step);

const diagonal = (step: number): Draw =>
  lines(...steps(step).map((c): [number, number, number, number] => [c, 0, c - TILE, TILE]));
const backDiagonal = (step: number): Draw =>
  lines(...steps(step, -TILE).map((c): [number, number, number, number] => [c, 0, c + TILE, TILE]));
const rows = (step: number): Draw =>
  lines(...steps(step, step / 2).map((y): [number, number, number, number] => [0, y, TILE, y]));
const columns = (step: number): Draw =>
  lines(...steps(step, step / 2).map((x): [number, number, number, number] => [x, 0, x, TILE]));

const dots =
  (step: number, radius: number): Draw =>
  (context) => {
    for (let x = step / 2; x < TILE; x += step) {
      for (let y = step / 2; y < TILE; y += step) {
        context.beginPath();
        context.arc(x, y, radius, 0, 2 * Math.PI);
        context.fill();
      }
    }
  };

const wave =
  (height: (x: number) => number): Draw =>
  (context) => {
    for (let y = 4; y < TILE; y += 8) {
      context.beginPath();
      for (let x = -1; x <= TILE + 1; x += 1) {
        context.lineTo(x, y + height(x));
      }
      context.stroke();
    }
  };

const checks: Draw = (context) => {
  for (let x = 0; x < TILE; x += 6) {
    for (let y = x % 12 === 0 ? 0 : 6; y < TILE; y += 12) {
      context.fillRect(x, y, 6, 6);
    }
  }
};

const both =
  (...draws: Draw[]): Draw =>
  (context) =>
    draws.forEach((draw) => draw(context));

/** How each pattern is drawn on a tile, by the name that theatres give it. */
export const MARKS: Record<string, Draw> = {
  solid: () => undefined,
  diagonal: diagonal(8),
  "back-diagonal": backDiagonal(8),
  cross: both(diagonal(12), backDiagonal(12)),
  dots: dots(8, 1.5),
  "dense-dots": dots(6, 1.2),
  horizontal: rows(6),
  vertical: columns(6),
  grid: both(rows(8), columns(8)),
  zigzag: wave((x) => Math.abs((((x % 8) + 8) % 8) - 4) - 2),
  checks,
  waves: wave((x) => 1.8 * Math.sin((x / 12) * 2 * Math.PI)),
};
