// The ground of the map: land, water, borders and their names, from Natural Earth.
// Around the theatre it is fine; beyond, coarse, so that no far place lies on an empty sea.

import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from "maplibre-gl";
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon, Position } from "geojson";
import { feature, merge, mesh } from "topojson-client";
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
  Topology,
} from "topojson-specification";
import coarse from "world-atlas/countries-110m.json";
import { chosenView, countryBy, isDisputed, type Province } from "./borders";
import type { Box } from "./data";
import { groupBy } from "./lists";
import type { Theme } from "./theme";

type Provinces = GeometryCollection<Province>;
type Shape = TopoPolygon<Province> | TopoMultiPolygon<Province>;

export const FONT = ["system-ui", "sans-serif"];

const collection = <G extends Point | Polygon | MultiPolygon | LineString>(
  features: Feature<G>[],
): FeatureCollection<G> => ({ type: "FeatureCollection", features });

const point = (coordinates: Position, properties: Record<string, string | number>): Feature<Point> => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates },
});

const data = (value: GeoJSON.GeoJSON): SourceSpecification => ({
  type: "geojson",
  data: value,
  tolerance: 0.2,
});

/** The ground's sources; `box` is the part of the world that `ground` covers finely. */
export function groundSources(ground: Topology, box: Box): Record<string, SourceSpecification> {
  const far = coarse as unknown as Topology;
  const provinces = ground.objects["provinces"] as Provinces;
  const farCountries = far.objects["countries"] as GeometryCollection;
  return {
    "far-land": data(feature(far, farCountries)),
    "far-borders": data(mesh(far, farCountries, (a, b) => a !== b)),
    near: data(collection([rectangle(box)])),
    land: data(feature(ground, provinces)),
    "province-borders": data(mesh(ground, provinces, (a, b) => a !== b && country(a) === country(b))),
    borders: data(mesh(ground, provinces, (a, b) => country(a) !== country(b) && !disputed(a, b))),
    "disputed-borders": data(mesh(ground, provinces, (a, b) => country(a) !== country(b) && disputed(a, b))),
    rivers: data(rounded(feature(ground, ground.objects["rivers"] as GeometryCollection))),
    lakes: data(feature(ground, ground.objects["lakes"] as GeometryCollection)),
    "ground-names": data(collection([...countryNames(ground, provinces, box), ...provinceNames(provinces)])),
  };
}

interface Shaped {
  properties?: unknown;
}

const country = ({ properties }: Shaped): string => countryBy(chosenView(), properties as Province);
const disputed = (one: Shaped, other: Shaped): boolean =>
  isDisputed(one.properties as Province, other.properties as Province);

