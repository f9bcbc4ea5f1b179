// The page: reads its payload, and lays out the map, the timeline, the legend and the panel around one state.

import "maplibre-gl/dist/maplibre-gl.css";
import "./styles.css";
import { load, type Payload } from "./data";
import { dayOf, spanText } from "./dates";
import { el } from "./dom";
import { drawLegend } from "./legend";
import { drawMap } from "./map";
import { about } from "./about";
import { drawPanel, reveal } from "./panel";
import { picture, type Picture } from "./picture";
import { fromHash, store, toHash, type Store } from "./state";
import { domain, drawTimeline } from "./timeline";
import { counted } from "./words";

const DAYS = 7;

function start(): void {
  const shown = picture(load());
  const { payload } = shown;
  const asked = fromHash(location.hash, payload);
  const state = store({
    day: domain(shown, false).last,
    days: DAYS,
    tab: "incidents",
    item: null,
    ...clamped(shown, asked),
  });
  const holder = el("div", { id: "map", "aria-label": "Map" });
  const app = document.getElementById("app") ?? document.body;
  const dialog = about(payload);
  app.append(
    header(shown, () => dialog.showModal()),
    el(
      "main",
      {},
      el("div", { class: "stage" }, holder, drawLegend(shown, state)),
      drawTimeline(shown, state),
      drawPanel(shown, state),
      foot(payload),
    ),
    dialog,
  );
  keepAddress(state, shown);
  if (state.state.item !== null) {
    reveal();
  }
  try {
    drawMap(holder, shown, state);
  } catch (problem) {
    noMap(holder, problem);
  }
}

function clamped(shown: Picture, asked: ReturnType<typeof fromHash>): ReturnType<typeof fromHash> {
  if (asked.day === undefined) {
    return asked;
  }
  const { first, last } = domain(shown, true);
  return { ...asked, day: Math.min(Math.max(asked.day, first), last) };
}

function header({ payload }: Picture, open: () => void): HTMLElement {
  const outlets = new Set(payload.reports.map(({ outlet, source }) => outlet ?? source)).size;
  const days = payload.reports.flatMap(({ published }) =>
    published === undefined ? [] : [dayOf(published)],
  );
  const facts = [
    payload.theatre.title,
    `${counted(payload.read.reports, "report")} of ${counted(outlets, "outlet")}`,
    days.length === 0 ? null : `published ${spanText({ first: Math.min(...days), last: Math.max(...days) })}`,
    payload.known === null ? null : `as known on ${payload.known}`,
  ];
  return el(
    "header",
    { class: "top" },
    el(
      "div",
      {},
      el("h1", { dir: "auto" }, payload.title),
      el("p", {}, [...new Set(facts)].filter((fact) => fact !== null && fact !== payload.title).join(" · ")),
    ),
    el("button", { type: "button", class: "quiet", click: open }, "About"),
  );
}

function foot({ version, theatre }: Payload): HTMLElement {
  const credits = ["Places: GeoNames", "Borders: Natural Earth", ...(theatre.credits ?? [])];
  return el(
    "footer",
    { class: "foot" },
    el("span", { class: "credits" }, credits.join(" · ")),
    el("span", {}, `Built by Sitrep v${version}`),
  );
}

/** Keeps the address in step with the state, and follows it where the reader changes it. */
function keepAddress(state: Store, shown: Picture): void {
  const write = (): void => history.replaceState(null, "", toHash(state.state, shown.payload));
  state.listen(write);
  window.addEventListener("hashchange", () =>
    state.set({ item: null, ...clamped(shown, fromHash(location.hash, shown.payload)) }),
  );
}

function noMap(holder: HTMLElement, problem: unknown): void {
  const words =
    "The map needs WebGL, which this browser does not offer. The timeline and the lists work without it.";
  holder.replaceChildren(el("p", { class: "no-map", title: String(problem) }, words));
  document.documentElement.dataset["ready"] = "true";
}

start();
