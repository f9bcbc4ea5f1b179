// The lists beside the map: incidents around the date, what changed hands, places.

import type { Payload } from "./data";
import { at } from "./data";
import type { Context } from "./context";
import { ageText, dayOf, isoOf, shortDay, spanText, weekday, type Span } from "./dates";
import { el, type Child } from "./dom";
import { groupBy } from "./lists";
import { outletNames, placeName, sideName, whereText } from "./names";
import {
  atMost,
  changeText,
  empty,
  gradeTag,
  link,
  parties,
  row,
  section,
  standingText,
  tollLine,
} from "./parts";
import { swatch } from "./patterns";
import { ageOn, type Change, type Dated, type Standing } from "./picture";
import { TOO_WIDE } from "./scene";
import { type Store } from "./state";
import { symbol } from "./symbols";
import { t } from "./texts";
import { currentTheme } from "./theme";
import { groupOf, standingName, typeName } from "./words";

const AT_ONCE = 120; // rows of all days together
const LEAST_A_DAY = 12;
const DAYS_AT_ONCE = 14;

// Incidents ----------------------------------------------------------------------------

export function incidentList(context: Context): Child[] {
  const { payload, store } = context;
  const { incidents, changes } = context.view();
  if (incidents.length === 0 && changes.length === 0) {
    return [nothingThen(context)];
  }
  const exact = groupBy(
    incidents.filter(({ span }) => isDay(span)),
    ({ span }) => span.last,
  );
  const turns = groupBy(changes, ({ day }) => day);
  const vague = incidents.filter(({ span }) => !isDay(span));
  const days = [...new Set([...exact.keys(), ...turns.keys()])].sort((a, b) => b - a);
  return [
    ...atMost(
      days.map((day) => () =>
        el(
          "section",
          { class: "group" },
          el("h3", {}, weekday(day), el("small", {}, isoOf(day).slice(0, 4))),
          atMost(
            [
              ...(turns.get(day) ?? []).map((change) => () => changeRow(payload, store, change)),
              ...(exact.get(day) ?? []).map((dated) => () => incidentRow(payload, store, dated)),
            ],
            Math.max(LEAST_A_DAY, Math.floor(AT_ONCE / days.length)),
          ),
        ),
      ),
      DAYS_AT_ONCE,
    ),
    section(
      t("list.vague"),
      t("list.vague.means"),
      vague.map((dated) => () => incidentRow(payload, store, dated)),
    ),
  ];
}

const isDay = ({ first, last }: Span): boolean => first === last;

function nothingThen({ picture, store, view }: Context): HTMLElement {
  const { first, last } = view().window;
  if (picture.days.length === 0) {
    return empty(t("list.nothing.ever"));
  }
  if (Object.keys(store.state.filters).length > 0) {
    return empty(
      `${t("list.nothing.fits", { days: spanText({ first, last }) })} `,
      link(t("filter.clear"), () => store.set({ filters: {} })),
    );
  }
  const nearest = picture.days.reduce((a, b) => (Math.abs(b - last) < Math.abs(a - last) ? b : a));
  return empty(
    `${t("list.nothing", { days: spanText({ first, last }) })} `,
    link(t("list.goto", { day: shortDay(nearest) }), () => store.set({ day: nearest })),
  );
}

export function changeRow(payload: Payload, store: Store, change: Change): HTMLElement {
  const { before, after } = change;
  const theme = currentTheme();
  return row(
    store,
    { kind: "place", position: after.place },
    el("span", { class: "mark" }, swatch(payload, after, theme)),
    el(
      "span",
      { class: "text" },
      el("b", {}, el("bdi", {}, placeName(at(payload.places, after.place)))),
      el(
        "span",
        {},
        before !== null && [
          swatch(payload, before, theme),
          el("span", { class: "arrow" }, " → "),
          swatch(payload, after, theme),
          " ",
        ],
        changeText(payload, change),
      ),
    ),
  );
}

