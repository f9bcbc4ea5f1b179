// The lists beside the map: incidents around the date, places, what did not reach the map, and problems.

import type { Claim, Payload } from "./data";
import { at } from "./data";
import { ageText, shortDay, spanText, weekday, dayOf, whenText, isoOf, type Span } from "./dates";
import { el, type Child } from "./dom";
import { groupBy } from "./lists";
import { changeText, outletNames, parties, row, standingText, tollLine } from "./parts";
import { swatch } from "./patterns";
import {
  ageOn,
  changesIn,
  incidentsIn,
  standingsOn,
  type Change,
  type Dated,
  type Picture,
  type Standing,
} from "./picture";
import { TOO_WIDE } from "./scene";
import { windowOf, type Store } from "./state";
import { symbol } from "./symbols";
import { currentTheme } from "./theme";
import { codedText, counted, groupOf, sideName, whereText } from "./words";

const empty = (...words: Child[]): HTMLElement => el("p", { class: "empty" }, words);

// Incidents ----------------------------------------------------------------------------

export function incidentList(picture: Picture, store: Store): Child[] {
  const { payload } = picture;
  const window = windowOf(store.state);
  const incidents = incidentsIn(picture, window);
  const changes = changesIn(picture, window);
  if (incidents.length === 0 && changes.length === 0) {
    return [nothingThen(picture, store)];
  }
  const days = new Set([
    ...changes.map(({ day }) => day),
    ...incidents.flatMap(({ span }) => (exact(span) ? [span.last] : [])),
  ]);
  const vague = incidents
    .filter(({ span }) => !exact(span))
    .map((dated) => incidentRow(payload, store, dated));
  return [
    ...[...days]
      .sort((a, b) => b - a)
      .map((day) =>
        el(
          "section",
          { class: "group" },
          el("h3", {}, weekday(day), el("small", {}, isoOf(day).slice(0, 4))),
          changes.filter((change) => change.day === day).map((change) => changeRow(picture, store, change)),
          incidents
            .filter(({ span }) => exact(span) && span.last === day)
            .map((dated) => incidentRow(payload, store, dated)),
        ),
      ),
    section("Some time in these days", "Reports date these no closer than the days given.", vague),
  ];
}

const exact = ({ first, last }: Span): boolean => first === last;

function nothingThen(picture: Picture, store: Store): HTMLElement {
  const { first, last } = windowOf(store.state);
  if (picture.days.length === 0) {
    return empty("No report gives an incident with a date. What they do give is under “Off the map”.");
  }
  const nearest = picture.days.reduce((a, b) => (Math.abs(b - last) < Math.abs(a - last) ? b : a));
  return empty(
    `No incident is reported for ${spanText({ first, last })}. `,
    el(
      "button",
      { type: "button", class: "link", click: () => store.set({ day: nearest }) },
      `Go to ${shortDay(nearest)}`,
    ),
  );
}

function changeRow({ payload }: Picture, store: Store, change: Change): HTMLElement {
  const { before, after } = change;
  const theme = currentTheme();
  return row(
    store,
    { kind: "place", position: after.place },
    el("span", { class: "mark" }, swatch(payload, after, theme)),
    el(
      "span",
      { class: "text" },
      el("b", { dir: "auto" }, at(payload.places, after.place).name),
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
    incidentParts(payload, position, span.first === span.last ? null : spanText(span)),
    incident.where?.place === undefined && el("span", { class: "flag" }, "not on the map"),
  );
}

function incidentParts(payload: Payload, position: number, days: string | null): Child[] {
  const incident = at(payload.incidents, position);
  const outlets = outletNames(payload, incident.claims);
  const named =
    outlets.slice(0, 3).join(", ") + (outlets.length > 3 ? ` and ${outlets.length - 3} more` : "");
  return [
    el("span", { class: "mark" }, symbol(groupOf(incident.type))),
    el(
      "span",
      { class: "text" },
      el("b", {}, incident.type),
      el(
        "span",
        { class: "where", dir: "auto" },
        whereText(payload, incident.where),
        days !== null && ` · ${days}`,
      ),
      parties(payload, incident),
      tollLine(incident.tolls),
      el("span", { class: "outlets" }, named),
    ),
  ];
}

// Places -------------------------------------------------------------------------------

export function placeList(picture: Picture, store: Store): Child[] {
  const { payload } = picture;
  const { day } = store.state;
  const standings = standingsOn(picture, day);
  if (standings.length === 0) {
    return [empty(`No report up to ${shortDay(day)} says who holds a place.`)];
  }
  const groups = groupBy(standings, ({ standing, side }) =>
    standing === "contested" || standing === "unknown" ? standing : (side ?? -1),
  );
  return [...groups]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([key, group]) =>
      el(
        "section",
        { class: "group" },
        el(
          "h3",
          {},
          typeof key === "string"
            ? key === "contested"
              ? "Contested"
              : "Unknown"
            : key < 0
              ? "Side not named"
              : sideName(payload, key),
          el("small", {}, group.length),
        ),
        group.map((standing) => placeRow(payload, store, standing, day)),
      ),
    );
}

