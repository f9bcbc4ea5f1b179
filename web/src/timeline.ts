// The date that drives all: a slider under a histogram of incidents, whose bars can be brushed for a range.

import type { Context } from "./context";
import { dayOf, isoOf, longDay, shortDay, type Span } from "./dates";
import { el, replace } from "./dom";
import { histogram, mark, ticks } from "./histogram";
import { domain } from "./picture";
import { BARS, windowOf, type Bars, type State, type Store } from "./state";
import { named, t } from "./texts";

const WEEK = 7;
const STEP_MS = 550;
const CHOICES = [1, 3, 7, 14, 30, 90];

export function drawTimeline(context: Context): HTMLElement {
  const { picture, store } = context;
  const track = el("div", { class: "track" });
  const heading = el("output", { class: "day", for: "day" });
  const more = el("span", { class: "stragglers" });
  const outside = ({ day }: State): boolean => {
    const near = domain(picture, false);
    return day < near.first || day > near.last;
  };
  let all = outside(store.state);
  let span = domain(picture, all);
  const within = (day: number): number => Math.min(Math.max(day, span.first), span.last);
  const player = play(store, () => span);
  const range = el("input", {
    type: "range",
    id: "day",
    "aria-label": t("timeline.date"),
    step: 1,
    input: () => {
      player.stop();
      store.set({ day: Number(range.value) });
    },
  });
  const draw = (): void => {
    span = domain(picture, all);
    range.min = String(span.first);
    range.max = String(span.last);
    const brush = el("div", { class: "brush", title: t("timeline.brush") });
    const inner = el(
      "div",
      { class: "inner", dir: "ltr" },
      histogram(context, store.state.bars, span),
      el("div", { class: "axis", "aria-hidden": "true" }, ticks(span)),
      range,
      brush,
    );
    inner.style.marginInline = `${50 / (span.last - span.first + 1)}%`; // half a day, for the first bar and the last
    replace(track, inner);
    followBrush(brush, store, () => span, player.stop);
    replace(more, stragglers());
    show(store.state);
  };
  const stragglers = (): HTMLElement | null => {
    const near = domain(picture, false);
    const far = picture.days.filter((day) => day < near.first || day > near.last);
    const [first] = far;
    return first === undefined
      ? null
      : el(
          "button",
          {
            type: "button",
            class: "quiet",
            click: () => {
              all = !all;
              draw();
              store.set({ day: within(store.state.day) });
            },
          },
          all ? t("timeline.near") : t("timeline.far", { n: far.length, day: shortDay(first) }),
        );
  };
  const show = (state: State): void => {
    range.value = String(state.day);
    range.setAttribute("aria-valuetext", longDay(state.day));
    replace(
      heading,
      el("span", { class: "long" }, longDay(state.day)),
      el("span", { class: "short" }, shortDay(state.day)),
    );
    mark(track, windowOf(state), state.against, span);
  };
  store.listen((state, before) => {
    if (state.bars !== before.bars || state.filters !== before.filters || (!all && outside(state))) {
      all = all || outside(state);
      draw();
    } else {
      show(state);
    }
  });
  draw();
  onKeys((by) => store.set({ day: within(store.state.day + by) }), player.toggle);
  const step = (by: number, name: string, sign: string): HTMLElement =>
    el(
      "button",
      {
        type: "button",
        class: "step",
        "aria-label": name,
        click: () => store.set({ day: within(store.state.day + by) }),
      },
      sign,
    );
  const chosen = options(context);
  return el(
    "section",
    { class: "timeline", "aria-label": t("timeline.title") },
    el(
      "div",
      { class: "controls" },
      player.button,
      step(-1, t("timeline.back"), "‹"),
      step(1, t("timeline.on"), "›"),
      heading,
      more,
      opener(chosen),
      chosen,
    ),
    track,
  );
}

/** The button that shows the options where there is no room for them: on narrow screens. */
function opener(chosen: HTMLElement): HTMLElement {
  const button = el(
    "button",
    {
      type: "button",
      class: "quiet opener",
      "aria-expanded": "false",
      "aria-controls": "options",
      click: () => {
        const open = chosen.classList.toggle("open");
        button.setAttribute("aria-expanded", String(open));
      },
    },
    t("timeline.options"),
  );
  return button;
}

