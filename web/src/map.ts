// The map: MapLibre with no server behind it. Everything it draws is in the page.

import {
  LngLatBounds,
  Map as Chart,
  Marker,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type GeoJSONSource,
  type IControl,
  type MapGeoJSONFeature,
  type MapMouseEvent,
  type PaddingOptions,
  type SourceSpecification,
  type StyleSpecification,
} from "maplibre-gl";
import workerCode from "map-worker";
import { BADGES, incidentImage } from "./badges";
import { groundLayers, groundSources } from "./basemap";
import { at } from "./data";
import { el } from "./dom";
import { sceneLayers } from "./layers";
import { areaImage, discImage, lookName, RATIO } from "./patterns";
import type { Picture } from "./picture";
import { groupOfRank, rankOf, ring, scene, type Scene } from "./scene";
import type { State, Store } from "./state";
import { currentTheme, onTheme, type Theme } from "./theme";
import { counted, GROUPS, STANDINGS, type Group } from "./words";
import type { Standing } from "./data";

const SOURCES = ["areas", "reaches", "holdings", "names", "incidents"] as const;
const CLICKABLE = ["incidents", "discs", "names", "areas"];
const WIDE = 40; // km: an area this wide lies under everything, so only its name is clicked

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/**
 * The address as one that this page vouches for. Its content policy lets no other text become a script, or
 * markup; browsers that do not know such policies have no `trustedTypes`.
 */
function trusted(address: string): string {
  const { trustedTypes: policies } = globalThis as { trustedTypes?: Policies };
  return (
    policies?.createPolicy("sitrep", { createScriptURL: (own) => own }).createScriptURL(address) ?? address
  );
}

/**
 * Starts MapLibre's workers from the page itself. MapLibre would fetch their code by its address first,
 * which the page's content policy forbids; the name ending in .cjs tells it to make a plain worker.
 */
function bringWorkers(): void {
  const address = trusted(URL.createObjectURL(new Blob([workerCode], { type: "text/javascript" })));
  setWorkerUrl(new URL("worker.cjs", location.href).href);
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor() {
      super(address);
    }
  };
}

function source(name: (typeof SOURCES)[number], shown: Scene): SourceSpecification {
  const plain = { type: "geojson" as const, data: shown[name], tolerance: 0 };
  if (name !== "incidents") {
    return plain;
  }
  // Spots that would lie over each other go together, under the gravest of them.
  return {
    ...plain,
    cluster: true,
    clusterRadius: 20,
    clusterMaxZoom: 15,
    clusterProperties: { count: ["+", ["get", "count"]], rank: ["max", ["get", "rank"]] },
  };
}

/** Every image that the scene's layers may ask for. */
function addImages(chart: Chart, picture: Picture, theme: Theme): void {
  const add = (name: string, image: ImageData): void => {
    if (!chart.hasImage(name)) {
      chart.addImage(name, image, { pixelRatio: RATIO });
    }
  };
  for (const look of [...picture.byPlace.values()].flat()) {
    add(`area/${lookName(look)}`, areaImage(picture.payload, look));
    add(`disc/${lookName(look)}`, discImage(picture.payload, look, theme));
  }
  for (const group of Object.keys(GROUPS) as Group[]) {
    for (let count = 1; count <= BADGES; count += 1) {
      add(`incident/${rankOf(group)}/${count}`, incidentImage(group, count, theme));
    }
  }
}

function words({ layer, properties }: MapGeoJSONFeature): string {
  if (properties["cluster"] === true) {
    return `${counted(Number(properties["count"]), "incident")}: click to come nearer`;
  }
  const name = String(properties["name"]);
  if (layer.id !== "incidents") {
    const standing = properties["standing"] as Standing | undefined;
    return standing === undefined ? name : `${name}: ${STANDINGS[standing].name.toLowerCase()}`;
  }
  const count = Number(properties["count"]);
  return count > 1
    ? `${name}: ${counted(count, "incident")}`
    : `${name}: ${GROUPS[groupOfRank(Number(properties["rank"]))]}`;
}

