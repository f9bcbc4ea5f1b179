// The date that drives all: a slider over a histogram of incidents, with a tick where a place changed hands.

import type { Day } from "./data";
import { briefDay, isoOf, longDay, monthOf, shortDay, type Span } from "./dates";
import { el, replace, svg } from "./dom";
import { colourOf } from "./patterns";
import { focus, type Picture } from "./picture";
import { windowOf, type State, type Store } from "./state";
import { counted } from "./words";

const WEEK = 7;
const HIGH = 100; // of the histogram's own units
const STEP_MS = 550;
const CHOICES = [1, 3, 7, 14, 30];

/** The days that the slider spans: at least a week, and without far-off stragglers unless all are wanted. */
export function domain({ days }: Picture, all: boolean): Span {
  const whole = days.length === 0 ? { first: 0, last: 0 } : { first: days[0] ?? 0, last: days.at(-1) ?? 0 };
  const { first, last } = (all ? null : focus(days)) ?? whole;
  return { first: Math.min(first, last - WEEK + 1), last };
}

export function drawTimeline(picture: Picture, store: Store): HTMLElement {
  const track = el("div", { class: "track" });
  const heading = el("output", { class: "day", for: "day" });
  const play = el("button", { type: "button", class: "play", "aria-label": "Play", click: () => toggle() });
  const choice = daysChoice(store);
  const more = el("span", { class: "stragglers" });
  let all = store.state.day < domain(picture, false).first || store.state.day > domain(picture, false).last;
  let span = domain(picture, all);
  let timer: number | undefined;

  const step = (by: number): void => {
    const day = Math.min(Math.max(store.state.day + by, span.first), span.last);
    store.set({ day });
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    play.classList.remove("playing");
    play.setAttribute("aria-label", "Play");
  };
  function toggle(): void {
    if (timer !== undefined) {
      stop();
      return;
    }
    if (store.state.day >= span.last) {
      store.set({ day: span.first });
    }
    play.classList.add("playing");
    play.setAttribute("aria-label", "Pause");
    const stride = Math.max(1, Math.round((span.last - span.first) / 150));
    timer = window.setInterval(() => {
      step(stride);
      if (store.state.day >= span.last) {
        stop();
      }
    }, STEP_MS);
  }
  const range = el("input", {
    type: "range",
    id: "day",
    "aria-label": "Date",
    step: 1,
    input: () => {
      stop();
      store.set({ day: Number(range.value) });
    },
  });
  const draw = (): void => {
    span = domain(picture, all);
    range.min = String(span.first);
    range.max = String(span.last);
    const inner = el(
      "div",
      { class: "inner" },
      histogram(picture, span),
      el("div", { class: "axis", "aria-hidden": "true" }, ticks(span)),
      range,
    );
    inner.style.marginInline = `${50 / (span.last - span.first + 1)}%`; // half a day, for the first bar and the last
    replace(track, inner);
    replace(
      more,
      stragglers(picture, all, () => {
        all = !all;
        draw();
        store.set({ day: Math.min(Math.max(store.state.day, span.first), span.last) });
      }),
    );
    show(store.state);
  };
  const show = (state: State): void => {
    range.value = String(state.day);
    range.setAttribute("aria-valuetext", longDay(state.day));
    replace(
      heading,
      el("span", { class: "long" }, longDay(state.day)),
      el("span", { class: "short" }, shortDay(state.day)),
    );
    mark(track, windowOf(state), span);
  };
  store.listen(show);
  draw();
  onKeys(step, toggle);
  return el(
    "section",
    { class: "timeline", "aria-label": "Timeline" },
    el(
      "div",
      { class: "controls" },
      play,
      el(
        "button",
        { type: "button", class: "step", "aria-label": "One day back", click: () => step(-1) },
        "‹",
      ),
      el("button", { type: "button", class: "step", "aria-label": "One day on", click: () => step(1) }, "›"),
      heading,
      more,
      choice,
    ),
    track,
  );
}

function daysChoice(store: Store): HTMLElement {
  const options = [...new Set([...CHOICES, store.state.days])].sort((a, b) => a - b);
  const select = el(
    "select",
    { id: "days", change: () => store.set({ days: Number(select.value) }) },
    options.map((days) => el("option", { value: days }, counted(days, "day"))),
  );
  const show = ({ days }: State): void => {
    select.value = String(days);
  };
  show(store.state);
  store.listen(show);
  return el("label", { class: "days", for: "days" }, el("span", { class: "long" }, "Incidents of "), select);
}

