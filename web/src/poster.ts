// The map as a picture that can stand alone: with its title and date, who holds what, and how to cite it.

import type { Context } from "./context";
import { longDay, spanText } from "./dates";
import { shares } from "./legend";
import { discCanvas } from "./patterns";
import { citation } from "./takeaway";
import { dir, number, t } from "./texts";
import { currentTheme, type Theme } from "./theme";

const EDGE = 24; // pixels, as all lengths here
const SERIF = "ui-serif, Charter, 'Noto Serif', Georgia, serif";
const SANS = "system-ui, 'Noto Sans', sans-serif";
const TITLE = `600 24px ${SERIF}`;
const LINE = `14px ${SANS}`;
const SMALL = `12px ${SANS}`;
const ROW = 26; // of the key
const SWATCH = 20;

/** A pen that writes from where the page's language begins, and puts nothing down while it only measures. */
interface Pen {
  context: CanvasRenderingContext2D;
  wide: number;
  y: number;
  draws: boolean;
}

/** The picture of the map as it is drawn now; null where there is no map. */
export async function poster(context: Context): Promise<Blob | null> {
  const map = document.querySelector<HTMLCanvasElement>("#map canvas");
  const page = document.createElement("canvas").getContext("2d");
  if (map === null || page === null) {
    return null;
  }
  const wide = Math.max(map.clientWidth, 360);
  const high = (map.height / map.width) * wide;
  const ratio = map.width / map.clientWidth;
  const measured = draw({ context: page, wide, y: 0, draws: false }, context, map, high);
  page.canvas.width = wide * ratio;
  page.canvas.height = measured * ratio;
  page.scale(ratio, ratio);
  draw({ context: page, wide, y: 0, draws: true }, context, map, high);
  return new Promise((done) => page.canvas.toBlob(done));
}

/** Draws all, and says how high it is. */
function draw(pen: Pen, page: Context, map: HTMLCanvasElement, high: number): number {
  const { payload, store, view } = page;
  const { day, evening, against } = store.state;
  const theme = currentTheme();
  pen.context.direction = dir;
  pen.context.textBaseline = "top";
  if (pen.draws) {
    pen.context.fillStyle = theme.halo;
    pen.context.fillRect(0, 0, pen.wide, 1e5);
  }
  pen.y = EDGE - 4;
  write(pen, TITLE, theme.ink, payload.title);
  write(pen, LINE, theme.ink, t("cite.picture", { day: longDay(day), days: spanText(view().window) }));
  if (evening) {
    write(pen, LINE, theme.ink, t("cite.evening"));
  }
  if (against !== null) {
    write(pen, LINE, theme.ink, t("poster.against", { day: longDay(against) }));
  }
  pen.y += 10;
  if (pen.draws) {
    pen.context.drawImage(map, 0, pen.y, pen.wide, high);
  }
  pen.y += high + 14;
  key(pen, page, theme);
  write(pen, SMALL, theme.ink, citation(page));
  const credits = [t("foot.places"), t("foot.borders"), ...(payload.theatre.credits ?? [])];
  write(pen, SMALL, theme.quiet, credits.join(" · "));
  return pen.y + EDGE - 6;
}

/** Where something begins that is as wide as this, after what stands before it. */
const startOf = ({ wide: all }: Pen, before: number, own: number): number =>
  dir === "rtl" ? all - before - own : before;

/** Writes words in as many lines as they take. */
function write(pen: Pen, font: string, colour: string, words: string): void {
  const { context, wide } = pen;
  context.font = font;
  const step = Number.parseInt(/\d+px/.exec(font)?.[0] ?? "", 10) * 1.4;
  const lines = words.split(" ").reduce<string[]>((found, word) => {
    const longer = [...found.slice(-1), word].join(" ");
    return found.length > 0 && context.measureText(longer).width <= wide - 2 * EDGE
      ? [...found.slice(0, -1), longer]
      : [...found, word];
  }, []);
  for (const line of lines) {
    if (pen.draws) {
      context.fillStyle = colour;
      context.fillText(line, startOf(pen, EDGE, 0), pen.y);
    }
    pen.y += step;
  }
}

/** Who holds how many places, beside each other in as many rows as they take. */
function key(pen: Pen, { payload, view }: Context, theme: Theme): void {
  const { context } = pen;
  context.font = LINE;
  let before = EDGE;
  for (const { look, name, count } of shares(payload, view().standings)) {
    const words = `${name} ${number(count)}`;
    const own = SWATCH + 6 + context.measureText(words).width;
    if (before > EDGE && before + own > pen.wide - EDGE) {
      before = EDGE;
      pen.y += ROW;
    }
    if (pen.draws) {
      const image = discCanvas(payload, look, theme);
      context.drawImage(image, startOf(pen, before, SWATCH), pen.y, SWATCH, SWATCH);
      context.fillStyle = theme.ink;
      context.fillText(words, startOf(pen, before + SWATCH + 6, 0), pen.y + 3);
    }
    before += own + 22;
  }
  pen.y += ROW + 6;
}