const order = (key: string | number): number =>
  key === "contested" ? 1000 : key === "unknown" ? 1001 : Number(key);

function placeRow(payload: Payload, store: Store, standing: Standing, day: number): HTMLElement {
  const place = at(payload.places, standing.place);
  const wide = place.radius >= TOO_WIDE && el("span", { class: "flag" }, "too wide to draw");
  const since = standing.since === undefined ? "" : `, since ${shortDay(dayOf(standing.since))}`;
  return row(
    store,
    { kind: "place", position: standing.place },
    el("span", { class: "mark" }, swatch(payload, standing, currentTheme())),
    el(
      "span",
      { class: "text" },
      el("b", { dir: "auto" }, place.name),
      el("span", {}, `${standingText(payload, standing)}${since}`),
      el("span", { class: "outlets" }, `last word ${ageText(ageOn(standing, day))}`),
    ),
    wide,
  );
}

// Off the map ----------------------------------------------------------------------------

interface Unmapped {
  unplaced: number[]; // incidents
  undated: number[]; // incidents
  claims: number[];
}

export function unmapped({ payload, undated }: Picture): Unmapped {
  return {
    unplaced: payload.incidents.flatMap(({ where }, position) =>
      where?.place === undefined ? [position] : [],
    ),
    undated: [...undated],
    claims: payload.loose,
  };
}

export function unmappedCount(picture: Picture): number {
  const { unplaced, undated, claims } = unmapped(picture);
  return new Set([...unplaced, ...undated]).size + claims.length + picture.payload.running.length;
}

export function unmappedList(picture: Picture, store: Store): Child[] {
  const { payload } = picture;
  const { unplaced, undated, claims } = unmapped(picture);
  const incident = (position: number): HTMLElement => {
    const { when } = at(payload.incidents, position);
    return row(store, { kind: "incident", position }, incidentParts(payload, position, whenText(when)));
  };
  const sections = [
    section(
      "No place",
      "Incidents whose place is not given, or is in no gazetteer. They are never put at a guess.",
      unplaced.map(incident),
    ),
    section(
      "No date",
      "Incidents with no date, or none closer than a month. They are on no day of the timeline.",
      undated.map(incident),
    ),
    section(
      "Running totals",
      "Figures over many incidents. They are added to nothing.",
      payload.running.map((toll) => runningRow(payload, store, toll)),
    ),
    section(
      "Not used",
      "Claims that stand in no holding and no incident: most lack a place or a date.",
      claims.map((claim) => claimRow(payload, store, claim)),
    ),
  ];
  return sections.some(Boolean) ? sections : [empty("Everything that was read has a place and a date.")];
}

function section(title: string, means: string, rows: HTMLElement[]): HTMLElement | null {
  return rows.length === 0
    ? null
    : el(
        "section",
        { class: "group" },
        el("h3", {}, title, el("small", {}, rows.length)),
        el("p", { class: "means" }, means),
        rows,
      );
}

function runningRow(payload: Payload, store: Store, toll: Payload["running"][number]): HTMLElement {
  const [claim = 0] = toll.claims ?? [];
  return row(
    store,
    { kind: "claim", position: claim },
    el("span", { class: "mark" }, "Σ"),
    el(
      "span",
      { class: "text" },
      tollLine([{ ...toll, part: undefined }]),
      el("span", { dir: "auto" }, `${whereText(payload, toll.where)} · ${whenText(toll.when)}`),
      el("span", { class: "outlets" }, outletNames(payload, toll.claims).join(", ")),
    ),
  );
}

function claimRow(payload: Payload, store: Store, position: number): HTMLElement {
  const claim: Claim = at(payload.claims, position);
  return row(
    store,
    { kind: "claim", position },
    el("span", { class: "mark" }, "“"),
    el(
      "span",
      { class: "text" },
      el("span", { dir: "auto" }, codedText(payload, claim)),
      el("span", { class: "outlets" }, outletNames(payload, [position]).join(", ")),
    ),
  );
}

// Problems -------------------------------------------------------------------------------

export function problemList({ payload }: Picture): Child[] {
  if (payload.problems.length === 0) {
    return [empty(`All ${counted(payload.read.reports, "report")} could be read.`)];
  }
  return [
    el("p", { class: "means" }, "What could not be read or used, and why. Nothing of it is in the picture."),
    el(
      "ul",
      { class: "problems" },
      payload.problems.map(({ source, line, reason }) =>
        el(
          "li",
          {},
          el("b", { dir: "auto" }, line === undefined ? source : `${source}, line ${line}`),
          el("span", { dir: "auto" }, reason),
        ),
      ),
    ),
  ];
}
