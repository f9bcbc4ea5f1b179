// What a state shows of the picture: the days and the filters applied, and what each filter would leave.

import type { Day, Payload } from "./data";
import { at } from "./data";
import type { Span } from "./dates";
import { outletName } from "./names";
import {
  isChange,
  meets,
  standingOn,
  standingsOn,
  type Change,
  type Course,
  type Dated,
  type Picture,
  type Standing,
} from "./picture";
import { FACETS, windowOf, type Facet, type Filters, type State } from "./state";
import { groupOf } from "./words";

/** What a thing goes by under each facet; a facet that says nothing of it does not filter it. */
type Tags = Readonly<Partial<Record<Facet, readonly string[]>>>;

export interface View {
  window: Span;
  course: Course;
  standings: readonly Standing[];
  incidents: readonly Dated[]; // those of the last day first
  changes: readonly Change[]; // the last first
  turned: readonly Change[]; // between the date compared with and the day, earlier before later
  counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>; // what each value would show
}

/** Views of one picture; asking again for the same costs nothing. */
export function viewer(picture: Picture): (state: State) => View {
  const tags = tagger(picture);
  let [last, kept]: [string, View | null] = ["", null];
  return (state) => {
    const { day, days, against, evening, filters } = state;
    const asked = JSON.stringify([day, days, against, evening, filters]);
    if (kept === null || asked !== last) {
      [last, kept] = [asked, viewOf(picture, state, tags)];
    }
    return kept;
  };
}

interface Tagger {
  incident(dated: Dated): Tags;
  standing(standing: Standing): Tags;
}

function viewOf(picture: Picture, state: State, tags: Tagger): View {
  const { filters, day, against } = state;
  const window = windowOf(state);
  const course = state.evening ? picture.evenings : picture.now;
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Record<
    Facet,
    Map<string, number>
  >;
  const shows = (own: Tags): boolean => passes(own, filters, counts);
  const incidents = picture.dated
    .filter(({ span, known }) => meets(span, window) && (!state.evening || known <= day))
    .filter((dated) => shows(tags.incident(dated)))
    .sort((a, b) => b.span.last - a.span.last || a.position - b.position);
  const standings = standingsOn(course, day).filter((standing) => shows(tags.standing(standing)));
  const kept = ({ before, after }: Change): boolean =>
    [before, after].some((one) => one !== null && fits(tags.standing(one), filters));
  const changes = course.changes.filter((one) => window.first <= one.day && one.day <= window.last);
  return {
    window,
    course,
    standings,
    incidents,
    changes: changes.filter(kept).reverse(),
    turned: against === null ? [] : turned(course, against, day).filter(kept),
    counts,
  };
}

/** What is another at the later of two days than at the earlier. */
function turned({ byPlace }: Course, one: Day, other: Day): Change[] {
  const [early, late] = [Math.min(one, other), Math.max(one, other)];
  return [...byPlace.values()].flatMap((standings) => {
    const [before, after] = [standingOn(standings, early), standingOn(standings, late)];
    return after !== null && after !== before && isChange(before, after)
      ? [{ day: after.day, before, after }]
      : [];
  });
}

const holds = (own: readonly string[] | undefined, chosen: readonly string[] | undefined): boolean =>
  own === undefined || chosen === undefined || own.some((value) => chosen.includes(value));

const fits = (own: Tags, filters: Filters): boolean =>
  FACETS.every((facet) => holds(own[facet], filters[facet]));

/** Whether a thing fits the filters; counts it under each facet whose own choice alone may keep it out. */
function passes(own: Tags, filters: Filters, counts: Record<Facet, Map<string, number>>): boolean {
  const failed = FACETS.filter((facet) => !holds(own[facet], filters[facet]));
  if (failed.length > 1) {
    return false;
  }
  for (const facet of failed.length === 1 ? failed : FACETS) {
    for (const value of own[facet] ?? []) {
      counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  return failed.length === 0;
}

/** Least confidences, in hundredths, that a reader can ask for. */
export const SURE = [50, 70, 90];

const sureOf = (confidence: number): string[] =>
  SURE.filter((least) => confidence * 100 >= least).map(String);

function tagger({ payload }: Picture): Tagger {
  const incidents = new Map<number, Tags>();
  const standings = new WeakMap<Standing, Tags>();
  const places = payload.places.map(({ id, within, admin1, country }) => [
    id,
    ...new Set([...(within ?? []), admin1, country].filter((name) => name !== undefined)),
  ]);
  const reports = payload.reports.map((report) => outletName(payload, report));
  const outlets = (claims: readonly number[] = []): string[] => [
    ...new Set(claims.map((claim) => at(reports, at(payload.claims, claim).report))),
  ];
  const side = (...sides: (number | undefined)[]): string[] =>
    [...new Set(sides)].flatMap((one) => (one === undefined ? [] : at(payload.sides, one).id));
  const kept = <K>(
    memo: { get(key: K): Tags | undefined; set(key: K, tags: Tags): unknown },
    key: K,
    make: () => Tags,
  ): Tags => {
    const known = memo.get(key) ?? make();
    memo.set(key, known);
    return known;
  };
  return {
    incident: ({ position, incident }) =>
      kept(incidents, position, () => ({
        kind: [groupOf(incident.type)],
        side: side(incident.side1, incident.side2),
        actor: actorsOf(payload, incident.claims),
        place: incident.where?.place === undefined ? [] : at(places, incident.where.place),
        outlet: outlets(incident.claims),
        sure: sureOf(Math.max(0, ...(incident.claims ?? []).map((one) => at(payload.claims, one).confidence))),
      })),
    standing: (standing) =>
      kept(standings, standing, () => ({
        side: standing.standing === "unknown" ? [] : side(standing.side, standing.rival),
        place: at(places, standing.place),
        outlet: outlets(standing.for),
        status: [standing.standing],
        sure: sureOf(standing.probability),
      })),
  };
}

function actorsOf(payload: Payload, claims: readonly number[] = []): string[] {
  const named = claims.flatMap((claim) => at(payload.claims, claim).actors ?? []);
  return [...new Set(named)].map((actor) => at(payload.actors, actor).id);
}
