// The images of incidents on the map: a symbol on a plate, with a count where there are several.

import type { Theme } from "./theme";
import type { Group } from "./words";
import { RATIO } from "./patterns";
import { drawSymbol } from "./symbols";

/** From this count on, a plate says so many or more. */
export const BADGES = 10;

const SIZE = 34; // pixels across
const PLATE = 11.5; // radius

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

export function incidentImage(group: Group, count: number, theme: Theme): ImageData {
  const element = document.createElement("canvas");
  element.width = element.height = SIZE * RATIO;
  const context = element.getContext("2d", { willReadFrequently: true });
  if (context === null) {
    throw new Error("this browser draws no canvas");
  }
  context.scale(RATIO, RATIO);
  const middle = SIZE / 2;
  context.shadowColor = "rgb(0 0 0 / 35%)";
  context.shadowBlur = 3 * RATIO;
  context.shadowOffsetY = RATIO;
  disc(context, middle, middle, PLATE, theme.halo);
  context.shadowColor = "transparent";
  context.strokeStyle = theme.edge;
  context.lineWidth = 0.8;
  context.stroke();
  drawSymbol(context, group, { x: middle, y: middle, size: 15, ink: theme.ink });
  if (count > 1) {
    drawCount(context, count < BADGES ? String(count) : `${BADGES - 1}+`, theme);
  }
  return context.getImageData(0, 0, element.width, element.height);
}

function drawCount(context: CanvasRenderingContext2D, words: string, theme: Theme): void {
  const [x, y] = [SIZE - 8.5, 8.5];
  disc(context, x, y, 7.6, theme.halo);
  disc(context, x, y, 6.8, theme.badge);
  context.fillStyle = theme.halo;
  context.font = `700 ${words.length > 1 ? 8 : 9.5}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, x, y + 0.5);
}
