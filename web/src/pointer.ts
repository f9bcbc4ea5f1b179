// What the pointer meets on the map: a tip over it, and what a click opens.

import { Marker, type Map as Chart, type MapGeoJSONFeature, type MapMouseEvent } from "maplibre-gl";
import type { Context } from "./context";
import { el } from "./dom";
import { groupOfRank } from "./scene";
import { named, t } from "./texts";
import { groupName } from "./words";

const CLICKABLE = ["incidents", "discs", "names", "areas"];
const WIDE = 40; // km: an area this wide lies under everything, so only its name is clicked

export function followPointer(chart: Chart, { store }: Context): void {
  const tip = new Marker({
    element: el("div", { class: "tip", role: "presentation" }),
    anchor: "bottom",
    offset: [0, -16],
  });
  const under = ({ point }: MapMouseEvent): MapGeoJSONFeature | undefined =>
    chart
      .queryRenderedFeatures(point, {
        layers: CLICKABLE.filter((layer) => chart.getLayer(layer) !== undefined),
      })
      .filter(({ layer, properties }) => layer.id !== "areas" || Number(properties["radius"]) < WIDE)
      .reduce<MapGeoJSONFeature | undefined>(nearer, undefined);
  chart.on("mousemove", (event) => {
    const hit = under(event);
    chart.getCanvas().style.cursor = hit === undefined ? "" : "pointer";
    if (hit === undefined) {
      tip.remove();
      return;
    }
    tip.getElement().textContent = words(hit);
    tip.setLngLat(event.lngLat).addTo(chart);
  });
  chart.on("mouseout", () => tip.remove());
  chart.on("click", (event) => {
    const hit = under(event);
    if (hit !== undefined) {
      open(chart, store, hit);
    }
  });
}

function words({ layer, properties }: MapGeoJSONFeature): string {
  const count = Number(properties["count"]);
  if (properties["cluster"] === true) {
    return t("tip.cluster", { n: count });
  }
  const name = String(properties["name"]);
  if (layer.id !== "incidents") {
    const standing = properties["standing"] as string | undefined;
    return standing === undefined ? name : `${name}: ${named("standing", standing).toLocaleLowerCase()}`;
  }
  return count > 1
    ? `${name}: ${t("count.incidents", { n: count })}`
    : `${name}: ${groupName(groupOfRank(Number(properties["rank"])))}`;
}

/** The one of two that is drawn above, or of two areas the smaller. */
function nearer(best: MapGeoJSONFeature | undefined, next: MapGeoJSONFeature): MapGeoJSONFeature {
  if (
    best === undefined ||
    (best.layer.id === "areas" && Number(next.properties["radius"]) < Number(best.properties["radius"]))
  ) {
    return next;
  }
  return best;
}

function open(
  chart: Chart,
  store: Context["store"],
  { layer, geometry, properties }: MapGeoJSONFeature,
): void {
  if (properties["cluster"] === true && geometry.type === "Point") {
    const [lon = 0, lat = 0] = geometry.coordinates;
    chart.easeTo({ center: [lon, lat], zoom: Math.min(chart.getZoom() + 2, chart.getMaxZoom()) });
  } else if (layer.id === "incidents" && Number(properties["count"]) === 1) {
    store.set({ item: { kind: "incident", position: Number(properties["incident"]) } });
  } else {
    store.set({ item: { kind: "place", position: Number(properties["place"]) } });
  }
}
