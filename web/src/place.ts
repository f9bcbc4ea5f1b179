// One place: who holds it and how surely, by which words and which rule, and how that came about.

import type { Context } from "./context";
import type { Payload, Place } from "./data";
import { at } from "./data";
import { ageText, dayOf, longDay, shortDay, whenText } from "./dates";
import { el, svg, type Child } from "./dom";
import { evidence } from "./evidence";
import { countryName, placeName } from "./names";
import {
  atMost,
  changeText,
  empty,
  heading,
  link,
  onlyButton,
  parties,
  row,
  sideTag,
  standingText,
} from "./parts";
import { colourOf, edgeColour, swatch } from "./patterns";
import { ageOn, domain, isKnown, standingOn, type Dated, type Standing } from "./picture";
import { type Store } from "./state";
import { symbol } from "./symbols";
import { named, number, percent, t } from "./texts";
import { currentTheme } from "./theme";
import { groupOf, typeName } from "./words";

/** Where a place is, and how far it reaches: "Aleppo, Syria · reaches about 0.7 km around its point". */
export function setting(place: Place): string {
  const country = place.country === undefined ? undefined : countryName(place.country);
  const within = [...new Set([...(place.within ?? []), place.admin1, country])].filter(
    (name) => name !== undefined && name !== place.name,
  );
  const reach =
    place.radius < 1
      ? t("reach.m", { n: Math.round(place.radius * 1000) })
      : t("reach.km", { n: Number(place.radius.toPrecision(2)) });
  return `${[named("place", place.kind), ...within].join(", ")} · ${t("place.reach", { reach })}`;
}

export function placePage(context: Context, position: number): Child[] {
  const { payload, picture, store } = context;
  const { course } = context.view();
  const { day } = store.state;
  const place = at(payload.places, position);
  const standings = course.byPlace.get(position) ?? [];
  const standing = standingOn(standings, day);
  const changes = course.changes.filter(({ after }) => after.place === position).reverse();
  const others = [place.name, ...(place.names ?? [])].filter((name) => name !== placeName(place));
  const here = picture.dated
    .filter((dated) => dated.incident.where?.place === position && isKnown(dated, store.state))
    .reverse();
  return [
    el("p", { class: "kicker" }, longDay(day)),
    heading(placeName(place)),
    el("p", { class: "setting" }, setting(place)),
    others.length > 0 &&
      el("p", { class: "setting" }, t("place.also"), " ", el("bdi", {}, others.slice(0, 8).join(" · "))),
    standing === null ? empty(t("place.noword")) : standingParts(payload, standing, day),
    standings.length > 0 && strip(context, standings, day),
    onlyButton(store, "place", place.id, t("place.only")),
    incidentsOf(payload, store, here, t("place.incidents", { n: here.length })),
    standing?.for !== undefined && [el("h3", {}, t("place.for")), evidence(payload, standing.for, store)],
    standing?.against !== undefined && [
      el("h3", {}, t("place.against")),
      evidence(payload, standing.against, store),
    ],
    standing !== null && standing.against === undefined && el("p", { class: "setting" }, t("place.noagainst")),
    shares(payload, store, position),
    changes.length > 0 && el("h3", {}, t("place.changes")),
    el(
      "ol",
      { class: "changes" },
      changes.map((change) =>
        el(
          "li",
          {},
          link(shortDay(change.day), () => store.set({ day: change.day })),
          ` ${changeText(payload, change)}`,
        ),
      ),
    ),
  ];
}

function standingParts(payload: Payload, standing: Standing, day: number): Child[] {
  const known = standing.standing !== "unknown";
  const since =
    known && standing.since !== undefined
      ? ` ${t("when.since", { day: shortDay(dayOf(standing.since)) })}`
      : "";
  const likely = known ? `${t("place.likely", { chance: percent(standing.probability) })} · ` : "";
  const words = standingText(payload, standing);
  return [
    el(
      "div",
      { class: "standing" },
      swatch(payload, standing, currentTheme()),
      el(
        "span",
        {},
        el("b", {}, words.charAt(0).toLocaleUpperCase() + words.slice(1), since),
        el("small", {}, `${likely}${t("age.last", { age: ageText(ageOn(standing, day)) })}`),
      ),
    ),
    chances(payload, standing),
    el(
      "details",
      { class: "why" },
      el("summary", {}, t("rule.title")),
      el("p", {}, named("rule", standing.standing)),
      el("p", {}, t("rule.weights")),
      el("p", {}, t("rule.fade")),
    ),
  ];
}

