// How a holding looks: the side's colour and pattern say who, the texture of the whole says how sure.
// Held is full, claimed is hatched, contested is split between two, besieged is ringed, unknown is grey.

import palette from "./palette.json";
import type { Payload, Side, Standing } from "./data";
import { el } from "./dom";
import { MARKS, TILE } from "./marks";
import { setting } from "./settings";
import type { Theme } from "./theme";

export interface Look {
  standing: Standing;
  side?: number;
  rival?: number;
}

/** A name for a look, the same for the same look. */
export function lookName({ standing, side, rival }: Look): string {
  return [standing, side ?? "none", rival ?? "none"].join("/");
}

interface Fill {
  colour: string;
  pattern: string;
}

// For sides that no theatre describes, and for those who ask for colours that all can tell apart: Paul
// Tol's bright scheme with two more, each with a pattern of its own.
const { colours: COLOURS, patterns: PATTERNS } = palette;
const SAFE = setting("palette") === "safe";
const GREY = "#9a9a96";

function fillOf(payload: Payload, side: number | undefined): Fill {
  const drawn: Side | undefined = side === undefined ? undefined : payload.sides[side];
  if (side === undefined || drawn === undefined) {
    return { colour: GREY, pattern: "solid" };
  }
  const { colour, pattern }: Partial<Side> = SAFE ? {} : drawn;
  return {
    colour: colour ?? COLOURS[side % COLOURS.length] ?? GREY,
    pattern: pattern ?? PATTERNS[side % PATTERNS.length] ?? "solid",
  };
}

export function colourOf(payload: Payload, side: number | undefined): string {
  return fillOf(payload, side).colour;
}

/** The colour of a look's rim: nobody's, where it is unknown who holds the place. */
export function edgeColour(payload: Payload, { standing, side }: Look): string {
  return standing === "unknown" ? GREY : colourOf(payload, side);
}

/** Fills a tile with a side's colour, and its pattern in a lighter shade. */
function fillTile(context: CanvasRenderingContext2D, { colour, pattern }: Fill): void {
  context.fillStyle = colour;
  context.fillRect(0, 0, TILE, TILE);
  context.fillStyle = "rgb(255 255 255 / 38%)";
  context.strokeStyle = "rgb(255 255 255 / 50%)";
  context.lineWidth = 1.3;
  MARKS[pattern]?.(context);
}

const BAND = 12; // a hatch's dark and light band together, along an edge of the tile

function bands(context: CanvasRenderingContext2D, from: number): void {
  context.beginPath();
  for (let c = from - TILE; c < 2 * TILE; c += BAND) {
    context.moveTo(c, 0);
    context.lineTo(c + BAND / 2, 0);
    context.lineTo(c + BAND / 2 - TILE, TILE);
    context.lineTo(c - TILE, TILE);
    context.closePath();
  }
}

function inBands(context: CanvasRenderingContext2D, from: number, draw: () => void): void {
  context.save();
  bands(context, from);
  context.clip();
  draw();
  context.restore();
}

/** The tile that fills an area with this look. */
function drawTile(context: CanvasRenderingContext2D, payload: Payload, look: Look): void {
  const own = fillOf(payload, look.side);
  switch (look.standing) {
    case "held":
    case "besieged":
      fillTile(context, own);
      break;
    case "claimed":
      context.globalAlpha = 0.16;
      fillTile(context, { ...own, pattern: "solid" });
      context.globalAlpha = 1;
      inBands(context, 0, () => fillTile(context, own));
      break;
    case "contested":
      inBands(context, 0, () => fillTile(context, own));
      inBands(context, BAND / 2, () => fillTile(context, fillOf(payload, look.rival)));
      break;
    case "unknown":
      context.globalAlpha = 0.45;
      fillTile(context, { colour: GREY, pattern: "dots" });
      context.globalAlpha = 1;
      break;
  }
}

function canvas(width: number, height: number, ratio: number): CanvasRenderingContext2D {
  const element = document.createElement("canvas");
  element.width = width * ratio;
  element.height = height * ratio;
  const context = element.getContext("2d", { willReadFrequently: true });
  if (context === null) {
    throw new Error("this browser draws no canvas");
  }
  context.scale(ratio, ratio);
  return context;
}