function incidentRow(payload: Payload, store: Store, { incident, position, span }: Dated): HTMLElement {
  return row(
    store,
    { kind: "incident", position },
    incidentParts(payload, position, isDay(span) ? null : spanText(span)),
    incident.where?.place === undefined && el("span", { class: "flag" }, t("flag.unplaced")),
  );
}

export function incidentParts(payload: Payload, position: number, days: string | null): Child[] {
  const incident = at(payload.incidents, position);
  const outlets = outletNames(payload, incident.claims);
  const more = outlets.length > 3 ? ` ${t("list.andmore", { n: outlets.length - 3 })}` : "";
  const grade = incident.tolls?.find((toll) => toll.grade !== undefined)?.grade;
  return [
    el("span", { class: "mark" }, symbol(groupOf(incident.type))),
    el(
      "span",
      { class: "text" },
      el("b", {}, typeName(incident.type)),
      el(
        "span",
        { class: "where" },
        el("bdi", {}, whereText(payload, incident.where)),
        days !== null && ` · ${days}`,
      ),
      parties(payload, incident),
      el("span", {}, tollLine(incident.tolls), " ", gradeTag(grade)),
      el("span", { class: "outlets" }, el("bdi", {}, outlets.slice(0, 3).join(", ")), more),
    ),
  ];
}

// What changed hands between two dates ---------------------------------------------------

export function turnedList({ payload, store, view }: Context): Child[] {
  const { day, against } = store.state;
  if (against === null) {
    return [empty(t("compare.none"))];
  }
  const { turned } = view();
  const span = { first: Math.min(day, against), last: Math.max(day, against) };
  const title = el("p", { class: "means" }, t("compare.means", { days: spanText(span), n: turned.length }));
  if (turned.length === 0) {
    return [title];
  }
  const groups = groupBy(turned, ({ before, after }) => turnName(payload, before, after));
  return [
    title,
    ...[...groups]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([name, changes]) =>
        section(
          name,
          "",
          changes.map((change) => () => changeRow(payload, store, change)),
        ),
      ),
  ];
}

function turnName(payload: Payload, before: Standing | null, after: Standing): string {
  const holder = (standing: Standing | null): string =>
    standing === null
      ? t("compare.noword")
      : ["contested", "unknown"].includes(standing.standing)
        ? standingName(standing.standing)
        : sideName(payload, standing.side);
  const [from, to] = [holder(before), holder(after)];
  return from === to ? `${to}: ${standingName(after.standing)}` : `${from} → ${to}`;
}

// Places -------------------------------------------------------------------------------

export function placeList({ payload, store, view }: Context): Child[] {
  const { day } = store.state;
  const { standings } = view();
  if (standings.length === 0) {
    return [empty(t("places.none", { day: shortDay(day) }))];
  }
  const groups = groupBy(standings, ({ standing, side }) =>
    standing === "contested" || standing === "unknown" ? standing : (side ?? -1),
  );
  return [...groups]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([key, group]) =>
      section(
        typeof key === "string" ? standingName(key) : sideName(payload, key < 0 ? undefined : key),
        "",
        group.map((standing) => () => placeRow(payload, store, standing, day)),
      ),
    );
}

const order = (key: string | number): number =>
  key === "contested" ? 1000 : key === "unknown" ? 1001 : Number(key);

function placeRow(payload: Payload, store: Store, standing: Standing, day: number): HTMLElement {
  const place = at(payload.places, standing.place);
  const since =
    standing.since === undefined ? "" : `, ${t("when.since", { day: shortDay(dayOf(standing.since)) })}`;
  return row(
    store,
    { kind: "place", position: standing.place },
    el("span", { class: "mark" }, swatch(payload, standing, currentTheme())),
    el(
      "span",
      { class: "text" },
      el("b", {}, el("bdi", {}, placeName(place))),
      el("span", {}, `${standingText(payload, standing)}${since}`),
      el("span", { class: "outlets" }, t("age.last", { age: ageText(ageOn(standing, day)) })),
    ),
    place.radius >= TOO_WIDE && el("span", { class: "flag" }, t("flag.wide")),
  );
}

