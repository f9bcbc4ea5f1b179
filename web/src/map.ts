// The map: MapLibre with no server behind it. Everything it draws is in the page.

import {
  LngLatBounds,
  Map as Chart,
  NavigationControl,
  ScaleControl,
  type GeoJSONSource,
  type GeoJSONSourceDiff,
  type IControl,
  type PaddingOptions,
  type SourceSpecification,
  type StyleSpecification,
} from "maplibre-gl";
import { afterPaint } from "./afterpaint";
import { BADGES, incidentImage } from "./badges";
import { groundLayers, groundSources } from "./basemap";
import { ring } from "./cells";
import type { Context } from "./context";
import { at } from "./data";
import { el } from "./dom";
import { sceneLayers } from "./layers";
import { areaImage, discImage, lookName, RATIO, type Look } from "./patterns";
import { followPointer } from "./pointer";
import { collected, rankOf, scenes, SOURCES, type Drawing, type Scene, type Source } from "./scene";
import type { Camera, State } from "./state";
import { dir, t } from "./texts";
import { currentTheme, onTheme, type Theme } from "./theme";
import { GROUPS } from "./words";
import { bringWorkers } from "./workers";

function source(name: Source, shown: Scene): SourceSpecification {
  const plain = { type: "geojson" as const, data: collected(shown[name]), tolerance: 0 };
  if (name !== "incidents") {
    return plain;
  }
  // Spots that would lie over each other go together, under the gravest of them.
  return {
    ...plain,
    cluster: true,
    clusterRadius: 26,
    clusterMaxZoom: 14,
    clusterProperties: { count: ["+", ["get", "count"]], rank: ["max", ["get", "rank"]] },
  };
}

/** Every image that the scene's layers may ask for. */
function addImages(chart: Chart, { payload, picture }: Context, theme: Theme): void {
  const add = (name: string, draw: () => ImageData): void => {
    if (!chart.hasImage(name)) {
      chart.addImage(name, draw(), { pixelRatio: RATIO });
    }
  };
  const { now, evenings } = picture;
  const nobody: Look = { standing: "unknown" };
  const looks = [nobody, ...[...now.byPlace.values(), ...evenings.byPlace.values()].flat()];
  for (const look of looks) {
    add(`area/${lookName(look)}`, () => areaImage(payload, look));
    add(`disc/${lookName(look)}`, () => discImage(payload, look, theme));
  }
  for (const group of GROUPS) {
    for (let count = 1; count <= BADGES; count += 1) {
      add(`incident/${rankOf(group)}/${count}`, () => incidentImage(group, count, theme));
    }
  }
}

/** A button that shows everything there is on the map, far-off places too. */
function wholeButton(chart: Chart, { payload, picture: { now, dated } }: Context): IControl {
  const positions = [...now.byPlace.keys(), ...dated.flatMap(({ incident }) => incident.where?.place ?? [])];
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
    title: t("map.all"),
    "aria-label": t("map.all"),
    click: show,
  });
  const holder = el("div", { class: "maplibregl-ctrl maplibregl-ctrl-group" }, button);
  return { onAdd: () => holder, onRemove: () => holder.remove() };
}

/** Room around the theatre for what lies over the map. */
function padding(holder: HTMLElement): PaddingOptions {
  const wide = holder.clientWidth > 700;
  if (!wide) {
    return { top: 40, right: 30, bottom: 30, left: 30 };
  }
  return dir === "rtl"
    ? { top: 50, right: 320, bottom: 50, left: 60 }
    : { top: 50, right: 60, bottom: 50, left: 320 };
}

/** What a source was last given, by the key of each spot: so that only what is another goes to the map's workers. */
type Sent = Map<number, string>;

/** What changes a source to what is shown; null where nothing does. */
function difference(sent: Sent, { spots, feature }: Drawing): GeoJSONSourceDiff | null {
  const update: GeoJSONSourceDiff["update"] = [];
  const add: GeoJSONSourceDiff["add"] = [];
  const left = new Set(sent.keys());
  for (const spot of spots) {
    const { position, live, key } = spot;
    const before = sent.get(position);
    left.delete(position);
    if (before === undefined) {
      add.push(feature(spot));
    } else if (before !== key) {
      const values = Object.entries(live).map(([name, value]) => ({ key: name, value }));
      update.push({ id: position, addOrUpdateProperties: values });
    }
    sent.set(position, key);
  }
  left.forEach((position) => sent.delete(position));
  const same = left.size === 0 && add.length === 0 && update.length === 0;
  return same ? null : { remove: [...left], add, update };
}

