// Small parts that lists and details share: sides, tolls, leanings, opening something.

import type { Incident, Outlet, Payload, Report, Toll } from "./data";
import { at } from "./data";
import { el, type Child } from "./dom";
import { colourOf } from "./patterns";
import type { Change, Standing } from "./picture";
import type { Item, Store } from "./state";
import { sideName, tollWords } from "./words";

/** A side's name, with a dot of its colour where the map draws it: civilians, say, hold nothing. */
export function sideTag(payload: Payload, side: number | undefined): HTMLElement {
  const drawn =
    side !== undefined &&
    (payload.sides[side]?.colour !== undefined || payload.history.some((holding) => holding.side === side));
  const dot = drawn ? el("i", { class: "dot" }) : null;
  if (dot !== null) {
    dot.style.background = colourOf(payload, side);
  }
  return el("span", { class: "side" }, dot, sideName(payload, side));
}

/** Government → Opposition, with as much as is known. */
export function parties(payload: Payload, { side1, side2, type }: Incident): HTMLElement | null {
  if (side1 === undefined && side2 === undefined) {
    return null;
  }
  const between = type === "Armed clash" || type === "Agreement" ? "and" : "→";
  const two =
    side2 === undefined ? null : [el("span", { class: "arrow" }, ` ${between} `), sideTag(payload, side2)];
  return el(
    "span",
    { class: "parties" },
    side1 === undefined && two ? "someone" : sideTag(payload, side1),
    two,
  );
}

/** 5 civilians killed (3–7) */
export function tollTag(toll: Toll): HTMLElement {
  const { best, what, range } = tollWords(toll);
  return el(
    "span",
    { class: "toll" },
    el("b", {}, best),
    ` ${what}`,
    range !== null && el("span", { class: "range" }, ` (${range})`),
  );
}

/** The tolls that are no part of another, for one line. */
export function tollLine(tolls: readonly Toll[] | undefined): HTMLElement | null {
  const main = (tolls ?? []).filter(({ part }) => part !== true);
  return main.length === 0
    ? null
    : el(
        "span",
        { class: "tolls" },
        main.map((toll) => tollTag(toll)),
      );
}

export function outletName(payload: Payload, report: Report): string {
  return report.outlet === undefined
    ? (report.source ?? "unknown source")
    : at(payload.outlets, report.outlet).name;
}

/** The outlets of these claims' reports, each once. */
export function outletNames(payload: Payload, claims: readonly number[] | undefined): string[] {
  const reports = new Set((claims ?? []).map((claim) => at(payload.claims, claim).report));
  return [...new Set([...reports].map((report) => outletName(payload, at(payload.reports, report))))];
}

/** Whom an outlet or speaker leans to, as the theatre describes it. */
export function leaning(payload: Payload, outlet: number | undefined): HTMLElement {
  if (outlet === undefined) {
    return el("span", { class: "leaning unknown" }, "leaning not known");
  }
  const { leans, kind }: Outlet = at(payload.outlets, outlet);
  if (leans === undefined) {
    return el(
      "span",
      { class: "leaning" },
      kind === "outlet" ? "leans to no side" : `${kind}, leans to no side`,
    );
  }
  const tag = sideTag(payload, leans);
  tag.prepend(kind === "outlet" ? "leans to " : `${kind}, leans to `);
  tag.classList.add("leaning");
  return tag;
}

/** A row that opens an item. */
export function row(store: Store, item: Item, ...children: Child[]): HTMLElement {
  return el(
    "button",
    { type: "button", class: "row", "data-item": itemKey(item), click: () => store.set({ item }) },
    children,
  );
}

export const itemKey = ({ kind, position }: Item): string => `${kind}-${position}`;

/** Who holds a place, in words: "held by Government". */
export function standingText(payload: Payload, { standing, side, rival }: Standing): string {
  const holder = side === undefined ? "a side not named" : sideName(payload, side);
  const other = rival === undefined ? null : sideName(payload, rival);
  switch (standing) {
    case "held":
      return `held by ${holder}`;
    case "claimed":
      return `claimed by ${holder}`;
    case "contested":
      return side === undefined
        ? `contested${other === null ? "" : `, attacked by ${other}`}`
        : `contested by ${holder}${other === null ? "" : ` and ${other}`}`;
    case "besieged":
      return `held by ${holder}, besieged${other === null ? "" : ` by ${other}`}`;
    default:
      return "no recent word of who holds it";
  }
}

/** What changed, in words: "Government takes it from Opposition". */
export function changeText(payload: Payload, { before, after }: Change): string {
  const taken =
    (after.standing === "held" || after.standing === "claimed") &&
    before?.side !== undefined &&
    before.side !== after.side;
  if (!taken) {
    return before === null
      ? `first word: ${standingText(payload, after)}`
      : `now ${standingText(payload, after)}`;
  }
  const from = sideName(payload, before.side);
  const holder = sideName(payload, after.side);
  return after.standing === "held"
    ? `${holder} takes it from ${from}`
    : `${holder} claims to have taken it from ${from}`;
}