export const RATIO = 2; // pixels of an image for each of the page's

const pixels = (context: CanvasRenderingContext2D): ImageData =>
  context.getImageData(0, 0, context.canvas.width, context.canvas.height);

export function areaImage(payload: Payload, look: Look): ImageData {
  const context = canvas(TILE, TILE, RATIO);
  drawTile(context, payload, look);
  return pixels(context);
}

export const DISC = 26; // pixels across, with its ring

function circle(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
}

/** A disc of this look, its middle at the origin; a tile behind it gives its texture. */
function drawDisc(context: CanvasRenderingContext2D, payload: Payload, look: Look, theme: Theme): void {
  const besieged = look.standing === "besieged";
  const unknown = look.standing === "unknown";
  const radius = besieged || unknown ? 6.5 : 9;
  circle(context, besieged ? 12 : radius + 2);
  context.fillStyle = theme.halo;
  context.fill();
  context.save();
  circle(context, radius);
  context.clip();
  if (look.standing === "contested") {
    drawHalves(context, payload, look, theme);
  } else {
    context.translate(-TILE / 2, -TILE / 2);
    drawTile(context, payload, look);
  }
  context.restore();
  circle(context, radius);
  context.strokeStyle = unknown ? GREY : theme.edge;
  context.lineWidth = 1;
  context.stroke();
  if (besieged) {
    circle(context, 10);
    context.lineWidth = 2.6;
    if (theme.dark) {
      context.strokeStyle = theme.edge; // a dark side's ring shows on it
      context.stroke();
    }
    context.strokeStyle = colourOf(payload, look.rival);
    context.setLineDash([4.2, 2.1]);
    context.stroke();
    context.setLineDash([]);
  }
}

function drawHalves(context: CanvasRenderingContext2D, payload: Payload, look: Look, theme: Theme): void {
  context.rotate(Math.PI / 9);
  for (const [side, x] of [
    [look.side, -TILE],
    [look.rival, 0],
  ] as const) {
    context.save();
    context.beginPath();
    context.rect(x, -TILE, TILE, 2 * TILE);
    context.clip();
    context.translate(x, -TILE / 2);
    fillTile(context, fillOf(payload, side));
    context.restore();
  }
  context.fillStyle = theme.halo;
  context.fillRect(-0.9, -TILE, 1.8, 2 * TILE);
}

function disc(payload: Payload, look: Look, theme: Theme, ratio: number): CanvasRenderingContext2D {
  const context = canvas(DISC, DISC, ratio);
  context.translate(DISC / 2, DISC / 2);
  drawDisc(context, payload, look, theme);
  return context;
}

export const discImage = (payload: Payload, look: Look, theme: Theme): ImageData =>
  pixels(disc(payload, look, theme, RATIO));

/** The disc as a canvas that others can be drawn with, finer than the map's. */
export const discCanvas = (payload: Payload, look: Look, theme: Theme): HTMLCanvasElement =>
  disc(payload, look, theme, 2 * RATIO).canvas;

const classes = new Map<string, string>();
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** A class with an image behind it, drawn once for each name: a page of rows shares a few of them. */
function imageClass(name: string, draw: () => HTMLCanvasElement): string {
  let known = classes.get(name);
  if (known === undefined) {
    known = `image-${classes.size}`;
    classes.set(name, known);
    sheet.insertRule(`.${known} { background-image: url("${draw().toDataURL()}"); }`);
  }
  return known;
}

/** The same disc as an element, for lists and the legend. */
export function swatch(payload: Payload, look: Look, theme: Theme): HTMLElement {
  const image = imageClass(`disc/${lookName(look)}/${theme.dark}`, () => discCanvas(payload, look, theme));
  return el("i", { class: `swatch ${image}`, "aria-hidden": "true" });
}

/** A strip of a look's tile, as wide as a share of the whole. */
export function strip(payload: Payload, look: Look, share: number): HTMLElement {
  const image = imageClass(`tile/${lookName(look)}`, () => {
    const context = canvas(TILE, TILE, RATIO);
    drawTile(context, payload, look);
    return context.canvas;
  });
  const node = el("i", { class: `strip ${image}`, "aria-hidden": "true" });
  node.style.flexGrow = String(share);
  return node;
}
