// What the map shows of a state, as GeoJSON: grounds, discs, names of places, and incidents.

import type { Feature, FeatureCollection, Point, Polygon, Position } from "geojson";
import { cells, isExact, ring } from "./cells";
import type { Context } from "./context";
import type { Place } from "./data";
import { at } from "./data";
import { groupBy } from "./lists";
import { placeName } from "./names";
import { edgeColour, lookName } from "./patterns";
import { ageOn, type Picture, type Standing } from "./picture";
import { GROUPS, groupOf, type Group } from "./words";

/** What one source of the map shows: spots, and the feature that each is drawn as. */
export interface Drawing {
  spots: readonly Spot[];
  feature(spot: Spot): Feature<Point | Polygon>;
}

export const SOURCES = ["areas", "reaches", "holdings", "names", "incidents"] as const;
export type Source = (typeof SOURCES)[number];
export type Scene = Readonly<Record<Source, Drawing>>;

export const collected = ({ spots, feature }: Drawing): FeatureCollection<Point | Polygon> => ({
  type: "FeatureCollection",
  features: spots.map(feature),
});

type Properties = Readonly<Record<string, string | number | boolean | undefined>>;

/** A place on the map: what of it is always so, and what the date and the filters make of it, under a short key. */
export interface Spot {
  position: number;
  place: Place;
  fixed: Properties;
  live: Properties;
  key: string;
}

const WIDE = 5; // km: an incident somewhere within more than this shows its area

/** From this radius on (km), a place is a country or the like: it is listed, but too wide to be drawn. */
export const TOO_WIDE = 150;

const FRESH = 7; // days
const STALE = 90;
const FAINTEST = 0.35;
const STEPS = 20; // of fading, so that a day more seldom draws a place anew

/** How strongly a holding shows: in full for a week after the last word, then fainter. */
export function fade(age: number): number {
  const worn = Math.min(Math.max((age - FRESH) / (STALE - FRESH), 0), 1);
  return Math.round((1 - worn * (1 - FAINTEST)) * STEPS) / STEPS;
}

const WIDE_ENOUGH = 10; // pixels: as wide as the disc that stands for it till then

/** The zoom from which a place's circle is wide enough to stand without a disc. */
function areaZoom({ at: [, lat], radius }: Place): number {
  const metresAPixel = 78_271.5 * Math.cos((lat * Math.PI) / 180);
  return Math.log2((WIDE_ENOUGH * metresAPixel) / (Math.max(radius, 0.01) * 1000));
}

const point = ({ position, place, fixed, live }: Spot): Feature<Point> => ({
  type: "Feature",
  id: position,
  geometry: { type: "Point", coordinates: place.at },
  properties: { ...fixed, ...live },
});
const area = ({ position, fixed, live }: Spot, coordinates: Position[]): Feature<Polygon> => ({
  type: "Feature",
  id: position,
  geometry: { type: "Polygon", coordinates: [coordinates] },
  properties: { ...fixed, ...live },
});

/** Scenes of one picture; the grounds of its places, and what of them stays, are worked out once. */
export function scenes(context: Context): () => Scene {
  const grounds = groundsOf(context.picture);
  const fixed = fixedOf(context.payload);
  return () => {
    const drawn = holdingSpots(context, fixed);
    const happened = context.store.state.against === null ? incidentSpots(context, fixed) : [];
    const held = new Set(drawn.map(({ position }) => position));
    const unheld = happened.filter(({ position }) => !held.has(position));
    return {
      areas: {
        spots: drawn,
        feature: (spot) => area(spot, grounds.get(spot.position) ?? ring(spot.place)),
      },
      holdings: { spots: drawn.filter(({ place }) => isExact(place)), feature: point },
      incidents: { spots: happened, feature: point },
      names: { spots: [...drawn.filter(isNamed), ...unheld.map(nameAlone)], feature: point },
      reaches: {
        spots: happened.filter(({ place }) => place.radius >= WIDE || !isExact(place)),
        feature: (spot) => area(spot, ring(spot.place)),
      },
    };
  };
}