function rectangle([west, south, east, north]: Box): Feature<Polygon> {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

/** Rivers come on a grid of 2 to 4 km; rounding their corners hides its steps. */
function rounded(rivers: FeatureCollection): FeatureCollection {
  for (const { geometry } of rivers.features) {
    if (geometry.type === "LineString") {
      geometry.coordinates = chaikin(chaikin(geometry.coordinates));
    } else if (geometry.type === "MultiLineString") {
      geometry.coordinates = geometry.coordinates.map((line) => chaikin(chaikin(line)));
    }
  }
  return rivers;
}

/** Chaikin's rule: each corner gives way to two points, a quarter of the way along its edges. */
function chaikin(line: Position[]): Position[] {
  const between = (a: Position, b: Position, share: number): Position =>
    [0, 1].map((axis) => (a[axis] ?? 0) * (1 - share) + (b[axis] ?? 0) * share);
  const middle = line.slice(1).flatMap((end, nth) => {
    const start = line[nth] ?? end;
    return [between(start, end, 0.25), between(start, end, 0.75)];
  });
  return [...line.slice(0, 1), ...middle, ...line.slice(-1)];
}

function provinceNames(provinces: Provinces): Feature<Point>[] {
  return (provinces.geometries as Shape[]).flatMap(({ properties }) =>
    properties === undefined ? [] : [point(properties.at, { name: properties.name, rank: 1 })],
  );
}

const GRID = 24; // steps along each edge of the box

/** Each country's name, where what the box shows of it is widest. */
function countryNames(ground: Topology, provinces: Provinces, box: Box): Feature<Point>[] {
  const byCountry = groupBy(provinces.geometries as Shape[], country);
  const shapes = [...byCountry].map(([name, parts]) => ({
    name,
    rings: boxed(merge(ground, parts as TopoPolygon[])),
  }));
  const [west, south, east, north] = box;
  const cells = Array.from({ length: GRID * GRID }, (_, nth) => {
    const x = west + ((east - west) * ((nth % GRID) + 0.5)) / GRID;
    const y = south + ((north - south) * (Math.floor(nth / GRID) + 0.5)) / GRID;
    return { x, y, name: shapes.find(({ rings }) => inside(rings, x, y))?.name };
  });
  const room = (cell: (typeof cells)[number]): number =>
    Math.min(
      cell.x - west,
      east - cell.x,
      cell.y - south,
      north - cell.y,
      ...cells.map((other) =>
        other.name === cell.name ? Infinity : Math.hypot(other.x - cell.x, other.y - cell.y),
      ),
    );
  return [...groupBy(cells, ({ name }) => name)].flatMap(([name, own]) => {
    if (name === undefined) {
      return [];
    }
    const best = own.reduce((a, b) => (room(b) > room(a) ? b : a));
    return [point([best.x, best.y], { name: name.toLocaleUpperCase("en"), rank: 0 })];
  });
}

interface Ring {
  points: Position[];
  south: number;
  north: number;
  east: number;
}

function boxed({ coordinates }: MultiPolygon): Ring[] {
  return coordinates.flat().map((points) => {
    const [x, y] = [points.map(([lon = 0]) => lon), points.map(([, lat = 0]) => lat)];
    return { points, south: Math.min(...y), north: Math.max(...y), east: Math.max(...x) };
  });
}

/** Whether a point lies inside: a line from it to the east then crosses the rings an odd number of times. */
function inside(rings: Ring[], x: number, y: number): boolean {
  let crossings = 0;
  for (const { points, south, north, east } of rings) {
    if (y < south || y > north || x > east) {
      continue;
    }
    for (let nth = 1; nth < points.length; nth += 1) {
      const [ax = 0, ay = 0] = points[nth - 1] ?? [];
      const [bx = 0, by = 0] = points[nth] ?? [];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) {
        crossings += 1;
      }
    }
  }
  return crossings % 2 === 1;
}

const byZoom = (...stops: number[]): ExpressionSpecification => [
  "interpolate",
  ["linear"],
  ["zoom"],
  ...stops,
];

export function groundLayers(theme: Theme): LayerSpecification[] {
  const words = { "text-color": theme.quiet, "text-halo-color": theme.land, "text-halo-width": 1.2 };
  return [
    { id: "sea", type: "background", paint: { "background-color": theme.sea } },
    { id: "far-land", type: "fill", source: "far-land", paint: { "fill-color": theme.land } },
    {
      id: "far-borders",
      type: "line",
      source: "far-borders",
      paint: { "line-color": theme.border, "line-width": 0.6 },
    },
    { id: "near", type: "fill", source: "near", paint: { "fill-color": theme.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": theme.land } },
    {
      id: "lakes",
      type: "fill",
      source: "lakes",
      paint: { "fill-color": theme.lake, "fill-opacity": byZoom(7, 1, 9.5, 0.4) },
    },
    {
      id: "rivers",
      type: "line",
      source: "rivers",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": theme.lake,
        "line-width": byZoom(4, 1, 8, 3),
        "line-opacity": byZoom(7, 1, 9.5, 0.3),
      },
    },
    {
      id: "province-borders",
      type: "line",
      source: "province-borders",
      layout: { "line-join": "round" },
      paint: { "line-color": theme.province, "line-width": byZoom(4, 0.5, 8, 1.4) },
    },
    {
      id: "borders",
      type: "line",
      source: "borders",
      layout: { "line-join": "round" },
      paint: { "line-color": theme.border, "line-width": byZoom(3, 0.6, 8, 1.8) },
    },
    {
      id: "disputed-borders",
      type: "line",
      source: "disputed-borders",
      paint: {
        "line-color": theme.border,
        "line-width": byZoom(3, 0.8, 8, 2),
        "line-dasharray": [3, 2],
      },
    },
    {
      id: "province-names",
      type: "symbol",
      source: "ground-names",
      minzoom: 6.2,
      maxzoom: 11,
      filter: ["==", ["get", "rank"], 1],
      layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 11.5, "text-max-width": 7 },
      paint: { ...words, "text-opacity": 0.85 },
    },
    {
      id: "country-names",
      type: "symbol",
      source: "ground-names",
      maxzoom: 9,
      filter: ["==", ["get", "rank"], 0],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": byZoom(3, 10, 7, 15),
        "text-letter-spacing": 0.22,
        "text-max-width": 9,
      },
      paint: words,
    },
  ];
}