/** Arrow keys step by a day and the space bar plays, wherever nothing else wants those keys. */
function onKeys(step: (by: number) => void, toggle: () => void): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      target.closest("input, select, canvas, dialog, [role=tablist]") !== null
    ) {
      return;
    }
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      step((event.key === "ArrowLeft" ? -1 : 1) * (event.shiftKey ? WEEK : 1));
    } else if (event.key === " " && target.closest("button, a, summary") === null) {
      event.preventDefault();
      toggle();
    }
  });
}

interface Bin {
  sure: number; // incidents of one known day
  vague: number; // shares of incidents that are dated to several days only
}

function bins({ dated }: Picture, span: Span, size: number): Bin[] {
  const count = Math.floor((span.last - span.first) / size) + 1;
  const result = Array.from({ length: count }, (): Bin => ({ sure: 0, vague: 0 }));
  for (const { span: own } of dated) {
    const share = 1 / (own.last - own.first + 1);
    for (let day = own.first; day <= own.last; day += 1) {
      const bin = result[Math.floor((day - span.first) / size)];
      if (bin !== undefined) {
        bin[own.first === own.last ? "sure" : "vague"] += share;
      }
    }
  }
  return result;
}

/** Days to a bar, so that no bar is thinner than a pixel or two. */
const binSize = ({ first, last }: Span): number => (last - first > 1500 ? 30 : last - first > 350 ? 7 : 1);

function histogram(picture: Picture, span: Span): SVGElement {
  const size = binSize(span);
  const all = bins(picture, span, size);
  const top = Math.max(1, ...all.map(({ sure, vague }) => sure + vague));
  const bar = (kind: string, nth: number, from: number, height: number): SVGElement | null =>
    height > 0
      ? svg("rect", {
          class: kind,
          "data-day": span.first + nth * size,
          x: nth * size - 0.41,
          width: size - 0.18,
          y: HIGH - from - height,
          height,
        })
      : null;
  return svg(
    "svg",
    {
      class: "histogram",
      viewBox: `0 0 ${span.last - span.first} ${HIGH}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    },
    svg("rect", { class: "window", y: -6, height: HIGH + 24 }),
    all.flatMap(({ sure, vague }, nth) => {
      const [low, high] = [(sure / top) * HIGH, (vague / top) * HIGH];
      return [bar("sure", nth, 0, low), bar("vague", nth, low, high)];
    }),
    changeTicks(picture, span, size),
  );
}

function changeTicks({ changes, payload }: Picture, span: Span, size: number): (SVGElement | null)[] {
  const shown = changes.filter(({ day, before }) => before !== null && span.first <= day && day <= span.last);
  const seen = new Map<number, number>();
  return shown.map(({ day, after }) => {
    const nth = Math.floor((day - span.first) / size);
    const before = seen.get(nth) ?? 0;
    seen.set(nth, before + 1);
    return before > 2
      ? null
      : svg("rect", {
          class: "change",
          x: nth * size - 0.41,
          width: size - 0.18,
          y: HIGH + 4 + before * 5,
          height: 4,
          fill: colourOf(payload, after.side),
        });
  });
}

/** Marks the days of the incidents that are shown. */
function mark(track: HTMLElement, window: Span, span: Span): void {
  const first = Math.max(window.first, span.first);
  const box = track.querySelector(".window");
  box?.setAttribute("x", String(first - span.first - 0.5));
  box?.setAttribute("width", String(Math.max(window.last - first + 1, 0)));
  for (const bar of track.querySelectorAll<SVGElement>("[data-day]")) {
    const day = Number(bar.dataset["day"]);
    bar.classList.toggle("in", window.first <= day && day <= window.last);
  }
}

function ticks({ first, last }: Span): HTMLElement[] {
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
    return [(day) => (day + 3) % WEEK === 0, briefDay]; // Mondays
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

/** The button that brings in, or leaves out, the few days that lie far from the rest. */
function stragglers(picture: Picture, all: boolean, flip: () => void): HTMLElement | null {
  const near = domain(picture, false);
  const far = picture.days.filter((day) => day < near.first || day > near.last);
  const [first, last] = [far[0], far.at(-1)];
  if (first === undefined || last === undefined) {
    return null;
  }
  const words = all ? "Leave out far dates" : `+ ${counted(far.length, "date")} from ${shortDay(first)}`;
  return el("button", { type: "button", class: "quiet", click: flip }, words);
}
