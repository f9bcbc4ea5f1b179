// What the reader looks at: days, filters, a tab, an item. All of it lives in the address too.

import type { Day, Payload } from "./data";
import { dayOf, isoOf, type Span } from "./dates";
import { keepSettings } from "./settings";

export const TABS = ["incidents", "changes", "places", "harm", "words", "unmapped", "problems"] as const;
export type Tab = (typeof TABS)[number];
export type Item = { kind: "incident" | "place" | "actor" | "claim"; position: number };

export const FACETS = ["kind", "side", "actor", "place", "outlet", "status", "sure"] as const;
export type Facet = (typeof FACETS)[number];
export type Filters = Readonly<Partial<Record<Facet, readonly string[]>>>;

export const BARS = ["auto", "day", "week", "month"] as const;
export type Bars = (typeof BARS)[number];

export interface State {
  day: Day;
  days: number; // how many days of incidents, the last of them `day`
  against: Day | null; // the date that `day` is compared with
  evening: boolean; // show what was known on the evening of `day`
  bars: Bars; // what a bar of the histogram counts
  filters: Filters;
  tab: Tab;
  item: Item | null;
  camera: Camera | null; // where the reader has moved the map to
}

export interface Camera {
  zoom: number;
  at: readonly [lon: number, lat: number];
}

export type Change = Partial<State>;
type Listener = (state: State, before: State) => void;

export interface Store {
  state: State;
  set(change: Change): void;
  listen(listener: Listener): void;
}

export function store(initial: State): Store {
  const listeners: Listener[] = [];
  const self: Store = {
    state: initial,
    set(change) {
      const before = self.state;
      const after = { ...before, ...change };
      if (JSON.stringify(after) === JSON.stringify(before)) {
        return;
      }
      self.state = after;
      listeners.forEach((listener) => listener(after, before));
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
  return self;
}

/** The days of incidents that a state shows. */
export function windowOf({ day, days }: State): Span {
  return { first: day - days + 1, last: day };
}

/** The filters with a value of a facet chosen, or no longer chosen. */
export function toggled(filters: Filters, facet: Facet, value: string, single = false): Filters {
  const chosen = filters[facet] ?? [];
  const rest = single ? [] : chosen.filter((other) => other !== value);
  return withFacet(filters, facet, chosen.includes(value) ? rest : [...rest, value]);
}

export function withFacet(filters: Filters, facet: Facet, values: readonly string[]): Filters {
  const { [facet]: _, ...others } = filters;
  return values.length === 0 ? others : { ...others, [facet]: values };
}

type Named = readonly { id: string }[];
const LISTS = {
  incident: ({ incidents }: Payload): Named => incidents,
  place: ({ places }: Payload): Named => places,
  actor: ({ actors }: Payload): Named => actors,
};
const KINDS = Object.keys(LISTS) as (keyof typeof LISTS)[];

/** The state as the part of an address after #, in which items go by their ids. */
export function toHash(state: State, payload: Payload): string {
  const { day, days, tab, against, item, filters } = state;
  const parts = new URLSearchParams({ date: isoOf(day), days: String(days), tab });
  if (against !== null) {
    parts.set("against", isoOf(against));
  }
  if (state.evening) {
    parts.set("known", "evening");
  }
  if (state.bars !== "auto") {
    parts.set("bars", state.bars);
  }
  for (const facet of FACETS) {
    (filters[facet] ?? []).forEach((value) => parts.append(`only-${facet}`, value));
  }
  if (state.camera !== null) {
    const { zoom, at } = state.camera;
    parts.set("map", [zoom.toFixed(2), ...at.map((degrees) => degrees.toFixed(4))].join("/"));
  }
  if (item?.kind === "claim") {
    parts.set("claim", String(item.position));
  } else if (item !== null) {
    parts.set(item.kind, LISTS[item.kind](payload)[item.position]?.id ?? "");
  }
  keepSettings(parts);
  return `#${parts.toString()}`;
}

/** What an address asks for; parts that make no sense are left out. */
export function fromHash(hash: string, payload: Payload): Change {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const change: Change = {
    against: dayIn(parts, "against") ?? null,
    evening: parts.get("known") === "evening",
    bars: BARS.find((name) => name === parts.get("bars")) ?? "auto",
    item: itemIn(parts, payload),
    camera: cameraIn(parts),
    filters: filtersIn(parts),
  };
  const day = dayIn(parts, "date");
  if (day !== undefined) {
    change.day = day;
  }
  const days = Number(parts.get("days"));
  if (Number.isInteger(days) && days >= 1 && days <= 5000) {
    change.days = days;
  }
  const tab = TABS.find((name) => name === parts.get("tab"));
  if (tab !== undefined) {
    change.tab = tab;
  }
  return change;
}

function dayIn(parts: URLSearchParams, name: string): Day | undefined {
  const day = dayOf(parts.get(name) ?? "");
  return Number.isFinite(day) ? day : undefined;
}

function cameraIn(parts: URLSearchParams): Camera | null {
  const [zoom = NaN, lon = NaN, lat = NaN] = (parts.get("map") ?? "").split("/").map(Number);
  const sound = zoom >= 0 && zoom <= 22 && Math.abs(lon) <= 180 && Math.abs(lat) <= 85;
  return sound ? { zoom, at: [lon, lat] } : null;
}

function filtersIn(parts: URLSearchParams): Filters {
  return FACETS.reduce<Filters>(
    (found, facet) => withFacet(found, facet, parts.getAll(`only-${facet}`)),
    {},
  );
}

function itemIn(parts: URLSearchParams, payload: Payload): Item | null {
  const claim = Number(parts.get("claim") ?? NaN);
  if (payload.claims[claim] !== undefined) {
    return { kind: "claim", position: claim };
  }
  const found = KINDS.map((kind): Item => {
    const asked = parts.get(kind);
    return { kind, position: asked === null ? -1 : LISTS[kind](payload).findIndex(({ id }) => id === asked) };
  });
  return found.find(({ position }) => position >= 0) ?? null;
}