/** What else the reader can ask of the dates: what is known when, compared with when, how many days, which bars. */
function options({ payload, store }: Context): HTMLElement {
  const evening = el("input", {
    type: "checkbox",
    id: "evening",
    change: () => store.set({ evening: evening.checked }),
  });
  const compare = el("input", {
    type: "date",
    id: "against",
    change: () => {
      const day = dayOf(compare.value);
      store.set(
        Number.isFinite(day)
          ? { against: day, tab: "changes", item: null }
          : { against: null, tab: store.state.tab === "changes" ? "incidents" : store.state.tab },
      );
    },
  });
  const choices = (state: State): number[] =>
    [...new Set([...CHOICES, state.days])].sort((a, b) => a - b);
  const days = el("select", { id: "days", change: () => store.set({ days: Number(days.value) }) });
  const bars = el(
    "select",
    { id: "bars", change: () => store.set({ bars: bars.value as Bars }) },
    BARS.map((name) => el("option", { value: name }, named("bars", name))),
  );
  const show = (state: State): void => {
    evening.checked = state.evening;
    compare.value = state.against === null ? "" : isoOf(state.against);
    replace(days, choices(state).map((one) => el("option", { value: one }, t("timeline.last", { n: one }))));
    days.value = String(state.days);
    bars.value = state.bars;
  };
  show(store.state);
  store.listen(show);
  return el(
    "div",
    { class: "options", id: "options" },
    el("label", { for: "days" }, el("span", { class: "sr" }, t("timeline.days")), days),
    el("label", { for: "bars" }, el("span", { class: "sr" }, t("timeline.bars")), bars),
    el("label", { for: "against" }, t("timeline.against"), " ", compare),
    payload.known === null &&
      el("label", { for: "evening", title: t("timeline.evening.means") }, evening, " ", t("timeline.evening")),
  );
}

interface Player {
  button: HTMLElement;
  toggle(): void;
  stop(): void;
}

/** Plays from the day to the last, in about a hundred and fifty steps at most. */
function play(store: Store, span: () => Span): Player {
  let timer: number | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    button.classList.remove("playing");
    button.setAttribute("aria-label", t("timeline.play"));
  };
  const toggle = (): void => {
    if (timer !== undefined) {
      stop();
      return;
    }
    const { first, last } = span();
    if (store.state.day >= last) {
      store.set({ day: first });
    }
    button.classList.add("playing");
    button.setAttribute("aria-label", t("timeline.pause"));
    const stride = Math.max(1, Math.round((last - first) / 150));
    timer = window.setInterval(() => {
      store.set({ day: Math.min(store.state.day + stride, last) });
      if (store.state.day >= last) {
        stop();
      }
    }, STEP_MS);
  };
  const button = el("button", {
    type: "button",
    class: "play",
    "aria-label": t("timeline.play"),
    click: toggle,
  });
  return { button, toggle, stop };
}

/** A drag over the bars chooses the days from where it began to where it ends; a click chooses one day. */
function followBrush(brush: HTMLElement, store: Store, span: () => Span, stop: () => void): void {
  let from: number | null = null;
  const dayAt = ({ clientX }: PointerEvent): number => {
    const { left, width } = brush.getBoundingClientRect();
    const { first, last } = span();
    const day = first + Math.round(((clientX - left) / Math.max(width, 1)) * (last - first));
    return Math.min(Math.max(day, first), last);
  };
  brush.addEventListener("pointerdown", (event) => {
    if (event.button === 0) {
      stop();
      from = dayAt(event);
      brush.setPointerCapture(event.pointerId);
    }
  });
  brush.addEventListener("pointermove", (event) => {
    const to = dayAt(event);
    if (from !== null && to !== from) {
      store.set({ day: Math.max(from, to), days: Math.abs(to - from) + 1 });
    }
  });
  brush.addEventListener("pointerup", (event) => {
    if (from !== null && dayAt(event) === from) {
      store.set({ day: from });
    }
    from = null;
  });
}

/** Arrow keys step by a day and the space bar plays, wherever nothing else wants those keys. */
function onKeys(step: (by: number) => void, toggle: () => void): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      target.closest("input, select, textarea, canvas, dialog, .wide, [role=tablist]") !== null
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
