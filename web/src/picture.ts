// What stands on a day: pure functions from the payload to what the map and the lists show.

import type { Day, Holding, Incident, Payload } from "./data";
import { at } from "./data";
import { dayOf, LONGEST, spanOf, type Span } from "./dates";
import { groupBy } from "./lists";

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
  known: Day; // the evening from which it was known so; Infinity where no report has a day
  until: Day; // the evening from which it was known otherwise; Infinity where it is known so now
}

/** Who held what, each place's standings in the order of days, and where that changed. */
export interface Course {
  byPlace: ReadonlyMap<number, readonly Standing[]>;
  changes: readonly Change[]; // in the order of days
}

/** The payload with what is looked up at every step worked out once. */
export interface Picture {
  payload: Payload;
  now: Course; // by all that is known
  evenings: Course; // as known on each evening
  dated: readonly Dated[]; // in the order of their first days
  undated: readonly number[]; // positions in payload.incidents
  days: readonly Day[]; // every day on which something is, sorted, as often as it is
}

export function picture(payload: Payload): Picture {
  const now = courseOf(standingsOf(payload.history));
  const parted = standingsOf(payload.evenings);
  const dated: Dated[] = [];
  const undated: number[] = [];
  payload.incidents.forEach((incident, position) => {
    const span = spanOf(incident.when);
    if (span !== null) {
      const known = incident.known === undefined ? knownFrom(payload, incident.claims) : dayOf(incident.known);
      const until = incident.until === undefined ? Infinity : dayOf(incident.until);
      dated.push({ position, incident, span, known, until });
    } else if (incident.until === undefined) {
      undated.push(position);
    }
  });
  dated.sort((a, b) => a.span.first - b.span.first);
  const final = dated.filter(({ until }) => until === Infinity);
  const days = [...final.flatMap(({ span }) => [span.first, span.last]), ...now.changes.map(({ day }) => day)];
  days.sort((a, b) => a - b);
  const evenings = parted.size === 0 ? now : courseOf(new Map([...now.byPlace, ...parted]));
  return { payload, now, evenings, dated, undated, days };
}

/** The first day on which any of these claims came out. */
export function knownFrom(payload: Payload, claims: readonly number[] = []): Day {
  const days = claims.map((claim) => {
    const { published, retrieved } = at(payload.reports, at(payload.claims, claim).report);
    const day = published ?? retrieved;
    return day === undefined ? Infinity : dayOf(day);
  });
  return Math.min(Infinity, ...days);
}

/** Whether an incident is known so: now, or where the reader asks for it, on the evening of the day. */
export const isKnown = ({ known, until }: Dated, { evening, day }: { evening: boolean; day: Day }): boolean =>
  evening ? known <= day && day < until : until === Infinity;

function standingsOf(holdings: readonly Holding[]): Map<number, Standing[]> {
  const standings = holdings.map((holding): Standing => ({ ...holding, day: dayOf(holding.on) }));
  standings.sort((a, b) => a.day - b.day);
  return groupBy(standings, ({ place }) => place);
}

function courseOf(byPlace: ReadonlyMap<number, readonly Standing[]>): Course {
  const changes: Change[] = [];
  for (const standings of byPlace.values()) {
    standings.forEach((after, nth) => {
      const before = standings[nth - 1] ?? null;
      if (isChange(before, after)) {
        changes.push({ day: after.day, before, after });
      }
    });
  }
  changes.sort((a, b) => a.day - b.day || a.after.place - b.after.place);
  return { byPlace, changes };
}

/** Whether the holder or the standing of a place becomes another one. */
export function isChange(before: Standing | null, after: Standing): boolean {
  const same = before !== null && before.side === after.side && before.standing === after.standing;
  const silent = before === null && after.standing === "unknown";
  return !same && !silent;
}

/** What stands at a place on a day: the last standing on or before it. */
export function standingOn(standings: readonly Standing[], day: Day): Standing | null {
  return standings.findLast((standing) => standing.day <= day) ?? null;
}

/** What stands on a day, wherever anything does. */
export function standingsOn({ byPlace }: Course, day: Day): Standing[] {
  return [...byPlace.values()].flatMap((standings) => standingOn(standings, day) ?? []);
}

/** How many days before `day` the last word about a standing came. */
export function ageOn(standing: Standing, day: Day): number {
  return standing.age + (day - standing.day);
}

/** Those that meet a stretch of days, of some in the order of their first days. */
export function meeting(dated: readonly Dated[], { first, last }: Span): Dated[] {
  const from = firstFrom(dated, first - LONGEST);
  return dated.slice(from, firstFrom(dated, last + 1)).filter(({ span }) => span.last >= first);
}

/** The position of the first that begins on a day or later. */
function firstFrom(dated: readonly Dated[], day: Day): number {
  let [low, high] = [0, dated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(dated, middle).span.first < day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
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

const WEEK = 7;

/** The days that the timeline spans: at least a week, and without far-off stragglers unless all are wanted. */
export function domain({ days }: Picture, all: boolean): Span {
  const whole = days.length === 0 ? { first: 0, last: 0 } : { first: days[0] ?? 0, last: days.at(-1) ?? 0 };
  const { first, last } = (all ? null : focus(days)) ?? whole;
  return { first: Math.min(first, last - WEEK + 1), last };
}
