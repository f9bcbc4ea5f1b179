// Taking away what is shown: tables, a map file, a picture of the map, and how to cite it.

import type { Context } from "./context";
import type { Bound, Toll } from "./data";
import { at } from "./data";
import { isoOf, longDay, spanText } from "./dates";
import { el, replace } from "./dom";
import { outletNames, sideName, whereText } from "./names";
import { ageOn } from "./picture";
import { poster } from "./poster";
import { t } from "./texts";

type Cell = string | number | undefined;

/** A cell that no spreadsheet takes for a formula. */
function safe(cell: Cell): string {
  const text = cell === undefined ? "" : String(cell);
  const plain = typeof cell === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function csv(rows: readonly Cell[][]): string {
  return rows.map((cells) => `${cells.map(safe).join(",")}\n`).join("");
}

const figure = (tolls: readonly Toll[] | undefined, outcome: string, pick: (toll: Toll) => Bound | undefined): Cell =>
  tolls === undefined
    ? undefined
    : tolls.find((toll) => toll.outcome === outcome && toll.part !== true && pick(toll) !== undefined) &&
      tolls
        .filter((toll) => toll.outcome === outcome && toll.part !== true)
        .reduce((sum, toll) => sum + (pick(toll)?.count ?? 0), 0);

const FIGURES = ["killed", "injured"].flatMap((outcome) =>
  (["low", "best", "high"] as const).map((bound) => ({ outcome, bound })),
);

/** The incidents that are shown, a row each, under the names of the columns of `incidents.csv`. */
export function incidentRows({ payload, view }: Context): Cell[][] {
  const head = [
    ...["incident", "type", "date_first", "date_last", "place", "place_id", "lat", "lon", "radius_km"],
    ...["side1", "side2", ...FIGURES.map(({ outcome, bound }) => `${outcome}_${bound}`), "outlets", "quotes"],
  ];
  const rows = view().incidents.map(({ incident }): Cell[] => {
    const { where, when, tolls } = incident;
    const place = where?.place === undefined ? undefined : at(payload.places, where.place);
    const quotes = (incident.claims ?? []).map((position) => {
      const { report, title, start, end } = at(payload.claims, position);
      const { text = "", title: heading = "" } = at(payload.reports, report);
      return (title === true ? heading : text).slice(start, end);
    });
    return [
      ...[incident.id, incident.type, when?.first, when?.last, where?.name ?? place?.name, place?.id],
      ...[place?.at[1], place?.at[0], place?.radius],
      ...[incident.side1, incident.side2].map((side) => side !== undefined && at(payload.sides, side).id || undefined),
      ...FIGURES.map(({ outcome, bound }) => figure(tolls, outcome, (toll) => toll[bound])),
      outletNames(payload, incident.claims).join("; "),
      [...new Set(quotes)].join(" | "),
    ];
  });
  return [head, ...rows];
}

/** Who holds each place that is shown, on the day. */
export function controlRows({ payload, view, store }: Context): Cell[][] {
  const { day } = store.state;
  const head = [
    ...["place_id", "place", "lat", "lon", "radius_km", "date", "side", "rival", "standing", "probability"],
    ...["since", "age_days", "outlets_for", "outlets_against"],
  ];
  const side = (position: number | undefined): Cell =>
    position === undefined ? undefined : at(payload.sides, position).id;
  const rows = view().standings.map((standing): Cell[] => {
    const { id, name, at: point, radius } = at(payload.places, standing.place);
    return [
      ...[id, name, point[1], point[0], radius, isoOf(day), side(standing.side), side(standing.rival)],
      ...[standing.standing, standing.probability, standing.since, ageOn(standing, day)],
      outletNames(payload, standing.for).join("; "),
      outletNames(payload, standing.against).join("; "),
    ];
  });
  return [head, ...rows];
}

/** What is shown as GeoJSON; each point says in `radius_km` how far around it the place reaches. */
export function geojson(context: Context): string {
  const { payload, store } = context;
  const features = (layer: string, [head = [], ...rows]: Cell[][]): object[] =>
    rows.flatMap((cells) => {
      const values = Object.fromEntries(head.map((name, nth) => [String(name), cells[nth] ?? null]));
      const { lat, lon, ...properties } = values;
      return typeof lat === "number"
        ? [
            {
              type: "Feature",
              geometry: { type: "Point", coordinates: [lon, lat] },
              properties: { layer, ...properties },
            },
          ]
        : [];
    });
  return JSON.stringify({
    type: "FeatureCollection",
    on: isoOf(store.state.day),
    citation: citation(context),
    credits: payload.theatre.credits ?? [],
    features: [
      ...features("incident", incidentRows(context)),
      ...features("holding", controlRows(context)),
    ],
  });
}

/** What to write under a figure taken from the page. */
export function citation({ payload, store, view }: Context): string {
  const { day, evening, filters } = store.state;
  const narrowed = Object.entries(filters).map(
    ([facet, values]) => `${facet} ${(values ?? []).map((value) => sideOr(payload, facet, value)).join("/")}`,
  );
  return [
    `${payload.title}. ${t("cite.picture", { day: longDay(day), days: spanText(view().window) })}`,
    evening ? t("cite.evening") : "",
    narrowed.length > 0 ? t("cite.filtered", { filters: narrowed.join(", ") }) : "",
    t("cite.from", { n: payload.read.reports, claims: payload.read.claims, version: payload.version }),
  ]
    .filter(Boolean)
    .join(" ");
}

function sideOr(payload: Context["payload"], facet: string, value: string): string {
  const position = payload.sides.findIndex(({ id }) => id === value);
  if (facet === "side" && position >= 0) {
    return sideName(payload, position);
  }
  const place = payload.places.findIndex(({ id }) => id === value);
  return facet === "place" && place >= 0 ? whereText(payload, { place }) : value;
}

function save(name: string, type: string, content: string | Blob): void {
  const blob = typeof content === "string" ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function takeawayDialog(context: Context): HTMLDialogElement {
  const { view, store } = context;
  const stem = (): string => `sitrep-${isoOf(store.state.day)}`;
  const facts = el("p", {});
  const cite = el("textarea", { readonly: true, rows: 4, "aria-label": t("take.cite"), dir: "auto" });
  const choice = (name: string, means: string, click: () => void): HTMLElement =>
    el("li", {}, el("button", { type: "button", class: "quiet", click }, name), el("span", {}, means));
  const dialog: HTMLDialogElement = el(
    "dialog",
    { class: "sheet takeaway", "aria-labelledby": "take-title" },
    el("h2", { id: "take-title" }, t("take.title")),
    facts,
    el(
      "ul",
      { class: "ways" },
      choice(t("take.incidents"), t("take.incidents.means"), () =>
        save(`${stem()}-incidents.csv`, "text/csv", csv(incidentRows(context))),
      ),
      choice(t("take.control"), t("take.control.means"), () =>
        save(`${stem()}-control.csv`, "text/csv", csv(controlRows(context))),
      ),
      choice(t("take.geojson"), t("take.geojson.means"), () =>
        save(`${stem()}.geojson`, "application/geo+json", geojson(context)),
      ),
      choice(t("take.image"), t("take.image.means"), () => {
        void poster(context).then((image) => image !== null && save(`${stem()}.png`, "image/png", image));
      }),
      choice(t("take.print"), t("take.print.means"), () => {
        dialog.close();
        window.print();
      }),
    ),
    el("h3", {}, t("take.cite")),
    cite,
    el("button", { type: "button", class: "done", click: () => dialog.close() }, t("close")),
  );
  const open = dialog.showModal.bind(dialog);
  dialog.showModal = () => {
    const { incidents, standings } = view();
    replace(facts, t("take.facts", { n: incidents.length, places: standings.length }));
    cite.value = citation(context);
    open();
  };
  return dialog;
}
