// Rivers, lakes and roads from a PMTiles file of the reader's own: read from the disk, tile by tile.

import { addProtocol, type LayerSpecification, type Map as Chart } from "maplibre-gl";
import { FileSource, PMTiles, Protocol } from "pmtiles";
import { currentTheme } from "./theme";

const SOURCE = "own-ground";
const UNDER = "province-names"; // the layer above all that such a file draws

/** The layers that Protomaps' and OpenMapTiles' files both may have, by the names that either gives them. */
function layers(): LayerSpecification[] {
  const theme = currentTheme();
  const line = (layer: string, colour: string, width: number): LayerSpecification => ({
    id: `own-${layer}`,
    type: "line",
    source: SOURCE,
    "source-layer": layer,
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 6, width / 3, 14, width * 3],
    },
  });
  return [
    {
      id: "own-water",
      type: "fill",
      source: SOURCE,
      "source-layer": "water",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": theme.lake },
    },
    line("waterway", theme.lake, 1.2),
    line("roads", theme.road, 1),
    line("transportation", theme.road, 1),
  ];
}

/** Draws what a file holds under the names of the map; an earlier file gives way to it. */
export function addOwnGround(chart: Chart, file: File): void {
  const protocol = new Protocol();
  addProtocol("pmtiles", protocol.tile);
  const archive = new PMTiles(new FileSource(file));
  protocol.add(archive);
  for (const { id } of layers()) {
    if (chart.getLayer(id) !== undefined) {
      chart.removeLayer(id);
    }
  }
  if (chart.getSource(SOURCE) !== undefined) {
    chart.removeSource(SOURCE);
  }
  chart.addSource(SOURCE, { type: "vector", url: `pmtiles://${archive.source.getKey()}` });
  for (const layer of layers()) {
    chart.addLayer(layer, UNDER);
  }
}
