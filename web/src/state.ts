// What the reader is looking at: a day, how many days of incidents, a tab, an item. It lives in the address too.

import type { Day, Payload } from "./data";
import { dayOf, isoOf, type Span } from "./dates";

export const TABS = ["incidents", "places", "unmapped", "problems"] as const;
export type Tab = (typeof TABS)[number];
export type Item = { kind: "incident" | "place" | "claim"; position: number };

export interface State {
  day: Day;
  days: number; // how many days of incidents, the last of them `day`
  tab: Tab;
  item: Item | null;
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

/** The state as the part of an address after #, in which items go by their ids. */
export function toHash(state: State, payload: Payload): string {
  const parts = new URLSearchParams({ date: isoOf(state.day), days: String(state.days), tab: state.tab });
  if (state.item?.kind === "incident") {
    parts.set("incident", payload.incidents[state.item.position]?.id ?? "");
  } else if (state.item?.kind === "place") {
    parts.set("place", payload.places[state.item.position]?.id ?? "");
  }
  return `#${parts.toString()}`;
}

/** What an address asks for; parts that make no sense are left out. */
export function fromHash(hash: string, payload: Payload): Change {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const change: Change = {};
  const day = dayOf(parts.get("date") ?? "");
  if (Number.isFinite(day)) {
    change.day = day;
  }
  const days = Number(parts.get("days"));
  if (Number.isInteger(days) && days >= 1 && days <= 366) {
    change.days = days;
  }
  const tab = TABS.find((name) => name === parts.get("tab"));
  if (tab !== undefined) {
    change.tab = tab;
  }
  const items: [Item["kind"], number][] = [
    ["incident", payload.incidents.findIndex(({ id }) => id === parts.get("incident"))],
    ["place", payload.places.findIndex(({ id }) => id === parts.get("place"))],
  ];
  const found = items.find(([, position]) => position >= 0);
  if (found !== undefined) {
    change.item = { kind: found[0], position: found[1] };
  }
  return change;
}
