// The legend is the picture in short: who holds how many of the places that are reported on, and how it is drawn.

import type { Context } from "./context";
import { at, STANDINGS, type Payload } from "./data";
import { briefDay, shortDay } from "./dates";
import { el, replace, type Child } from "./dom";
import { groupBy } from "./lists";
import { sideName } from "./names";
import { strip, swatch, type Look } from "./patterns";
import type { Standing } from "./picture";
import { withFacet, type State } from "./state";
import { symbol } from "./symbols";
import { named, number, t } from "./texts";
import { currentTheme, onTheme } from "./theme";
import { GROUPS, groupName, groupOf, standingName } from "./words";

interface Share {
  look: Look; // as one of its places looks
  name: string;
  count: number;
}

/** How many places each side holds, then those contested and unknown. */
export function shares(payload: Payload, standings: readonly Standing[]): Share[] {
  const open = (standing: Standing): boolean =>
    standing.standing === "contested" || standing.standing === "unknown";
  const bySide = groupBy(
    standings.filter((standing) => !open(standing)),
    ({ side }) => side ?? Infinity,
  );
  const held = [...bySide]
    .sort(([a], [b]) => a - b)
    .map(([nth, own]): Share => {
      const side = nth === Infinity ? undefined : nth;
      return { look: { standing: "held", side }, name: capital(sideName(payload, side)), count: own.length };
    });
  const undecided = [...groupBy(standings.filter(open), ({ standing }) => standing)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([standing, own]): Share => ({
      look: own[0] ?? { standing },
      name: standingName(standing),
      count: own.length,
    }));
  return [...held, ...undecided];
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

export function drawLegend(context: Context): HTMLElement {
  const now = el("div", { class: "now" });
  const key = el("div", {});
  const symbols = el("div", {}, symbolKey(context));
  const draw = (): void => {
    replace(now, summary(context));
    replace(key, keyParts(context));
  };
  context.store.listen((state, before) => {
    if (["day", "days", "filters", "evening"].some((key) => state[key as keyof State] !== before[key as keyof State])) {
      replace(now, summary(context));
    }
    if (state.days !== before.days) {
      replace(key, keyParts(context));
    }
  });
  onTheme(draw);
  draw();
  return el(
    "aside",
    { class: "legend", "aria-label": t("legend.title") },
    now,
    opened(t("legend.key"), key, "(min-width: 900px) and (min-height: 700px)"),
    symbols.hasChildNodes() && opened(t("legend.incidents"), symbols, "(min-width: 900px) and (min-height: 880px)"),
  );
}

/** A part of the key, which is open where there is room for it. */
function opened(title: string, body: HTMLElement, room: string): HTMLElement {
  const part = el("details", { class: "how" }, el("summary", {}, title), body);
  part.open = matchMedia(room).matches;
  return part;
}

function summary({ payload, store, view }: Context): Child[] {
  const { day, evening } = store.state;
  const parts = shares(payload, view().standings);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const title = el("h2", {}, t("legend.holds"));
  const list = ({ look: { standing, side } }: Share): void => {
    const held = standing === "held" && side !== undefined;
    const filters = held
      ? withFacet(store.state.filters, "side", [at(payload.sides, side).id])
      : withFacet(store.state.filters, "status", [standing]);
    store.set({ tab: "places", item: null, filters });
  };
  if (total === 0) {
    return [title, el("p", { class: "empty" }, t("places.none", { day: shortDay(day) }))];
  }
  return [
    title,
    el("p", { class: "lead" }, t(evening ? "legend.evening" : "legend.lead", { n: total, day: shortDay(day) })),
    el(
      "div",
      { class: "bar", "aria-hidden": "true" },
      parts.map((share) => strip(payload, share.look, share.count)),
    ),
    el(
      "ul",
      { class: "shares" },
      parts.map((share) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", title: t("legend.list", { name: share.name }), click: () => list(share) },
            swatch(payload, share.look, currentTheme()),
            el("bdi", { class: "name" }, share.name),
            el("b", {}, number(share.count)),
          ),
        ),
      ),
    ),
  ];
}

function keyParts({ payload, view }: Context): Child {
  const { first } = view().window;
  return el(
    "ul",
    { class: "two" },
    standingKey(payload).map(({ look, name, means }) => el("li", { title: means }, look, name)),
    el("li", { title: t("legend.older.means") }, faded(payload), t("legend.older")),
    el(
      "li",
      { title: t("legend.changed.means", { day: briefDay(first) }) },
      el("span", { class: "glow" }),
      t("legend.changed"),
    ),
    el("li", { title: t("legend.somewhere.means") }, el("span", { class: "reach" }), t("legend.somewhere")),
  );
}

function symbolKey({ payload }: Context): Child {
  const present = new Set(payload.incidents.map(({ type }) => groupOf(type)));
  const groups = GROUPS.filter((group) => present.has(group));
  return (
    groups.length > 0 &&
    el(
      "ul",
      { class: "two" },
      groups.map((group) => el("li", {}, symbol(group), groupName(group))),
    )
  );
}

/** How each standing looks, in the colours of the first two sides, and what it means. */
export function standingKey(payload: Payload): { look: HTMLElement; name: string; means: string }[] {
  const [side, rival] = [payload.sides.length > 0 ? 0 : undefined, payload.sides.length > 1 ? 1 : undefined];
  return STANDINGS.map((standing) => ({
    look: swatch(payload, { standing, side, rival }, currentTheme()),
    name: standingName(standing),
    means: named("means", standing),
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
