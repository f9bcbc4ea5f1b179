// Filters: a facet each, with what every choice would leave.

import type { Context } from "./context";
import { el, replace, type Child } from "./dom";
import { countryName, placeName, sideName } from "./names";
import { link } from "./parts";
import { FACETS, toggled, type Facet, type State } from "./state";
import { number, t, type Key } from "./texts";

import { STANDINGS, type Standing } from "./data";
import { GROUPS, groupName, standingName, type Group } from "./words";

const MOST = 14; // choices of a facet that are offered at once

/** What a facet's value is called. */
function valueName({ payload }: Context, facet: Facet, value: string): string {
  switch (facet) {
    case "kind":
      return groupName(value as Group);
    case "side":
      return sideName(payload, payload.sides.findIndex(({ id }) => id === value));
    case "actor":
      return payload.actors.find(({ id }) => id === value)?.name ?? value;
    case "place": {
      const place = payload.places.find(({ id }) => id === value);
      return place === undefined ? countryName(value) : placeName(place);
    }
    case "status":
      return standingName(value as Standing);
    case "sure":
      return t("filter.sure", { least: value });
    default:
      return value;
  }
}

const FIXED: Partial<Record<Facet, readonly string[]>> = { kind: GROUPS, status: STANDINGS };

/** The choices of a facet: what is chosen, then those that would leave most; fixed lists in their order. */
function choices({ payload, view, store }: Context, facet: Facet): [value: string, count: number][] {
  const counts = view().counts()[facet];
  const chosen = store.state.filters[facet] ?? [];
  const ids = facet === "place" ? new Set(payload.places.map(({ id }) => id)) : new Set<string>();
  const offered = [...counts.keys()].filter((value) => !ids.has(value));
  const values = [...new Set([...chosen, ...(FIXED[facet] ?? offered)])];
  const found = values
    .map((value): [string, number] => [value, counts.get(value) ?? 0])
    .filter(([value, count]) => count > 0 || chosen.includes(value));
  if (FIXED[facet] !== undefined) {
    return found;
  }
  return facet === "sure"
    ? found.sort(([a], [b]) => Number(a) - Number(b))
    : found.sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}

function facetPart(context: Context, facet: Facet, opened: Set<Facet>): HTMLElement | null {
  const { store } = context;
  const found = choices(context, facet);
  if (found.length === 0) {
    return null;
  }
  const chosen = store.state.filters[facet] ?? [];
  const option = ([value, count]: [string, number]): HTMLElement => {
    const box = el("input", {
      type: "checkbox",
      change: () => store.set({ filters: toggled(store.state.filters, facet, value, facet === "sure") }),
    });
    box.checked = chosen.includes(value);
    box.dataset["facet"] = `${facet}/${value}`;
    return el(
      "label",
      {},
      box,
      el("bdi", {}, valueName(context, facet, value)),
      el("small", {}, number(count)),
    );
  };
  const details = el(
    "details",
    {
      toggle: () => {
        opened[details.open ? "add" : "delete"](facet);
      },
    },
    el(
      "summary",
      {},
      t(`facet.${facet}` as Key),
      chosen.length > 0 && el("small", { class: "chosen" }, number(chosen.length)),
    ),
    el("div", { class: "choices" }, found.slice(0, MOST).map(option), rest(found.slice(MOST).map(option))),
  );
  details.open = opened.has(facet);
  return details;
}

function rest(options: readonly HTMLElement[]): Child {
  return (
    options.length > 0 &&
    el("details", {}, el("summary", {}, t("list.more", { n: options.length })), options.slice(0, 200))
  );
}

/** All of a state that the filters hang on. */
const key = (state: State): string => JSON.stringify({ ...state, item: null, tab: null, camera: null });

/** The button that opens the filters, what is chosen, and the filters themselves. */
export function drawFacets(context: Context): HTMLElement {
  const { store } = context;
  const opened = new Set<Facet>(["kind", "side"]);
  const chips = el("div", { class: "chips" });
  const body = el("div", { class: "facets", id: "facets", hidden: true });
  const button = el(
    "button",
    {
      type: "button",
      class: "quiet filter",
      "aria-controls": "facets",
      "aria-expanded": "false",
      click: () => {
        body.hidden = !body.hidden;
        button.setAttribute("aria-expanded", String(!body.hidden));
        draw();
      },
    },
    t("filter.title"),
  );
  const draw = (): void => {
    const { filters } = store.state;
    replace(
      chips,
      FACETS.flatMap((facet) =>
        (filters[facet] ?? []).map((value) =>
          el(
            "button",
            {
              type: "button",
              class: "chip",
              "aria-label": t("filter.drop", { value: valueName(context, facet, value) }),
              click: () => store.set({ filters: toggled(filters, facet, value) }),
            },
            el("bdi", {}, valueName(context, facet, value)),
            " ×",
          ),
        ),
      ),
      Object.keys(filters).length > 0 && link(t("filter.clear"), () => store.set({ filters: {} })),
    );
    if (!body.hidden) {
      const focused = (document.activeElement as HTMLElement | null)?.dataset["facet"];
      replace(
        body,
        FACETS.map((facet) => facetPart(context, facet, opened)),
      );
      if (focused !== undefined) {
        body.querySelector<HTMLElement>(`[data-facet="${CSS.escape(focused)}"]`)?.focus();
      }
    }
  };
  store.listen((state: State, before: State) => {
    if (key(state) !== key(before)) {
      draw();
    }
  });
  draw();
  return el("div", { class: "filters" }, el("div", { class: "filter-bar" }, button, chips), body);
}

