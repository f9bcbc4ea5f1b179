// What the map shows on a day, as GeoJSON: areas, discs, names of places, and incidents.

import type { Feature, FeatureCollection, Point, Polygon, Position } from "geojson";
import type { Place } from "./data";
import { at } from "./data";
import { groupBy } from "./lists";
import { ageOn, changesIn, incidentsIn, standingsOn, type Picture, type Standing } from "./picture";
import { edgeColour, lookName } from "./patterns";
import { windowOf, type State } from "./state";
import { GROUPS, groupOf, type Group } from "./words";

export interface Scene {
  areas: FeatureCollection<Polygon>;
  holdings: FeatureCollection<Point>;
  incidents: FeatureCollection<Point>;
  names: FeatureCollection<Point>; // of every place that shows
  reaches: FeatureCollection<Polygon>; // of incidents whose place is a wide area
}

const KM_A_DEGREE = 111.2;
const CORNERS = 64;
const WIDE = 5; // km: an incident somewhere within more than this shows its area

/** From this radius on (km), a place is a country or the like: it is listed, but too wide to be drawn. */
export const TOO_WIDE = 150;

const FRESH = 7; // days
const STALE = 90;
const FAINTEST = 0.35;

/** How strongly a holding shows: in full for a week after the last word, then fainter. */
export function fade(age: number): number {
  const worn = Math.min(Math.max((age - FRESH) / (STALE - FRESH), 0), 1);
  return 1 - worn * (1 - FAINTEST);
}

/** The circle that a place reaches, as a ring. */
export function ring({ at: [lon, lat], radius }: Place): Position[] {
  const high = radius / KM_A_DEGREE;
  const wide = high / Math.max(Math.cos((lat * Math.PI) / 180), 0.05);
  return Array.from({ length: CORNERS + 1 }, (_, nth) => {
    const angle = (2 * Math.PI * (nth % CORNERS)) / CORNERS;
    return [lon + wide * Math.cos(angle), lat + high * Math.sin(angle)];
  });
}

/** The zoom from which a place's circle is wide enough to stand without a disc. */
function areaZoom({ at: [, lat], radius }: Place): number {
  const metresAPixel = 78_271.5 * Math.cos((lat * Math.PI) / 180);
  return Math.log2((16 * metresAPixel) / (Math.max(radius, 0.01) * 1000));
}

const feature = <G extends Point | Polygon>(
  geometry: G,
  properties: Record<string, unknown>,
): Feature<G> => ({
  type: "Feature",
  geometry,
  properties,
});
const circle = (place: Place): Polygon => ({ type: "Polygon", coordinates: [ring(place)] });
const middle = (place: Place): Point => ({ type: "Point", coordinates: place.at });
const collection = <G extends Point | Polygon>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: "FeatureCollection",
  features,
});

export function scene(picture: Picture, state: State): Scene {
  const { places } = picture.payload;
  const standings = standingsOn(picture, state.day);
  const changed = new Set(changesIn(picture, windowOf(state)).map(({ after }) => after.place));
  const chosen = state.item?.kind === "place" ? state.item.position : -1;
  const properties = (standing: Standing, place: Place): Record<string, unknown> => ({
    place: standing.place,
    name: place.name,
    look: lookName(standing),
    colour: edgeColour(picture.payload, standing),
    standing: standing.standing,
    radius: place.radius,
    zoom: areaZoom(place),
    fade: standing.standing === "unknown" ? 1 : fade(ageOn(standing, state.day)),
    changed: changed.has(standing.place),
    chosen: standing.place === chosen,
  });
  const drawn = standings
    .map((standing) => ({ standing, place: at(places, standing.place) }))
    .filter(({ standing, place }) => place.radius < TOO_WIDE || standing.place === chosen)
    .map(({ standing, place }) => ({ place, properties: properties(standing, place) }));
  const spots = incidentSpots(picture, state);
  const held = new Set(drawn.map(({ properties: { place } }) => place));
  return {
    areas: collection(drawn.map((spot) => feature(circle(spot.place), spot.properties))),
    holdings: collection(drawn.map((spot) => feature(middle(spot.place), spot.properties))),
    incidents: collection(spots.map((spot) => feature(middle(spot.place), spot.properties))),
    names: collection([
      ...drawn.filter(shows).map((spot) => feature(middle(spot.place), spot.properties)),
      ...spots
        .filter(({ properties: { place } }) => !held.has(place))
        .map((spot) => feature(middle(spot.place), { ...spot.properties, chosen: false, changed: false })),
    ]),
    reaches: collection(
      spots
        .filter(({ place }) => place.radius >= WIDE)
        .map((spot) => feature(circle(spot.place), spot.properties)),
    ),
  };
}

/** From this radius on (km), an area of which nothing is known is left blank, and so nameless. */
const BLANK = 12;

const shows = ({ place, properties }: Spot): boolean =>
  place.radius < BLANK || properties["standing"] !== "unknown" || properties["chosen"] === true;

interface Spot {
  place: Place;
  properties: Record<string, unknown>;
}

/** One spot for each place where something happened: how many incidents, and the gravest of them. */
function incidentSpots(picture: Picture, state: State): Spot[] {
  const { places } = picture.payload;
  const byPlace = groupBy(
    incidentsIn(picture, windowOf(state)),
    ({ incident }) => incident.where?.place ?? -1,
  );
  const chosen = state.item?.kind === "incident" ? state.item.position : -1;
  return [...byPlace].flatMap(([position, incidents]) => {
    const place = places[position];
    if (place === undefined) {
      return [];
    }
    const properties = {
      place: position,
      name: place.name,
      incident: incidents.length === 1 ? incidents[0]?.position : -1,
      count: incidents.length,
      rank: Math.max(...incidents.map(({ incident }) => rankOf(groupOf(incident.type)))),
      chosen: incidents.some((incident) => incident.position === chosen),
      zoom: areaZoom(place),
    };
    return [{ place, properties }];
  });
}

const ORDER = Object.keys(GROUPS) as Group[];

/** Higher is graver. */
export const rankOf = (group: Group): number => ORDER.length - 1 - ORDER.indexOf(group);
export const groupOfRank = (rank: number): Group => at(ORDER, ORDER.length - 1 - rank);
