// What a state shows of the picture: the days and the filters applied, and what each filter would leave.

import type { Day, Payload } from "./data";
import { at } from "./data";
import type { Span } from "./dates";
import { outletName } from "./names";
import {
  isChange,
  isKnown,
  meeting,
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
  counts(): Counts; // what each value of each facet would show; worked out when it is asked for
}

type Counts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

export interface Viewer {
  view(state: State): View;
  fitting(filters: Filters): readonly Dated[]; // the incidents of all days that fit
}

/** Views of one picture; asking again for the same costs nothing. */
export function viewer(picture: Picture): Viewer {
  const tags = tagger(picture);
  return {
    view: remembered(
      ({ day, days, against, evening, filters }) => JSON.stringify([day, days, against, evening, filters]),
      (state: State) => viewOf(picture, state, tags),
    ),
    fitting: remembered(JSON.stringify, (filters: Filters) =>
      picture.dated.filter((one) => one.until === Infinity && fits(() => tags.incident(one), filters)),
    ),
  };
}

function remembered<Asked, Found>(key: (asked: Asked) => string, work: (asked: Asked) => Found) {
  let last: { key: string; found: Found } | null = null;
  return (asked: Asked): Found => {
    const own = key(asked);
    last = last?.key === own ? last : { key: own, found: work(asked) };
    return last.found;
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
  const happened = meeting(picture.dated, window).filter((dated) => isKnown(dated, state));
  const standing = standingsOn(course, day);
  const kept = ({ before, after }: Change): boolean =>
    [before, after].some((one) => one !== null && fits(() => tags.standing(one), filters));
  const changes = course.changes.filter((one) => window.first <= one.day && one.day <= window.last);
  let counts: Counts | null = null;
  return {
    window,
    course,
    standings: standing.filter((one) => fits(() => tags.standing(one), filters)),
    incidents: happened
      .filter((dated) => fits(() => tags.incident(dated), filters))
      .sort((a, b) => b.span.last - a.span.last || a.position - b.position),
    changes: changes.filter(kept).reverse(),
    turned: against === null ? [] : turned(course, against, day).filter(kept),
    counts: () =>
      (counts ??= countsOf([...happened.map(tags.incident), ...standing.map(tags.standing)], filters)),
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

const fits = (tags: () => Tags, filters: Filters): boolean =>
  FACETS.every((facet) => filters[facet] === undefined || holds(tags()[facet], filters[facet]));

/** How many things each value of each facet would show: a thing counts where no other facet keeps it out. */
function countsOf(things: readonly Tags[], filters: Filters): Counts {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Record<
    Facet,
    Map<string, number>
  >;
  for (const own of things) {
    const failed = FACETS.filter((facet) => !holds(own[facet], filters[facet]));
    for (const facet of failed.length === 0 ? FACETS : failed.length === 1 ? failed : []) {
      for (const value of own[facet] ?? []) {
        counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
      }
    }
  }
  return counts;
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
