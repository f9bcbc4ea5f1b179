// Small pieces of text and markup that the lists and the details share.

import type { Incident, Payload, Toll } from "./data";
import { at } from "./data";
import { el, type Child } from "./dom";
import { leansOn, sideName } from "./names";
import { colourOf } from "./patterns";
import type { Change, Standing } from "./picture";
import { withFacet, type Facet, type Item, type Store } from "./state";
import { named, number, t } from "./texts";
import { tollWords } from "./words";

export const empty = (...words: Child[]): HTMLElement => el("p", { class: "empty" }, words);

/** A button that reads as a link. */
export function link(words: Child, click: () => void, attributes: Record<string, string> = {}): HTMLElement {
  return el("button", { type: "button", class: "link", click, ...attributes }, words);
}

const holders = new WeakMap<Payload, Set<number | undefined>>();

/** The sides that hold something at some time. */
function holdersOf(payload: Payload): Set<number | undefined> {
  const known = holders.get(payload) ?? new Set(payload.history.map(({ side }) => side));
  holders.set(payload, known);
  return known;
}

/** A side's name, with a dot of its colour where the map draws it: civilians, say, hold nothing. */
export function sideTag(payload: Payload, side: number | undefined): HTMLElement {
  const drawn =
    side !== undefined &&
    (payload.sides[side]?.colour !== undefined || holdersOf(payload).has(side));
  const dot = drawn ? el("i", { class: "dot" }) : null;
  if (dot !== null) {
    dot.style.background = colourOf(payload, side);
  }
  return el("span", { class: "side" }, dot, el("bdi", {}, sideName(payload, side)));
}

/** Government → Opposition, with as much as is known. */
export function parties(payload: Payload, { side1, side2, type }: Incident): HTMLElement | null {
  if (side1 === undefined && side2 === undefined) {
    return null;
  }
  const between = type === "Armed clash" || type === "Agreement" ? t("parties.and") : "→";
  const two =
    side2 === undefined ? null : [el("span", { class: "arrow" }, ` ${between} `), sideTag(payload, side2)];
  return el(
    "span",
    { class: "parties" },
    side1 === undefined && two ? t("parties.someone") : sideTag(payload, side1),
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
  return main.length === 0 ? null : el("span", { class: "tolls" }, main.map(tollTag));
}

/** How well a toll is borne out. */
export function gradeTag(grade: string | undefined): HTMLElement | null {
  return grade === undefined ? null : el("span", { class: `grade ${grade}` }, named("grade", grade));
}

/** Whom an outlet or speaker leans to on a day (ISO), as the theatre describes it. */
export function leaning(payload: Payload, outlet: number | undefined, day?: string): HTMLElement {
  if (outlet === undefined) {
    return el("span", { class: "leaning unknown" }, t("leans.unknown"));
  }
  const found = at(payload.outlets, outlet);
  const [leans, { kind }] = [leansOn(found, day), found];
  const before = kind === "outlet" ? "" : `${named("outlet", kind)}, `;
  if (leans === undefined) {
    return el("span", { class: "leaning" }, `${before}${t("leans.none")}`);
  }
  return el("span", { class: "leaning" }, `${before}${t("leans.to")} `, sideTag(payload, leans));
}

/** Narrows everything to one value of a facet, or widens it again. */
export function onlyButton(store: Store, facet: Facet, value: string, words: string): HTMLElement {
  const { filters } = store.state;
  const chosen = filters[facet]?.includes(value) === true;
  return el(
    "p",
    { class: "actions" },
    el(
      "button",
      {
        type: "button",
        class: "quiet",
        "aria-pressed": String(chosen),
        click: () => store.set({ filters: withFacet(filters, facet, chosen ? [] : [value]) }),
      },
      words,
    ),
  );
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

/** A row that is made when it comes to be shown. */
export type Row = () => Child;

/** A titled part of a list, with how many rows it has; none where it has none. */
export function section(title: string, means: string, rows: readonly Row[]): HTMLElement | null {
  return rows.length === 0
    ? null
    : el(
        "section",
        { class: "group" },
        el("h3", {}, title, el("small", {}, number(rows.length))),
        means !== "" && el("p", { class: "means" }, means),
        atMost(rows),
      );
}

const MANY = 100;

/** The first rows of a long list, and a button for more of them. */
export function atMost(rows: readonly Row[], many = MANY): Child[] {
  const shown = rows.slice(0, many).map((make) => make());
  if (rows.length <= many) {
    return shown;
  }
  const more = el(
    "button",
    {
      type: "button",
      class: "more",
      click: () => {
        const next = el("div", {}, atMost(rows.slice(many), MANY));
        more.replaceWith(next);
        next.querySelector<HTMLElement>("button")?.focus();
      },
    },
    t("list.more", { n: rows.length - many }),
  );
  return [...shown, more];
}

/** Who holds a place, in words: "held by Government". */
export function standingText(payload: Payload, { standing, side, rival }: Standing): string {
  const holder = sideName(payload, side);
  const other = rival === undefined ? "" : sideName(payload, rival);
  switch (standing) {
    case "held":
      return t("holds.held", { holder });
    case "claimed":
      return t("holds.claimed", { holder });
    case "contested":
      if (side === undefined) {
        return other === "" ? t("standing.contested").toLocaleLowerCase() : t("holds.attacked", { other });
      }
      return other === "" ? t("holds.contested", { holder }) : t("holds.contested.by", { holder, other });
    case "besieged":
      return other === "" ? t("holds.besieged", { holder }) : t("holds.besieged.by", { holder, other });
    default:
      return t("holds.unknown");
  }
}

/** What changed, in words: "Government takes it from Opposition". */
export function changeText(payload: Payload, { before, after }: Change): string {
  const taken =
    (after.standing === "held" || after.standing === "claimed") &&
    before?.side !== undefined &&
    before.side !== after.side;
  if (!taken) {
    const what = standingText(payload, after);
    return before === null ? t("change.first", { what }) : t("change.now", { what });
  }
  const [from, holder] = [sideName(payload, before.side), sideName(payload, after.side)];
  return t(after.standing === "held" ? "change.taken" : "change.claimed", { from, holder });
}

/** The heading of what is open, which takes the focus when it opens. */
export const heading = (...children: Child[]): HTMLElement =>
  el("h2", { tabindex: -1 }, el("bdi", {}, children));
