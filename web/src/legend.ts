// The legend is the picture in short: who holds how many of the places that are reported on, and how it is drawn.

import type { Payload, Standing } from "./data";
import { briefDay, shortDay } from "./dates";
import { el, replace, type Child } from "./dom";
import { groupBy } from "./lists";
import { strip, swatch, type Look } from "./patterns";
import { standingsOn, type Picture } from "./picture";
import { windowOf, type Store } from "./state";
import { symbol } from "./symbols";
import { currentTheme, onTheme } from "./theme";
import { counted, GROUPS, groupOf, sideName, STANDINGS, type Group } from "./words";

const WIDTH = 252; // of the bar, in pixels

interface Share {
  look: Look; // as one of its places looks
  name: string;
  count: number;
}

/** How many places each side holds, then those contested and unknown. */
export function shares(picture: Picture, day: number): Share[] {
  const { payload } = picture;
  const open = (standing: Standing): boolean => standing === "contested" || standing === "unknown";
  const standings = standingsOn(picture, day);
  const bySide = groupBy(
    standings.filter(({ standing }) => !open(standing)),
    ({ side }) => side ?? Infinity,
  );
  const held = [...bySide]
    .sort(([a], [b]) => a - b)
    .map(([nth, own]): Share => {
      const side = nth === Infinity ? undefined : nth;
      return {
        look: { standing: "held", side },
        name: side === undefined ? "Side not named" : sideName(payload, side),
        count: own.length,
      };
    });
  const rest = groupBy(
    standings.filter(({ standing }) => open(standing)),
    ({ standing }) => standing,
  );
  const undecided = [...rest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([standing, own]): Share => ({
      look: own[0] ?? { standing },
      name: STANDINGS[standing].name,
      count: own.length,
    }));
  return [...held, ...undecided];
}

export function drawLegend(picture: Picture, store: Store): HTMLElement {
  const now = el("div", { class: "now" });
  const key = el("div", { class: "key" });
  const draw = (): void => replace(now, summary(picture, store));
  const drawKey = (): void => replace(key, keyParts(picture.payload, store));
  store.listen((state, before) => {
    if (state.day !== before.day || state.days !== before.days) {
      draw();
    }
    if (state.days !== before.days) {
      drawKey();
    }
  });
  onTheme(() => {
    draw();
    drawKey();
  });
  draw();
  drawKey();
  const more = el("details", { class: "how" }, el("summary", {}, "Key"), key);
  more.open = matchMedia("(min-width: 900px) and (min-height: 640px)").matches;
  return el("aside", { class: "legend", "aria-label": "Legend" }, now, more);
}

function summary(picture: Picture, store: Store): Child[] {
  const { payload } = picture;
  const { state } = store;
  const parts = shares(picture, state.day);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const title = el("h2", {}, "Who holds what");
  if (total === 0) {
    return [title, el("p", { class: "empty" }, "No report up to this day says who holds a place.")];
  }
  return [
    title,
    el("p", { class: "lead" }, `${counted(total, "place")} in reports up to ${shortDay(state.day)}`),
    el(
      "div",
      { class: "bar", "aria-hidden": "true" },
      parts.map((share) => strip(payload, share.look, Math.max((share.count / total) * WIDTH, 4), 12)),
    ),
    el(
      "ul",
      { class: "shares" },
      parts.map((share) =>
        el(
          "li",
          {},
          swatch(payload, share.look, currentTheme()),
          el("span", { class: "name" }, share.name),
          el("b", {}, share.count),
        ),
      ),
    ),
  ];
}

function keyParts(payload: Payload, store: Store): Child[] {
  const present = new Set(payload.incidents.map(({ type }) => groupOf(type)));
  const groups = (Object.keys(GROUPS) as Group[]).filter((group) => present.has(group));
  const { first } = windowOf(store.state);
  return [
    el(
      "ul",
      { class: "two" },
      standingKey(payload).map(({ look, name, means }) => el("li", { title: means }, look, name)),
      el("li", { title: "the longer ago the last word, the fainter" }, faded(payload), "Older news"),
      el("li", { title: `changed since ${briefDay(first)}` }, el("span", { class: "glow" }), "Changed"),
      el(
        "li",
        { title: "somewhere within the circle, no closer" },
        el("span", { class: "reach" }),
        "Somewhere in",
      ),
    ),
    groups.length > 0 && el("h3", {}, "Incidents"),
    el(
      "ul",
      { class: "two" },
      groups.map((group) => el("li", {}, symbol(group), GROUPS[group])),
    ),
  ];
}

/** How each standing looks, in the colours of the first two sides, and what it means. */
export function standingKey(payload: Payload): { look: HTMLElement; name: string; means: string }[] {
  const [side, rival] = [payload.sides.length > 0 ? 0 : undefined, payload.sides.length > 1 ? 1 : undefined];
  return (Object.keys(STANDINGS) as Standing[]).map((standing) => ({
    look: swatch(payload, { standing, side, rival }, currentTheme()),
    ...STANDINGS[standing],
  }));
}

function faded(payload: Payload): HTMLElement {
  const side = payload.sides.length > 0 ? 0 : undefined;
  const discs = [1, 0.6, 0.3].map((opacity) => {
    const disc = swatch(payload, { standing: "held", side }, currentTheme());
    disc.style.opacity = String(opacity);
    return disc;
  });
  return el("span", { class: "faded" }, discs);
}
