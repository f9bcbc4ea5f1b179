// What stands on a day: pure functions from the payload to what the map and the lists show.

import type { Day, Holding, Incident, Payload } from "./data";
import { at } from "./data";
import { dayOf, spanOf, type Span } from "./dates";

export interface Standing extends Holding {
  day: Day; // `on`, as a day
}

export interface Change {
  day: Day;
  before: Standing | null;
  after: Standing;
}

export interface Dated {
  position: number; // in payload.incidents
  incident: Incident;
  span: Span;
}

/** The payload with what is looked up at every step worked out once. */
export interface Picture {
  payload: Payload;
  byPlace: ReadonlyMap<number, readonly Standing[]>; // each in the order of days
  changes: readonly Change[]; // in the order of days
  dated: readonly Dated[];
  undated: readonly number[]; // positions in payload.incidents
  days: readonly Day[]; // every day on which something is, sorted, as often as it is
}

export function picture(payload: Payload): Picture {
  const byPlace = new Map<number, Standing[]>();
  for (const holding of payload.history) {
    const standings = byPlace.get(holding.place) ?? [];
    standings.push({ ...holding, day: dayOf(holding.on) });
    byPlace.set(holding.place, standings);
  }
  for (const standings of byPlace.values()) {
    standings.sort((a, b) => a.day - b.day);
  }
  const dated: Dated[] = [];
  const undated: number[] = [];
  payload.incidents.forEach((incident, position) => {
    const span = spanOf(incident.when);
    if (span === null) {
      undated.push(position);
    } else {
      dated.push({ position, incident, span });
    }
  });
  const changes = changesOf(byPlace);
  const days = [...dated.flatMap(({ span }) => [span.first, span.last]), ...changes.map(({ day }) => day)];
  days.sort((a, b) => a - b);
  return { payload, byPlace, changes, dated, undated, days };
}

/** Where the holder or the standing of a place becomes another one. */
function changesOf(byPlace: ReadonlyMap<number, readonly Standing[]>): Change[] {
  const changes: Change[] = [];
  for (const standings of byPlace.values()) {
    standings.forEach((after, nth) => {
      const before = standings[nth - 1] ?? null;
      const same = before !== null && before.side === after.side && before.standing === after.standing;
      const silent = before === null && after.standing === "unknown";
      if (!same && !silent) {
        changes.push({ day: after.day, before, after });
      }
    });
  }
  return changes.sort((a, b) => a.day - b.day || a.after.place - b.after.place);
}

/** What stands at a place on a day: the last standing on or before it. */
export function standingOn(standings: readonly Standing[], day: Day): Standing | null {
  return standings.findLast((standing) => standing.day <= day) ?? null;
}

/** What stands on a day, wherever anything does. */
export function standingsOn({ byPlace }: Picture, day: Day): Standing[] {
  return [...byPlace.values()].flatMap((standings) => standingOn(standings, day) ?? []);
}

/** How many days before `day` the last word about a standing came. */
export function ageOn(standing: Standing, day: Day): number {
  return standing.age + (day - standing.day);
}

export const meets = (span: Span, other: Span): boolean =>
  span.first <= other.last && other.first <= span.last;

/** The incidents of these days, those of the last day first. */
export function incidentsIn({ dated }: Picture, window: Span): Dated[] {
  return dated
    .filter(({ span }) => meets(span, window))
    .sort((a, b) => b.span.last - a.span.last || a.position - b.position);
}

export function changesIn({ changes }: Picture, window: Span): Change[] {
  return changes.filter(({ day }) => window.first <= day && day <= window.last).reverse();
}

const FEW = 0.1; // of all days
const GAP = 60; // days

/** The stretch of time in which nearly everything lies: from it, far-off stragglers are cut. */
export function focus(days: readonly Day[]): Span | null {
  let [from, to] = [0, days.length - 1];
  if (to < 0) {
    return null;
  }
  for (let nth = 0; nth < days.length * FEW; nth += 1) {
    if (at(days, nth + 1 < days.length ? nth + 1 : nth) - at(days, nth) > GAP) {
      from = nth + 1;
    }
    const back = days.length - 1 - nth;
    if (back > 0 && at(days, back) - at(days, back - 1) > GAP) {
      to = back - 1;
    }
  }
  return from <= to
    ? { first: at(days, from), last: at(days, to) }
    : { first: at(days, 0), last: at(days, days.length - 1) };
}
