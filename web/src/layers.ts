// How the map draws a scene: areas under discs under incidents, each holding by the image of its look.

import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { FONT } from "./basemap";
import { BADGES } from "./badges";
import type { Theme } from "./theme";

const ZOOMS = Array.from({ length: 19 }, (_, nth) => nth);

type Value = ExpressionSpecification | number;

/**
 * One value where a place's circle is still too small on the screen to see, another where it is not.
 *
 * MapLibre works out the size of an icon for the whole zoom above the map's, and the paint of an area
 * for the whole zoom below: `ahead` 1 for areas makes the two change over at once, so that none is lost.
 */
function small(whenSmall: Value, whenNot: Value, ahead = 0): ExpressionSpecification {
  const here = (zoom: number): ExpressionSpecification => [
    "case",
    ["<=", ["get", "zoom"], zoom + ahead],
    whenNot,
    whenSmall,
  ];
  const stops = ZOOMS.slice(1).flatMap((zoom) => [zoom, here(zoom)]);
  return ["step", ["zoom"], here(0), ...stops] as unknown as ExpressionSpecification;
}

const FADE: ExpressionSpecification = ["get", "fade"];
// The wider an area, the less its fill says about any spot of it; of a wide one that is unknown, nothing.
const STRENGTH: ExpressionSpecification = [
  "case",
  ["all", [">=", ["get", "radius"], 12], ["==", ["get", "standing"], "unknown"]],
  0,
  [">=", ["get", "radius"], 40],
  0.12,
  ["any", [">=", ["get", "radius"], 12], ["!", ["get", "exact"]]],
  0.3,
  0.68,
];

// A name stands beside a disc, on whichever side is free; within a circle, which may touch others, near its middle.
const BESIDE: ExpressionSpecification = [
  "literal",
  ["top", [0, 1.4], "bottom", [0, -1.4], "left", [1.4, 0], "right", [-1.4, 0]],
];
const WITHIN: ExpressionSpecification = [
  "literal",
  ["center", [0, 0], "top", [0, 0.7], "bottom", [0, -0.7], "left", [0.9, 0], "right", [-0.9, 0]],
];

export function sceneLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: "areas",
      type: "fill",
      source: "areas",
      layout: { "fill-sort-key": ["-", ["get", "radius"]] },
      paint: {
        "fill-pattern": ["concat", "area/", ["get", "look"]],
        "fill-opacity": small(0, ["*", FADE, STRENGTH], 1), // a disc stands for it there
      },
    },
    {
      id: "area-glow",
      type: "line",
      source: "areas",
      filter: ["get", "changed"],
      paint: { "line-color": theme.glow, "line-width": 7, "line-blur": 4, "line-opacity": small(0, 0.85, 1) },
    },
    {
      id: "area-edges",
      type: "line",
      source: "areas",
      filter: ["get", "exact"],
      paint: {
        "line-color": ["case", ["get", "chosen"], theme.ink, ["get", "colour"]],
        "line-width": ["case", ["get", "chosen"], 3, ["==", ["get", "standing"], "besieged"], 4, 1.4],
        "line-opacity": small(
          0,
          [
            "case",
            ["get", "chosen"],
            1,
            ["==", ["get", "standing"], "unknown"],
            ["case", [">=", ["get", "radius"], 12], 0, 0.6],
            [">=", ["get", "radius"], 40],
            0.4,
            FADE,
          ],
          1,
        ),
      },
    },
    {
      id: "ring-edges",
      type: "line",
      source: "areas",
      filter: ["!", ["get", "exact"]],
      paint: {
        "line-color": ["case", ["get", "chosen"], theme.ink, ["get", "colour"]],
        "line-width": ["case", ["get", "chosen"], 2.5, 1.6],
        "line-dasharray": [5, 3],
        "line-opacity": [
          "case",
          ["get", "chosen"],
          1,
          ["all", [">=", ["get", "radius"], 12], ["==", ["get", "standing"], "unknown"]],
          0,
          ["*", 0.8, FADE],
        ],
      },
    },
    {
      id: "area-gaps",
      type: "line",
      source: "areas",
      filter: ["all", ["get", "exact"], ["==", ["get", "standing"], "besieged"]],
      paint: {
        "line-color": theme.halo,
        "line-width": 4,
        "line-dasharray": [1, 2],
        "line-opacity": small(0, 1, 1),
      },
    },
    {
      id: "reaches",
      type: "line",
      source: "reaches",
      paint: {
        "line-color": theme.ink,
        "line-width": ["case", ["get", "chosen"], 2, 1],
        "line-dasharray": [2, 3],
        "line-opacity": 0.55,
      },
    },
    {
      id: "glow",
      type: "circle",
      source: "holdings",
      filter: ["get", "changed"],
      paint: {
        "circle-radius": 17,
        "circle-color": theme.glow,
        "circle-blur": 0.6,
        "circle-opacity": small(0.8, 0, 1),
      },
    },
    {
      id: "names",
      type: "symbol",
      source: "names",
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["case", ["get", "chosen"], 14, 12.5],
        "text-variable-anchor-offset": small(BESIDE, WITHIN),
        "text-max-width": 8,
        "symbol-sort-key": ["case", ["get", "chosen"], 0, ["get", "changed"], 1, 2],
      },
      paint: { "text-color": theme.ink, "text-halo-color": theme.halo, "text-halo-width": 1.6 },
    },
    {
      id: "discs",
      type: "symbol",
      source: "holdings",
      layout: {
        "icon-image": ["concat", "disc/", ["get", "look"]],
        "icon-size": small(["case", ["get", "chosen"], 1.25, 1], 0), // and so out of the way of names
        "icon-allow-overlap": true,
        "symbol-sort-key": ["get", "radius"],
      },
      paint: { "icon-opacity": FADE },
    },
    {
      id: "befores",
      type: "symbol",
      source: "holdings",
      filter: ["!=", ["get", "before"], ""],
      layout: {
        "icon-image": ["concat", "disc/", ["get", "before"]],
        "icon-size": 0.66,
        "icon-offset": [-22, -16],
        "icon-allow-overlap": true,
      },
    },
    {
      id: "incidents",
      type: "symbol",
      source: "incidents",
      layout: {
        "icon-image": ["concat", "incident/", ["get", "rank"], "/", ["min", ["get", "count"], BADGES]],
        "icon-size": ["case", ["boolean", ["get", "chosen"], false], 1.3, 1],
        "icon-offset": [13, -15],
        "icon-allow-overlap": true,
        "symbol-sort-key": ["get", "rank"],
      },
    },
  ];
}
