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

export interface Scene {
  areas: FeatureCollection<Polygon>;
  holdings: FeatureCollection<Point>;
  incidents: FeatureCollection<Point>;
  names: FeatureCollection<Point>; // of every place that shows
  reaches: FeatureCollection<Polygon>; // of incidents whose place is a wide area
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

/** The zoom from which a place's circle is wide enough to stand without a disc. */
function areaZoom({ at: [, lat], radius }: Place): number {
  const metresAPixel = 78_271.5 * Math.cos((lat * Math.PI) / 180);
  return Math.log2((16 * metresAPixel) / (Math.max(radius, 0.01) * 1000));
}

interface Spot {
  position: number;
  place: Place;
  properties: Record<string, unknown>;
}

const point = ({ position, place, properties }: Spot): Feature<Point> => ({
  type: "Feature",
  id: position,
  geometry: { type: "Point", coordinates: place.at },
  properties,
});
const area = ({ position, properties }: Spot, coordinates: Position[]): Feature<Polygon> => ({
  type: "Feature",
  id: position,
  geometry: { type: "Polygon", coordinates: [coordinates] },
  properties,
});
const collection = <G extends Point | Polygon>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: "FeatureCollection",
  features,
});

/** Scenes of one picture; the grounds of its places are worked out once. */
export function scenes(context: Context): () => Scene {
  const grounds = groundsOf(context.picture);
  return () => {
    const drawn = holdingSpots(context);
    const spots = context.store.state.against === null ? incidentSpots(context) : [];
    const held = new Set(drawn.map(({ position }) => position));
    return {
      areas: collection(drawn.map((spot) => area(spot, grounds.get(spot.position) ?? ring(spot.place)))),
      holdings: collection(drawn.filter(({ place }) => isExact(place)).map(point)),
      incidents: collection(spots.map(point)),
      names: collection([
        ...drawn.filter(isNamed).map(point),
        ...spots
          .filter(({ position }) => !held.has(position))
          .map((spot) => point({ ...spot, properties: { ...spot.properties, chosen: false, changed: false } })),
      ]),
      reaches: collection(
        spots
          .filter(({ place }) => place.radius >= WIDE || !isExact(place))
          .map((spot) => area(spot, ring(spot.place))),
      ),
    };
  };
}

function groundsOf({ payload, now, evenings }: Picture): Map<number, Position[]> {
  const held = [...new Set([...now.byPlace.keys(), ...evenings.byPlace.keys()])];
  return cells(held.map((position) => [position, at(payload.places, position)] as const));
}

const UNCHANGED = 0.3; // how strongly a place shows that is the same on both of two dates

function holdingSpots({ payload, store, view }: Context): Spot[] {
  const { day, item, against } = store.state;
  const { standings, changes, turned } = view();
  const before = new Map(turned.map((change) => [change.after.place, change.before]));
  const changed = against === null ? new Set(changes.map(({ after }) => after.place)) : new Set(before.keys());
  const chosen = item?.kind === "place" ? item.position : -1;
  return standings.flatMap((standing) => {
    const place = at(payload.places, standing.place);
    if (place.radius >= TOO_WIDE && standing.place !== chosen) {
      return [];
    }
    const fresh = standing.standing === "unknown" ? 1 : fade(ageOn(standing, day));
    const properties = {
      ...lookOf(payload, standing, place),
      fade: against !== null && !before.has(standing.place) ? fresh * UNCHANGED : fresh,
      changed: changed.has(standing.place),
      chosen: standing.place === chosen,
      before: lookBefore(before.get(standing.place)),
    };
    return [{ position: standing.place, place, properties }];
  });
}

const lookBefore = (standing: Standing | null | undefined): string =>
  standing === undefined ? "" : lookName(standing ?? { standing: "unknown" });

function lookOf(
  payload: Context["payload"],
  standing: Standing,
  place: Place,
): Record<string, string | number | boolean> {
  return {
    place: standing.place,
    name: placeName(place),
    look: lookName(standing),
    colour: edgeColour(payload, standing),
    standing: standing.standing,
    exact: isExact(place),
    radius: place.radius,
    zoom: isExact(place) ? areaZoom(place) : -1, // a vague place is never a disc
  };
}

/** From this radius on (km), an area of which nothing is known is left blank, and so nameless. */
const BLANK = 12;

const isNamed = ({ place, properties }: Spot): boolean =>
  place.radius < BLANK || properties["standing"] !== "unknown" || properties["chosen"] === true;

/** One spot for each place where something happened: how many incidents, and the gravest of them. */
function incidentSpots({ payload, store, view }: Context): Spot[] {
  const { item } = store.state;
  const byPlace = groupBy(view().incidents, ({ incident }) => incident.where?.place ?? -1);
  const chosen = item?.kind === "incident" ? item.position : -1;
  return [...byPlace].flatMap(([position, incidents]) => {
    const place = payload.places[position];
    if (place === undefined) {
      return [];
    }
    const properties = {
      place: position,
      name: placeName(place),
      incident: incidents.length === 1 ? incidents[0]?.position : -1,
      count: incidents.length,
      rank: Math.max(...incidents.map(({ incident }) => rankOf(groupOf(incident.type)))),
      chosen: incidents.some((incident) => incident.position === chosen),
      exact: isExact(place),
      zoom: isExact(place) ? areaZoom(place) : -1,
    };
    return [{ position, place, properties }];
  });
}

/** Higher is graver. */
export const rankOf = (group: Group): number => GROUPS.length - 1 - GROUPS.indexOf(group);
export const groupOfRank = (rank: number): Group => at(GROUPS, GROUPS.length - 1 - rank);
