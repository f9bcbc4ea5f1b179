// What the page is, what it is not, whose facts it holds, and how the reader wants it.

import { viewsOf } from "./borders";
import type { Payload } from "./data";
import { el, replace, type Child } from "./dom";
import { standingKey } from "./legend";
import type { AddGround } from "./ownground";
import { change, setting, type Setting } from "./settings";
import { language, named, t, TONGUES } from "./texts";

export function aboutDialog(payload: Payload, addGround: AddGround): HTMLDialogElement {
  const { read, problems, theatre, version } = payload;
  const credits = [
    t("credit.geonames"),
    t("credit.naturalearth"),
    ...(theatre.credits ?? []),
    t("credit.maplibre"),
  ];
  const dialog: HTMLDialogElement = el(
    "dialog",
    { class: "sheet about", "aria-labelledby": "about-title" },
    el("h2", { id: "about-title" }, t("about.title")),
    el("p", {}, t("about.what", { n: read.reports, claims: read.claims }), " ", t("about.failed", { n: problems.length })),
    el("p", {}, t("about.open")),
    el("p", {}, t("about.date")),
    el("h3", {}, t("about.sure")),
    el(
      "ul",
      { class: "standings" },
      standingKey(payload).map(({ look, name, means }) => el("li", {}, look, el("b", {}, name), ` ${means}`)),
    ),
    el("p", {}, t("about.fade")),
    el("h3", {}, t("settings.title")),
    el("div", { class: "settings" }, settings(payload), groundFile(addGround)),
    el("h3", {}, t("about.credits")),
    el(
      "ul",
      { class: "credits" },
      credits.map((credit) => el("li", { dir: "auto" }, credit)),
    ),
    el("p", { class: "version" }, t("about.version", { version })),
    el("button", { type: "button", class: "done", click: () => dialog.close() }, t("close")),
  );
  return dialog;
}

function choose(name: Setting, label: string, value: string, options: readonly [string, string][]): HTMLElement {
  const select = el(
    "select",
    { id: `set-${name}`, change: () => change(name, select.value) },
    options.map(([option, words]) => el("option", { value: option }, words)),
  );
  select.value = value;
  return el("label", { for: `set-${name}` }, el("span", {}, label), select);
}

function settings(payload: Payload): Child[] {
  const views = ["", ...viewsOf(payload.ground)];
  return [
    choose(
      "lang",
      t("settings.language"),
      language,
      Object.entries(TONGUES).map(([id, { name }]) => [id, name]),
    ),
    choose("palette", t("settings.palette"), setting("palette"), [
      ["", t("settings.palette.theatre")],
      ["safe", t("settings.palette.safe")],
    ]),
    choose(
      "borders",
      t("settings.borders"),
      setting("borders"),
      views.map((view) => [view, view === "" ? t("settings.borders.held") : named("borders", view)]),
    ),
  ];
}

/** Rivers and roads come from a file of the reader's own: the page asks no network for them. */
function groundFile(add: AddGround): HTMLElement {
  const said = el("output", { for: "ground-file" });
  const input = el("input", {
    type: "file",
    id: "ground-file",
    accept: ".pmtiles",
    change: () => {
      const [file] = input.files ?? [];
      if (file !== undefined) {
        const name = file.name;
        add(file).then(
          () => replace(said, t("settings.ground.drawn", { name })),
          (problem: unknown) => replace(said, t("settings.ground.failed", { name, problem: String(problem) })),
        );
      }
    },
  });
  return el(
    "div",
    {},
    el("label", { for: "ground-file" }, el("span", {}, t("settings.ground")), input),
    el("p", {}, el("small", {}, t("settings.ground.means"))),
    said,
  );
}
