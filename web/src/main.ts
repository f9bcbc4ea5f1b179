// The page: reads its payload, and lays out the map, the timeline, the legend and the panel around one state.

import "maplibre-gl/dist/maplibre-gl.css";
import "./styles.css";
import { aboutDialog } from "./about";
import { context, type Context } from "./context";
import { load } from "./data";
import { dayOf, spanText } from "./dates";
import { el, replace } from "./dom";
import { drawLegend } from "./legend";
import { drawMap } from "./map";
import { ownGround, type AddGround } from "./ownground";
import { drawPanel, reveal } from "./panel";
import { domain, picture, type Picture } from "./picture";
import { drawSearch } from "./search";
import { areSettings } from "./settings";
import { fromHash, store, toHash, type Change } from "./state";
import { citation, takeawayDialog } from "./takeaway";
import { dir, language, t } from "./texts";
import { drawTimeline } from "./timeline";

const DAYS = 7;

async function start(): Promise<void> {
  document.documentElement.lang = language;
  document.documentElement.dir = dir;
  const shown = picture(await load());
  const state = store({
    day: domain(shown, false).last,
    days: DAYS,
    against: null,
    evening: false,
    bars: "auto",
    filters: {},
    tab: "incidents",
    item: null,
    camera: null,
    ...clamped(shown, fromHash(location.hash, shown.payload)),
  });
  const page = context(shown, state);
  const holder = el("div", { id: "map" });
  let addGround: AddGround = () => Promise.reject(new Error(t("map.none")));
  const dialogs = [
    takeawayDialog(page),
    aboutDialog(shown.payload, (file) => addGround(file)),
  ] as const;
  const app = document.getElementById("app") ?? document.body;
  app.append(
    header(page, dialogs),
    el(
      "main",
      {},
      el("div", { class: "stage" }, holder, drawLegend(page)),
      drawTimeline(page),
      drawPanel(page),
    ),
    foot(page),
    ...dialogs,
  );
  keepAddress(page);
  if (state.state.item !== null) {
    reveal();
  }
  requestAnimationFrame(() => {
    // The lists can be read by now; the map comes when they have been drawn.
    setTimeout(() => {
      try {
        addGround = ownGround(drawMap(holder, page));
      } catch (problem) {
        noMap(holder, problem);
      }
    });
  });
}

function clamped(shown: Picture, asked: Change): Change {
  if (asked.day === undefined) {
    return asked;
  }
  const { first, last } = domain(shown, true);
  return { ...asked, day: Math.min(Math.max(asked.day, first), last) };
}

type Dialogs = readonly [takeaway: HTMLDialogElement, about: HTMLDialogElement];

function header(page: Context, [takeaway, about]: Dialogs): HTMLElement {
  const { payload } = page;
  const outlets = new Set(payload.reports.map(({ outlet, source }) => outlet ?? source)).size;
  const days = payload.reports.flatMap(({ published }) =>
    published === undefined ? [] : [dayOf(published)],
  );
  const span = { first: days.reduce((a, b) => Math.min(a, b), Infinity), last: Math.max(-Infinity, ...days) };
  const facts = [
    payload.theatre.title,
    t("head.reports", { n: payload.read.reports, outlets }),
    days.length === 0 ? null : t("head.published", { days: spanText(span) }),
    payload.known === null ? null : t("head.known", { day: payload.known }),
  ];
  const button = (words: string, dialog: HTMLDialogElement): HTMLElement =>
    el("button", { type: "button", class: "quiet", click: () => dialog.showModal() }, words);
  return el(
    "header",
    { class: "top" },
    el(
      "div",
      {},
      el("h1", {}, el("bdi", {}, payload.title)),
      el("p", {}, [...new Set(facts)].filter((fact) => fact !== null && fact !== payload.title).join(" · ")),
    ),
    drawSearch(page),
    el("div", { class: "buttons" }, button(t("take.title"), takeaway), button(t("about.button"), about)),
  );
}

function foot(page: Context): HTMLElement {
  const { version, theatre } = page.payload;
  const cited = el("span", { class: "cited", dir: "auto" });
  window.addEventListener("beforeprint", () => replace(cited, citation(page)));
  const credits = [t("foot.places"), t("foot.borders"), ...(theatre.credits ?? [])];
  return el(
    "footer",
    { class: "foot" },
    cited,
    el("span", { class: "credits", dir: "auto" }, credits.join(" · ")),
    el("span", {}, t("foot.version", { version })),
  );
}

/** Keeps the address in step with the state, and follows it where the reader changes it. */
function keepAddress({ store: state, picture: shown, payload }: Context): void {
  state.listen(() => history.replaceState(null, "", toHash(state.state, payload)));
  window.addEventListener("hashchange", () => {
    if (areSettings()) {
      state.set(clamped(shown, fromHash(location.hash, payload)));
    } else {
      location.reload();
    }
  });
}

function noMap(holder: HTMLElement, problem: unknown): void {
  holder.replaceChildren(el("p", { class: "no-map", title: String(problem) }, t("map.none")));
  document.documentElement.dataset["ready"] = "true";
}

void start();