const keysOf = ({ spots }: Drawing): Sent => new Map(spots.map(({ position, key }) => [position, key]));

export function drawMap(holder: HTMLElement, context: Context): Chart {
  const { payload, store } = context;
  const ground = groundSources(payload.ground, payload.groundBox);
  const scene = scenes(context);
  let sent: Partial<Record<Source, Sent>> = {};
  let pending = false; // whether the map is yet to be told what is shown
  let moved: Camera | null = null; // by the reader's hand, and so not to be moved to
  const style = (): StyleSpecification => {
    const shown = scene();
    sent = {};
    const own = Object.fromEntries(SOURCES.map((name) => [name, source(name, shown)]));
    for (const name of ["areas", "holdings", "names"] as const) {
      sent[name] = keysOf(shown[name]);
    }
    const theme = currentTheme();
    return {
      version: 8,
      sources: { ...ground, ...own },
      layers: [...groundLayers(theme), ...sceneLayers(theme)],
    };
  };
  const update = (): void => {
    const shown = scene();
    for (const name of SOURCES) {
      const [to, known] = [chart.getSource<GeoJSONSource>(name), sent[name]];
      if (known === undefined) {
        to?.setData(collected(shown[name]));
        continue;
      }
      const diff = difference(known, shown[name]);
      if (diff !== null) {
        void to?.updateData(diff);
      }
    }
    pending = false;
    chart.triggerRepaint();
  };
  const updateSoon = afterPaint(update);
  bringWorkers();
  const { camera } = store.state;
  const chart = new Chart({
    container: holder,
    style: style(),
    bounds: payload.view,
    fitBoundsOptions: { padding: padding(holder), maxZoom: 12 },
    ...(camera === null ? {} : { bounds: undefined, center: [...camera.at], zoom: camera.zoom }),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 15,
    fadeDuration: 0,
    canvasContextAttributes: { preserveDrawingBuffer: true }, // for printing and pictures
    locale: { "Map.Title": t("map.title"), "NavigationControl.ZoomIn": t("map.in"), "NavigationControl.ZoomOut": t("map.out") },
  });
  chart.touchZoomRotate.disableRotation();
  chart.keyboard.disableRotation();
  const end = dir === "rtl" ? "left" : "right";
  chart.addControl(new NavigationControl({ showCompass: false }), `top-${end}`);
  chart.addControl(wholeButton(chart, context), `top-${end}`);
  chart.addControl(new ScaleControl({ maxWidth: 110 }), `bottom-${end}`);
  chart.on("style.load", () => addImages(chart, context, currentTheme()));
  onTheme(() => chart.setStyle(style(), { diff: false }));
  chart.on("idle", () => {
    document.documentElement.dataset["ready"] = String(!pending);
  });
  chart.on("moveend", () => {
    const { lng, lat } = chart.getCenter();
    moved = { zoom: chart.getZoom(), at: [lng, lat] };
    store.set({ camera: moved });
  });
  store.listen((state, before) => {
    if (state.camera !== null && state.camera !== before.camera && state.camera !== moved) {
      document.documentElement.dataset["ready"] = "false";
      chart.jumpTo({ center: [...state.camera.at], zoom: state.camera.zoom });
    }
    if (sceneKey(state) === sceneKey(before)) {
      return;
    }
    document.documentElement.dataset["ready"] = "false";
    pending = true;
    updateSoon();
    if (state.item !== before.item) {
      show(chart, context, state);
    }
  });
  followPointer(chart, context);
  return chart;
}

/** All of a state that the map's own sources hang on. */
const sceneKey = (state: State): string => JSON.stringify({ ...state, tab: "", camera: null });

const FAR = 8; // the zoom that shows what lies around a place that was out of sight

/** Moves to the item that was opened, where the map does not show it already. */
function show(chart: Chart, { payload }: Context, { item }: State): void {
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
    chart.easeTo({ center: centre, zoom: Math.min(chart.getZoom(), FAR) });
  }
}
