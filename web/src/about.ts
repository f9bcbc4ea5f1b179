// What the page is, what it is not, and whose facts it holds.

import type { Payload } from "./data";
import { el } from "./dom";
import { standingKey } from "./legend";
import { counted } from "./words";

export function about(payload: Payload): HTMLDialogElement {
  const { read, problems, theatre, version } = payload;
  const credits = [
    "Places: GeoNames, CC BY 4.0",
    "Land, water and borders: Natural Earth, public domain. Borders are as Natural Earth draws them: it shows who controls a territory, and takes no stand on whose it is.",
    ...(theatre.credits ?? []),
    "Map drawing: MapLibre GL JS, BSD 3-clause",
  ];
  const dialog: HTMLDialogElement = el(
    "dialog",
    { class: "about", "aria-labelledby": "about-title" },
    el("h2", { id: "about-title" }, "About this page"),
    el(
      "p",
      {},
      `Everything here comes from ${counted(read.reports, "news report")}, in which ${counted(read.claims, "claim")} were found by a program that follows fixed rules. ` +
        `It is what reports say, not what is known to be true. ${counted(problems.length, "input")} could not be read or used, and ${problems.length === 1 ? "is" : "are"} listed under Problems.`,
    ),
    el(
      "p",
      {},
      "Open any incident or place to see each claim: the sentence in its report, who said it, whom the outlet leans to, and what speaks against it. Where figures differ, the low, the best and the high are shown, each with its source; nothing is averaged.",
    ),
    el(
      "p",
      {},
      "A date moves everything. Step with the arrow keys, or press the space bar to play. The address in the address bar leads back to what you see.",
    ),
    el("h3", {}, "How sure"),
    el(
      "ul",
      { class: "standings" },
      standingKey(payload).map(({ look, name, means }) => el("li", {}, look, el("b", {}, name), ` ${means}`)),
    ),
    el(
      "p",
      {},
      "A colour fades as the last word about a place grows old, over three months. A yellow glow marks what changed in the days shown. A circle is as wide as the place is vaguely known: what happened lies somewhere within it.",
    ),
    el("h3", {}, "Credits"),
    el(
      "ul",
      { class: "credits" },
      credits.map((credit) => el("li", {}, credit)),
    ),
    el(
      "p",
      { class: "version" },
      `Built by Sitrep v${version}. The page is one file and asks nothing of any network.`,
    ),
    el("button", { type: "button", click: () => dialog.close() }, "Close"),
  );
  return dialog;
}
