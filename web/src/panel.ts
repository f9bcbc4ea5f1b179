// The panel beside the map: lists behind tabs, or one item in full.

import type { Context } from "./context";
import { detail } from "./detail";
import { el, replace, type Child } from "./dom";
import { drawFacets } from "./facets";
import { wordList } from "./framing";
import { entriesOf, harmList } from "./harm";
import { incidentList, placeList, turnedList } from "./list";
import { itemKey } from "./parts";
import { TABS, type State, type Store, type Tab } from "./state";
import { named, number, t } from "./texts";
import { onTheme } from "./theme";
import { problemList, unmappedCount, unmappedList } from "./unmapped";

const LISTS: Record<Tab, (context: Context) => Child[]> = {
  incidents: incidentList,
  changes: turnedList,
  places: placeList,
  harm: harmList,
  words: wordList,
  unmapped: unmappedList,
  problems: problemList,
};

function count(context: Context, tab: Tab): number {
  const { incidents, changes, turned, standings } = context.view();
  switch (tab) {
    case "incidents":
      return incidents.length + changes.length;
    case "changes":
      return turned.length;
    case "places":
      return standings.length;
    case "harm":
      return entriesOf(context).length;
    case "words":
      return context.payload.words.length;
    case "unmapped":
      return unmappedCount(context);
    case "problems":
      return context.payload.problems.length;
  }
}

export function drawPanel(context: Context): HTMLElement {
  const { store } = context;
  const tabs = TABS.map((tab) => {
    const number = el("small");
    const button = el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${tab}`,
        "aria-controls": "panel",
        click: () => store.set({ tab, item: null }),
      },
      number,
      named("tab", tab),
    );
    return { tab, button, number };
  });
  const body = el("div", { class: "body", id: "panel", role: "tabpanel", tabindex: 0 });
  const list = el(
    "div",
    { role: "tablist", "aria-label": t("panel.lists") },
    tabs.map(({ button }) => button),
  );
  list.addEventListener("keydown", (event) => stepTabs(event, store, tabs));
  const draw = (): void => {
    const { state } = store;
    for (const { tab, button, number: shown } of tabs) {
      const chosen = tab === state.tab;
      button.hidden = tab === "changes" && state.against === null && !chosen;
      shown.textContent = number(count(context, tab));
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    }
    body.setAttribute("aria-labelledby", `tab-${state.tab}`);
    replace(body, state.item === null ? LISTS[state.tab](context) : detail(context));
  };
  store.listen((state, before) => {
    if (JSON.stringify({ ...state, camera: null }) === JSON.stringify({ ...before, camera: null })) {
      return;
    }
    const top = state.item !== before.item || state.tab !== before.tab;
    draw();
    if (top) {
      body.scrollTop = 0;
      moveFocus(body, state, before);
    }
  });
  onTheme(draw);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.state.item !== null && document.querySelector("dialog[open]") === null) {
      store.set({ item: null });
    }
  });
  draw();
  return el("section", { class: "panel", "aria-label": t("panel.title") }, drawFacets(context), list, body);
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
    const shown = tabs.filter(({ button }) => !button.hidden);
    const nth = shown.findIndex(({ tab }) => tab === store.state.tab);
    const next = shown[(nth + by + shown.length) % shown.length];
    if (next !== undefined) {
      store.set({ tab: next.tab, item: null });
      next.button.focus();
    }
  }
}
