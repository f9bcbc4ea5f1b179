// The ground of each known settlement: nearer to it than to any other of its size, and within its reach.

import { Delaunay } from "d3-delaunay";
import type { Position } from "geojson";
import type { Place } from "./data";
import { groupBy } from "./lists";

const KM_A_DEGREE = 111.2;
const CORNERS = 48;
const QUARTER = 2; // km: up to this radius a place competes with quarters, above it with towns

/** From this radius on (km), a place is too vague to be a point, whatever its kind. */
const VAGUE = 12;
const VAGUE_KINDS = new Set([
  ...["area", "region", "admin1", "county", "governorate", "country", "desert", "lake", "river", "road"],
]);

/**
 * Whether a place is a settlement or site at a known point; others are drawn as rings of their reach. A
 * neighbourhood wider than a quarter, such as the east of a town, is no settlement of its own.
 */
export function isExact({ kind, radius }: Place): boolean {
  const part = kind === "neighbourhood" && radius > QUARTER;
  return radius < VAGUE && !part && !VAGUE_KINDS.has(kind);
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

/** The cell of each exact place: its part of a Voronoi diagram, clipped to its circle. */
export function cells(places: readonly (readonly [position: number, place: Place])[]): Map<number, Position[]> {
  const exact = places.filter(([, place]) => isExact(place));
  const found = new Map<number, Position[]>();
  for (const tier of groupBy(exact, ([, { radius }]) => radius <= QUARTER).values()) {
    const middle = tier.reduce((sum, [, { at }]) => sum + at[1], 0) / tier.length;
    const narrow = Math.cos((middle * Math.PI) / 180);
    const points = tier.map(([, { at: [lon, lat] }]): [number, number] => [lon * narrow, lat]);
    const voronoi = Delaunay.from(points).voronoi([-200, -100, 200, 100]);
    tier.forEach(([position, place], nth) => {
      const cell = voronoi.cellPolygon(nth) as [number, number][] | null;
      const circle = ring(place);
      const edge = (cell ?? []).map(([x, y]): Position => [x / narrow, y]);
      found.set(position, edge.length < 4 ? circle : clipped(circle, edge));
    });
  }
  return found;
}

/** The part of one ring within another; both are convex and closed (Sutherland and Hodgman's rule). */
export function clipped(ring: readonly Position[], within: readonly Position[]): Position[] {
  const turn = area(within) > 0 ? 1 : -1;
  let kept = ring.slice(0, -1);
  for (let nth = 1; nth < within.length; nth += 1) {
    const [ax = 0, ay = 0] = within[nth - 1] ?? [];
    const [bx = 0, by = 0] = within[nth] ?? [];
    const side = ([x = 0, y = 0]: Position): number => turn * ((bx - ax) * (y - ay) - (by - ay) * (x - ax));
    kept = kept.flatMap((point, at) => {
      const before = kept.at(at - 1) ?? point;
      const [from, to] = [side(before), side(point)];
      const crossing = from < 0 !== to < 0 ? [between(before, point, from / (from - to))] : [];
      return to < 0 ? crossing : [...crossing, point];
    });
  }
  const [first] = kept;
  return first === undefined ? [...ring] : [...kept, first];
}

const between = (a: Position, b: Position, share: number): Position =>
  [0, 1].map((axis) => (a[axis] ?? 0) + ((b[axis] ?? 0) - (a[axis] ?? 0)) * share);

function area(ring: readonly Position[]): number {
  return ring.slice(1).reduce((sum, [x = 0, y = 0], nth) => {
    const [px = 0, py = 0] = ring[nth] ?? [];
    return sum + px * y - x * py;
  }, 0);
}
