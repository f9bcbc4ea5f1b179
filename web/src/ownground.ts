// Rivers, lakes and roads from a PMTiles file of the reader's own: read from the disk, tile by tile.

import { addProtocol, type LayerSpecification, type Map as Chart } from "maplibre-gl";
import { FileSource, PMTiles, Protocol, TileType } from "pmtiles";
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

export type AddGround = (file: File) => Promise<void>;

/**
 * Draws what a file holds under the names of the map, in light and in dark; an earlier file gives way to it.
 *
 * It fails for a file that is no PMTiles archive of vector tiles.
 */
export function ownGround(chart: Chart): AddGround {
  const protocol = new Protocol();
  addProtocol("pmtiles", protocol.tile);
  let address: string | null = null;
  const draw = (): void => {
    if (address === null) {
      return;
    }
    chart.addSource(SOURCE, { type: "vector", url: address });
    for (const layer of layers()) {
      chart.addLayer(layer, UNDER);
    }
  };
  const clear = (): void => {
    for (const { id } of layers()) {
      if (chart.getLayer(id) !== undefined) {
        chart.removeLayer(id);
      }
    }
    if (chart.getSource(SOURCE) !== undefined) {
      chart.removeSource(SOURCE);
    }
  };
  chart.on("style.load", draw); // another theme is another style
  return async (file) => {
    const archive = new PMTiles(new FileSource(file));
    const { tileType } = await archive.getHeader();
    if (tileType !== TileType.Mvt) {
      throw new TypeError(`${file.name} holds no vector tiles`);
    }
    clear();
    protocol.add(archive);
    address = `pmtiles://${archive.source.getKey()}`;
    document.documentElement.dataset["ready"] = "false"; // until the map is idle again
    draw();
  };
}
