// The panel beside the map: four lists behind tabs, or one item in full.

import { detail } from "./detail";
import { el, replace, type Child } from "./dom";
import { incidentList, placeList, problemList, unmappedCount, unmappedList } from "./list";
import { itemKey } from "./parts";
import { changesIn, incidentsIn, standingsOn, type Picture } from "./picture";
import { TABS, windowOf, type State, type Store, type Tab } from "./state";
import { onTheme } from "./theme";

const NAMES: Record<Tab, string> = {
  incidents: "Events",
  places: "Places",
  unmapped: "Off the map",
  problems: "Problems",
};

function counts(picture: Picture, state: State): Record<Tab, number> {
  const window = windowOf(state);
  return {
    incidents: incidentsIn(picture, window).length + changesIn(picture, window).length,
    places: standingsOn(picture, state.day).length,
    unmapped: unmappedCount(picture),
    problems: picture.payload.problems.length,
  };
}

function content(picture: Picture, store: Store): Child[] {
  if (store.state.item !== null) {
    return detail(picture, store);
  }
  switch (store.state.tab) {
    case "incidents":
      return incidentList(picture, store);
    case "places":
      return placeList(picture, store);
    case "unmapped":
      return unmappedList(picture, store);
    case "problems":
      return problemList(picture);
  }
}

export function drawPanel(picture: Picture, store: Store): HTMLElement {
  const tabs = TABS.map((tab) => {
    const count = el("small");
    const button = el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${tab}`,
        "aria-controls": "panel",
        click: () => store.set({ tab, item: null }),
      },
      NAMES[tab],
      count,
    );
    return { tab, button, count };
  });
  const body = el("div", { class: "body", id: "panel", role: "tabpanel", tabindex: -1 });
  const list = el(
    "div",
    { role: "tablist", "aria-label": "Lists" },
    tabs.map(({ button }) => button),
  );
  list.addEventListener("keydown", (event) => stepTabs(event, store, tabs));
  const draw = (): void => {
    const { state } = store;
    const numbers = counts(picture, state);
    for (const { tab, button, count } of tabs) {
      const chosen = tab === state.tab;
      count.textContent = numbers[tab].toLocaleString("en-GB");
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    }
    body.setAttribute("aria-labelledby", `tab-${state.tab}`);
    replace(body, content(picture, store));
  };
  store.listen((state, before) => {
    const top = state.item !== before.item || state.tab !== before.tab;
    draw();
    if (top) {
      body.scrollTop = 0;
      moveFocus(body, state, before);
    }
  });
  onTheme(draw);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.state.item !== null) {
      store.set({ item: null });
    }
  });
  draw();
  return el("section", { class: "panel", "aria-label": "Reports" }, list, body);
}

/** Brings the heading of what is open into sight: on narrow screens the panel lies below the map. */
export function reveal(): void {
  document.querySelector("#panel h2")?.scrollIntoView({ block: "start" });
}

/** What was opened gets the focus; when it closes, the row that opened it gets it back. */
function moveFocus(body: HTMLElement, { item }: State, { item: closed }: State): void {
  if (item !== null) {
    reveal();
    body.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  } else if (closed !== null) {
    const opener = body.querySelector<HTMLElement>(`[data-item="${itemKey(closed)}"]`);
    opener?.focus({ preventScroll: true });
    opener?.scrollIntoView({ block: "center" });
  }
}

function stepTabs(event: KeyboardEvent, store: Store, tabs: { tab: Tab; button: HTMLElement }[]): void {
  const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (by !== 0) {
    event.preventDefault();
    const nth = tabs.findIndex(({ tab }) => tab === store.state.tab);
    const next = tabs[(nth + by + tabs.length) % tabs.length];
    if (next !== undefined) {
      store.set({ tab: next.tab, item: null });
      next.button.focus();
    }
  }
}