/** The chance of every side that is spoken of, the likeliest first. */
function chances(payload: Payload, { chances: found }: Standing): Child {
  const worth = (found ?? []).filter(([, chance]) => chance >= 0.005).sort(([, a], [, b]) => b - a);
  return (
    worth.length > 1 &&
    el(
      "ul",
      { class: "chances", "aria-label": t("place.chances") },
      worth.map(([side, chance]) => {
        const bar = el("i", { class: "chance" });
        bar.style.width = `${chance * 100}%`;
        bar.style.background = colourOf(payload, side ?? undefined);
        return el(
          "li",
          {},
          side === null ? el("span", { class: "side" }, t("side.nobody")) : sideTag(payload, side),
          el("span", { class: "gauge" }, bar),
          el("b", {}, percent(chance)),
        );
      }),
    )
  );
}

const WIDE = 400;
const DIMMED = { held: 1, claimed: 0.55, contested: 0.8, besieged: 0.8, unknown: 0.25 };

/** Who held it over the whole time, as a strip, with a line at the day. */
function strip({ payload, picture }: Context, standings: readonly Standing[], day: number): SVGElement {
  const { first, last } = domain(picture, false);
  const x = (when: number): number =>
    (Math.min(Math.max(when - first, 0), last - first + 1) / (last - first + 1)) * WIDE;
  return svg(
    "svg",
    {
      class: "course",
      viewBox: `0 0 ${WIDE} 18`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": t("place.course"),
    },
    standings.map((standing, nth) => {
      const [from, to] = [x(standing.day), x(standings[nth + 1]?.day ?? last + 1)];
      const bar = (y: number, height: number, fill: string, opacity: number): SVGElement =>
        svg("rect", { x: from, y, width: Math.max(to - from, 0), height, fill, opacity });
      const split = standing.standing === "contested" && standing.rival !== undefined;
      return [
        bar(3, 12, edgeColour(payload, standing), DIMMED[standing.standing]),
        split && bar(9, 6, colourOf(payload, standing.rival), 1),
      ];
    }),
    svg("rect", { class: "today", x: x(day), y: 0, width: 2, height: 18 }),
  );
}

/** Rows of incidents under a title. */
export function incidentsOf(
  payload: Payload,
  store: Store,
  incidents: readonly Dated[],
  title: string,
): Child[] {
  if (incidents.length === 0) {
    return [];
  }
  const rows = incidents.map(({ incident, position }) => () =>
    row(
      store,
      { kind: "incident", position },
      el("span", { class: "mark" }, symbol(groupOf(incident.type))),
      el(
        "span",
        { class: "text" },
        el("b", {}, typeName(incident.type)),
        el("span", {}, whenText(incident.when)),
        parties(payload, incident),
      ),
    ),
  );
  return [el("h3", {}, title), el("div", {}, atMost(rows, 12))];
}

/** Shares of it that claims give a side, beside what the picture of its parts says. */
function shares(payload: Payload, store: Store, position: number): Child {
  const own = payload.shares.filter(({ place }) => place === position);
  return (
    own.length > 0 && [
      el("h3", {}, t("shares.title")),
      el(
        "ul",
        { class: "changes" },
        own.map(({ on, side, claimed, pictured, parts, agrees, claim }) =>
          el(
            "li",
            {},
            `${shortDay(dayOf(on))}: `,
            sideTag(payload, side),
            " ",
            link(t("shares.claimed", { share: percent(claimed) }), () =>
              store.set({ item: { kind: "claim", position: claim } }),
            ),
            " ",
            pictured !== undefined &&
              el(
                "small",
                {},
                t("shares.pictured", { share: percent(pictured), parts: number(parts) }),
                agrees === true ? "" : ` · ${t("shares.disagrees")}`,
              ),
          ),
        ),
      ),
    ]
  );
}