/** The spot of a place that nobody is said to hold, as its name shows: whatever happened there. */
const nameAlone = (spot: Spot): Spot => ({ ...spot, live: { chosen: false, changed: false }, key: "" });

type Fixed = (position: number) => Properties;

function fixedOf({ places }: Context["payload"]): Fixed {
  const known = new Map<number, Properties>();
  return (position) => {
    const place = at(places, position);
    const exact = isExact(place);
    const found = known.get(position) ?? {
      place: position,
      name: placeName(place),
      exact,
      radius: place.radius,
      zoom: exact ? areaZoom(place) : -1, // a vague place is never a disc
    };
    known.set(position, found);
    return found;
  };
}

function groundsOf({ payload, now, evenings }: Picture): Map<number, Position[]> {
  const held = [...new Set([...now.byPlace.keys(), ...evenings.byPlace.keys()])];
  return cells(held.map((position) => [position, at(payload.places, position)] as const));
}

const UNCHANGED = 0.3; // how strongly a place shows that is the same on both of two dates

function holdingSpots({ payload, store, view }: Context, fixed: Fixed): Spot[] {
  const { day, item, against } = store.state;
  const { standings, changes, turned } = view();
  const turns = new Map(turned.map((change) => [change.after.place, change.before]));
  const changed = against === null ? new Set(changes.map(({ after }) => after.place)) : turns;
  const chosen = item?.kind === "place" ? item.position : -1;
  return standings.flatMap((standing) => {
    const position = standing.place;
    const place = at(payload.places, position);
    if (place.radius >= TOO_WIDE && position !== chosen) {
      return [];
    }
    const fresh = standing.standing === "unknown" ? 1 : fade(ageOn(standing, day));
    const live = {
      look: lookName(standing),
      colour: edgeColour(payload, standing),
      standing: standing.standing,
      fade: against !== null && !turns.has(position) ? fresh * UNCHANGED : fresh,
      changed: changed.has(position),
      chosen: position === chosen,
      before: lookBefore(turns.get(position)),
    };
    const key = [live.look, live.fade, live.changed, live.chosen, live.before].join();
    return [{ position, place, fixed: fixed(position), live, key }];
  });
}

const lookBefore = (standing: Standing | null | undefined): string =>
  standing === undefined ? "" : lookName(standing ?? { standing: "unknown" });

/** From this radius on (km), an area of which nothing is known is left blank, and so nameless. */
const BLANK = 12;

const isNamed = ({ place, live }: Spot): boolean =>
  place.radius < BLANK || live["standing"] !== "unknown" || live["chosen"] === true;

/** One spot for each place where something happened: how many incidents, and the gravest of them. */
function incidentSpots({ payload, store, view }: Context, fixed: Fixed): Spot[] {
  const { item } = store.state;
  const byPlace = groupBy(view().incidents, ({ incident }) => incident.where?.place ?? -1);
  const chosen = item?.kind === "incident" ? item.position : -1;
  return [...byPlace].flatMap(([position, incidents]) => {
    const place = payload.places[position];
    if (place === undefined) {
      return [];
    }
    const live = {
      incident: incidents.length === 1 ? incidents[0]?.position : -1,
      count: incidents.length,
      rank: Math.max(...incidents.map(({ incident }) => rankOf(groupOf(incident.type)))),
      chosen: incidents.some((incident) => incident.position === chosen),
    };
    return [{ position, place, fixed: fixed(position), live, key: Object.values(live).join() }];
  });
}

/** Higher is graver. */
export const rankOf = (group: Group): number => GROUPS.length - 1 - GROUPS.indexOf(group);
export const groupOfRank = (rank: number): Group => at(GROUPS, GROUPS.length - 1 - rank);
