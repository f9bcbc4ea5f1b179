// Incidents by day, week or month as bars, with a tick where a place changed hands, and a brush over them.

import type { Context } from "./context";
import type { Day } from "./data";
import { briefDay, dayOf, isoOf, monthOf, type Span } from "./dates";
import { el, svg } from "./dom";
import { colourOf } from "./patterns";
import type { Dated } from "./picture";
import type { Bars } from "./state";

const WEEK = 7;
const HIGH = 100; // of the histogram's own units
const MONDAY = 4; // 1970-01-05, from 1970-01-01

interface Bin {
  span: Span;
  sure: number; // incidents of one known day
  vague: number; // shares of incidents that are dated to several days only
}

/** What a bar counts where the reader leaves it open: so that no bar is thinner than a pixel or two. */
export function barsFor(bars: Bars, { first, last }: Span): Exclude<Bars, "auto"> {
  if (bars !== "auto") {
    return bars;
  }
  return last - first > 1500 ? "month" : last - first > 350 ? "week" : "day";
}

function edges(bars: Exclude<Bars, "auto">, { first, last }: Span): Day[] {
  const found: Day[] = [];
  let day = first;
  while (day <= last) {
    found.push(day);
    if (bars === "day") {
      day += 1;
    } else if (bars === "week") {
      day += WEEK - ((((day - MONDAY) % WEEK) + WEEK) % WEEK);
    } else {
      const [year = 0, month = 0] = isoOf(day).split("-").map(Number);
      day = dayOf(`${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`);
    }
  }
  return found;
}

export function bins(dated: readonly Dated[], bars: Exclude<Bars, "auto">, span: Span): Bin[] {
  const starts = edges(bars, span);
  const result = starts.map((first, nth): Bin => ({
    span: { first, last: (starts[nth + 1] ?? span.last + 1) - 1 },
    sure: 0,
    vague: 0,
  }));
  const at = new Int32Array(span.last - span.first + 1);
  result.forEach((bin, nth) => at.fill(nth, bin.span.first - span.first, bin.span.last - span.first + 1));
  for (const { span: own } of dated) {
    const share = 1 / (own.last - own.first + 1);
    for (let day = Math.max(own.first, span.first); day <= Math.min(own.last, span.last); day += 1) {
      const bin = result[at[day - span.first] ?? -1];
      if (bin !== undefined) {
        bin[own.first === own.last ? "sure" : "vague"] += share;
      }
    }
  }
  return result;
}

const GAP = 0.18; // of a day between bars

/** The bars of the incidents that the filters leave; the window of days shown is drawn over by `mark`. */
export function histogram(context: Context, bars: Bars, span: Span): SVGElement {
  const all = bins(context.fitting(), barsFor(bars, span), span);
  const top = Math.max(1, ...all.map(({ sure, vague }) => sure + vague));
  const bar = (kind: string, { span: own }: Bin, from: number, height: number): SVGElement | null =>
    height > 0
      ? svg("rect", {
          class: kind,
          "data-first": own.first,
          "data-last": own.last,
          x: own.first - span.first - 0.5 + GAP / 2,
          width: own.last - own.first + 1 - GAP,
          y: HIGH - from - height,
          height,
        })
      : null;
  return svg(
    "svg",
    {
      class: "histogram",
      viewBox: `0 0 ${Math.max(span.last - span.first, 1)} ${HIGH}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    },
    svg("rect", { class: "window", y: -6, height: HIGH + 24 }),
    svg("rect", { class: "against", y: -6, height: HIGH + 24, width: 0 }),
    all.flatMap((bin) => {
      const [low, high] = [(bin.sure / top) * HIGH, (bin.vague / top) * HIGH];
      return [bar("sure", bin, 0, low), bar("vague", bin, low, high)];
    }),
    changeTicks(context, all),
  );
}

const MOST_TICKS = 3; // in a bar

function changeTicks({ payload, picture }: Context, all: readonly Bin[]): (SVGElement | null)[] {
  const { changes } = picture.now;
  const start = all[0]?.span.first ?? 0;
  return all.flatMap(({ span }) =>
    changes
      .filter(({ day, before }) => before !== null && span.first <= day && day <= span.last)
      .slice(0, MOST_TICKS)
      .map(({ after }, nth) =>
        svg("rect", {
          class: "change",
          x: span.first - start - 0.5 + GAP / 2,
          width: span.last - span.first + 1 - GAP,
          y: HIGH + 4 + nth * 5,
          height: 4,
          fill: colourOf(payload, after.side),
        }),
      ),
  );
}

/** Marks the days of the incidents that are shown, and the date that is compared with. */
export function mark(track: HTMLElement, window: Span, against: Day | null, span: Span): void {
  const first = Math.max(window.first, span.first);
  const box = track.querySelector(".window");
  box?.setAttribute("x", String(first - span.first - 0.5));
  box?.setAttribute("width", String(Math.max(window.last - first + 1, 0)));
  const other = track.querySelector(".against");
  other?.setAttribute("x", String((against ?? span.first) - span.first - 0.15));
  other?.setAttribute("width", against === null ? "0" : "0.3");
  for (const bar of track.querySelectorAll<SVGElement>("[data-first]")) {
    const [from, to] = [Number(bar.dataset["first"]), Number(bar.dataset["last"])];
    bar.classList.toggle("in", window.first <= to && from <= window.last);
  }
}

/** The days under the axis, on which a tick is written. */
export function ticks({ first, last }: Span): HTMLElement[] {
  const length = last - first;
  const days = Array.from({ length: length + 1 }, (_, nth) => first + nth);
  const [wanted, written] = tickRule(length);
  return days.filter(wanted).map((day) => {
    const tick = el("span", { class: "tick" }, written(day));
    tick.style.left = `${((day - first) / Math.max(length, 1)) * 100}%`;
    return tick;
  });
}

function tickRule(length: number): [wanted: (day: Day) => boolean, written: (day: Day) => string] {
  const date = (day: Day): number => Number(isoOf(day).slice(8));
  if (length <= 16) {
    return [(day) => day % 2 === 0, briefDay];
  }
  if (length <= 75) {
    return [(day) => (day - MONDAY) % WEEK === 0, briefDay];
  }
  if (length <= 500) {
    return [(day) => date(day) === 1 && (length < 250 || Number(isoOf(day).slice(5, 7)) % 2 === 1), monthOf];
  }
  const years = Math.ceil(length / 365 / 8);
  return [
    (day) => isoOf(day).endsWith("-01-01") && Number(isoOf(day).slice(0, 4)) % years === 0,
    (day) => isoOf(day).slice(0, 4),
  ];
}
