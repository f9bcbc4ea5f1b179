// One symbol for each group of incidents, drawn on a field of 24 by 24: lines, and filled shapes.

import type { Group } from "./words";
import { svg } from "./dom";

interface Shape {
  lines?: string;
  fill?: string;
}

const SHAPES: Record<Group, Shape> = {
  chemical: {
    lines:
      "M9.5 3h5M10.5 3v6.200L4.900 19.100A1.300 1.300 0 0 0 6 21h12a1.300 1.300 0 0 0 1.100-1.900L13.500 9.200V3",
    fill: "M8.600 14.500h6.800l2.600 5H6z",
  },
  air: {
    fill: "M12 2c1 0 1.600 1.200 1.600 2.800v4.400l7.400 4.900v2.100l-7.400-2.300v4.200l2.400 1.900v1.700L12 20.600l-4 1.100V20l2.400-1.900v-4.200L3 16.200v-2.100l7.400-4.900V4.800C10.400 3.200 11 2 12 2z",
  },
  bomb: {
    fill: "M9.500 8a6.700 6.700 0 1 1 0 13.400A6.700 6.700 0 0 1 9.500 8z",
    lines: "M14 10l2.500-2.500c1-1 1-2.500 2.500-2.500M21.500 2.500l-1 1M22 6.500h-1.500M18 1.800v1.400",
  },
  shelling: {
    fill: "M12 1.500l2.100 5.300 5.300-2.300-2.300 5.300 5.400 2.200-5.400 2.100 2.300 5.400-5.300-2.300L12 22.500l-2.100-5.300-5.300 2.300 2.300-5.400L1.500 12l5.400-2.200-2.300-5.300 5.300 2.300z",
  },
  civilians: {
    fill: "M12 2.500a3.400 3.400 0 1 1 0 6.800 3.400 3.400 0 0 1 0-6.800zM5.500 21.500V17a6.500 6.500 0 0 1 13 0v4.500z",
  },
  clash: {
    lines:
      "M4.500 3.500l13 13M19.500 3.500l-13 13M14.800 19.200l4.400-4.400M9.200 19.200l-4.400-4.400M17.500 17.500l3 3M6.500 17.500l-3 3",
  },
  capture: {
    lines: "M6 21.500v-19",
    fill: "M6 3h13.500l-3.500 4.800 3.500 4.700H6z",
  },
  protest: {
    fill: "M3 9.500v5h3.500l8.500 5v-15l-8.500 5z",
    lines: "M18 8.500a4.500 4.500 0 0 1 0 7M20.500 6a8.500 8.500 0 0 1 0 12",
  },
  deal: {
    lines:
      "M5.500 2.500h9l4 4v15h-13zM8.500 8h4M8.500 12h7M8.500 17.500c1.200-2.500 2.200.8 3.300-.8s2 .9 3.700-.2",
  },
  other: {
    lines: "M12 4.500a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15z",
    fill: "M12 9.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5z",
  },
};

const THICK = 2;

/** The symbol as an element, in the colour of the text around it. */
export function symbol(group: Group): SVGSVGElement {
  const { lines, fill } = SHAPES[group];
  return svg(
    "svg",
    { class: "symbol", viewBox: "0 0 24 24", "aria-hidden": "true" },
    fill !== undefined && svg("path", { d: fill, fill: "currentColor" }),
    lines !== undefined &&
      svg("path", {
        d: lines,
        fill: "none",
        stroke: "currentColor",
        "stroke-width": THICK,
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
      }),
  );
}

/** Draws the symbol on a canvas, `size` pixels wide, its middle at (x, y). */
export function drawSymbol(
  context: CanvasRenderingContext2D,
  group: Group,
  { x, y, size, ink }: { x: number; y: number; size: number; ink: string },
): void {
  const { lines, fill } = SHAPES[group];
  context.save();
  context.translate(x - size / 2, y - size / 2);
  context.scale(size / 24, size / 24);
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.lineWidth = THICK;
  context.lineCap = "round";
  context.lineJoin = "round";
  if (fill !== undefined) {
    context.fill(new Path2D(fill));
  }
  if (lines !== undefined) {
    context.stroke(new Path2D(lines));
  }
  context.restore();
}