/** A button that shows everything there is on the map, far-off places too. */
function wholeButton(chart: Chart, { payload, byPlace, dated }: Picture): IControl {
  const positions = [...byPlace.keys(), ...dated.flatMap(({ incident }) => incident.where?.place ?? [])];
  const rings = positions.flatMap((position) => ring(at(payload.places, position)));
  const box = rings.reduce((all, [lon = 0, lat = 0]) => all.extend([lon, lat]), new LngLatBounds());
  const show = (): void => {
    chart.fitBounds(box.isEmpty() ? payload.view : box, {
      padding: padding(chart.getContainer()),
      maxZoom: 12,
    });
  };
  const button = el("button", {
    type: "button",
    class: "whole-map",
    title: "Show all places",
    "aria-label": "Show all places",
    click: show,
  });
  const holder = el("div", { class: "maplibregl-ctrl maplibregl-ctrl-group" }, button);
  return { onAdd: () => holder, onRemove: () => holder.remove() };
}

/** Room around the theatre for what lies over the map. */
function padding(holder: HTMLElement): PaddingOptions {
  const wide = holder.clientWidth > 700;
  return wide ? { top: 50, right: 60, bottom: 50, left: 320 } : { top: 40, right: 30, bottom: 30, left: 30 };
}

export function drawMap(holder: HTMLElement, picture: Picture, store: Store): void {
  const { payload } = picture;
  const ground = groundSources(payload.ground, payload.groundBox);
  const style = (): StyleSpecification => {
    const shown = scene(picture, store.state);
    const own = Object.fromEntries(SOURCES.map((name) => [name, source(name, shown)]));
    const theme = currentTheme();
    return {
      version: 8,
      sources: { ...ground, ...own },
      layers: [...groundLayers(theme), ...sceneLayers(theme)],
    };
  };
  bringWorkers();
  const chart = new Chart({
    container: holder,
    style: style(),
    bounds: payload.view,
    fitBoundsOptions: { padding: padding(holder), maxZoom: 12 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 15,
    fadeDuration: 0,
  });
  chart.touchZoomRotate.disableRotation();
  chart.keyboard.disableRotation();
  chart.addControl(new NavigationControl({ showCompass: false }), "top-right");
  chart.addControl(wholeButton(chart, picture), "top-right");
  chart.addControl(new ScaleControl({ maxWidth: 110 }), "bottom-right");
  chart.on("style.load", () => addImages(chart, picture, currentTheme()));
  onTheme(() => chart.setStyle(style(), { diff: false }));
  chart.on("idle", () => {
    document.documentElement.dataset["ready"] = "true";
  });
  store.listen((state, before) => {
    document.documentElement.dataset["ready"] = "false";
    update(chart, scene(picture, state));
    if (state.item !== before.item) {
      show(chart, picture, state);
    }
  });
  followPointer(chart, store);
}

function update(chart: Chart, shown: Scene): void {
  for (const name of SOURCES) {
    chart.getSource<GeoJSONSource>(name)?.setData(shown[name]);
  }
  chart.triggerRepaint();
}

/** Moves to the item that was opened, where the map does not show it already. */
function show(chart: Chart, { payload }: Picture, { item }: State): void {
  const position =
    item?.kind === "incident"
      ? at(payload.incidents, item.position).where?.place
      : item?.kind === "place"
        ? item.position
        : undefined;
  if (position === undefined) {
    return;
  }
  const { at: centre } = at(payload.places, position);
  if (!chart.getBounds().contains(centre)) {
    chart.easeTo({ center: centre });
  }
}

function followPointer(chart: Chart, store: Store): void {
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

function open(chart: Chart, store: Store, { layer, geometry, properties }: MapGeoJSONFeature): void {
  if (properties["cluster"] === true && geometry.type === "Point") {
    const [lon = 0, lat = 0] = geometry.coordinates;
    chart.easeTo({ center: [lon, lat], zoom: Math.min(chart.getZoom() + 2, chart.getMaxZoom()) });
  } else if (layer.id === "incidents" && Number(properties["count"]) === 1) {
    store.set({ item: { kind: "incident", position: Number(properties["incident"]) } });
  } else {
    store.set({ item: { kind: "place", position: Number(properties["place"]) } });
  }
}
